package cn.quanzhi.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.ScriptedChatModel;
import cn.quanzhi.ScriptedChatModel.Script;
import cn.quanzhi.TestService;
import cn.quanzhi.Widget;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A follow-up is searched for as the model understood it, where that is plausible, and answered in any case. */
class FollowUpJourneyTest extends TestService {

    /** What the last one points back to was named in the middle, where no deterministic reading looks. */
    private static final List<String> BEFORE = List.of("哪些国家标准可以免费查询下载？", "《示例市计量服务条例》管不管校准？", "认证证书换了厂名要变更吗");

    private static final String FOLLOW_UP = "前面说的那部，第二条怎么说的";
    private static final String MEANT = "示例市计量服务条例第二条怎么说的";
    private static final String ARTICLE = "《示例市计量服务条例》第二条";

    private final List<Map<Integer, String>> retrieved = new CopyOnWriteArrayList<>();

    @AfterEach
    void letGo() {
        MODEL.release();
    }

    private JsonNode followUp(Script rewriting) {
        MODEL.script(call -> {
            if (call.prompt().contains("最后一句")) {
                rewriting.answer(call);
            } else {
                retrieved.add(call.passages());
                ScriptedChatModel.grounded(call);
            }
        });
        Widget visitor = Widget.open(base());
        String consultation = visitor.consultation();
        BEFORE.forEach(asked -> visitor.answerTo(consultation, asked));
        JsonNode answer = visitor.answerTo(consultation, FOLLOW_UP);
        assertThat(answer.get("status").asString()).isIn("COMPLETED", "ABSTAINED");
        return answer;
    }

    /** Whether the article of the law that only the rewrite names comes before everything else that was found. */
    private boolean theArticleComesFirst() {
        return retrieved.getLast().getOrDefault(1, "").contains(ARTICLE);
    }

    private static Script says(String words) {
        return call -> {
            call.say(words);
            call.finish("stop");
        };
    }

    @Test
    void thePlausibleRewriteIsSearchedFor() {
        JsonNode answer = followUp(says(MEANT));
        assertThat(theArticleComesFirst()).isTrue();
        assertThat(answer.get("citations")
                        .valueStream()
                        .map(source -> source.get("citation").asString()))
                .contains(ARTICLE);
    }

    @Test
    void aRewriteThatInventsALawIsIgnored() {
        followUp(says("《计量违法行为处罚细则》规定的示例市计量服务条例第二条怎么说的"));
        assertThat(theArticleComesFirst()).isFalse();
    }

    @Test
    void anAnswerInThePlaceOfARewriteIsIgnored() {
        followUp(says("示例市计量服务条例第二条说的是适用范围[1]。"));
        assertThat(theArticleComesFirst()).isFalse();
    }

    @Test
    void aModelThatHangsDelaysTheAnswerNoLongerThanItsLimit() {
        long start = System.nanoTime();
        followUp(ScriptedChatModel.Call::hold);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(retrieved).hasSize(BEFORE.size() + 1);
    }

    @Test
    void aPersonIsCalledWithoutAskingAModelFirst() {
        MODEL.script(ScriptedChatModel.Call::hold);
        Widget visitor = Widget.open(base());
        String consultation = visitor.consultation();
        visitor.ask(consultation, "转人工");
        JsonNode answer = visitor.answerTo(consultation, "有人被困在电梯里了");
        assertThat(answer.get("action").asString()).isEqualTo("ESCALATE");
        assertThat(MODEL.prompts()).isEmpty();
    }
}
