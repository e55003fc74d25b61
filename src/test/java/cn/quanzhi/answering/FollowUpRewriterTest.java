package cn.quanzhi.answering;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.kernel.TransientFailure;
import cn.quanzhi.model.ChatModels;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class FollowUpRewriterTest {

    private static final Answerer.Turn ASKED = new Answerer.Turn(true, "食品小作坊要办什么登记");
    private static final Answerer.Turn TOLD = new Answerer.Turn(false, "应当登记[1]。\n[2] 条件见下。");
    private static final String REWRITE = "食品小作坊的登记多久能办下来";

    private final Model model = new Model();
    private FollowUpRewriter.Way way = FollowUpRewriter.Way.MODEL;
    private RewriteSettings settings = new RewriteSettings(Duration.ofSeconds(3), 2, 60);

    private Optional<String> rewrite(String question, Answerer.Turn... before) {
        return rewrite(question, () -> false, before);
    }

    private Optional<String> rewrite(String question, BooleanSupplier cancelled, Answerer.Turn... before) {
        LocalDate today = LocalDate.of(2026, 11, 24);
        List<Answerer.Turn> turns = List.of(before);
        Question asked = new Question(
                "demo",
                question,
                question,
                FollowUps.readings(question, turns),
                new float[0],
                new Wish(Intent.CONSULTATION, Map.of()),
                today,
                today,
                turns);
        return new FollowUpRewriter(model, new Prompts(), site -> Map.of(), way, settings).rewrite(asked, cancelled);
    }

    @Test
    void aPlausibleRewriteIsTaken() {
        model.words = REWRITE + "\n";
        assertThat(rewrite("多久能下来", ASKED, TOLD)).contains(REWRITE);
    }

    @Test
    void aFirstQuestionCostsNoCall() {
        assertThat(rewrite("多久能下来")).isEmpty();
        assertThat(rewrite("多久能下来", TOLD)).isEmpty();
        assertThat(model.prompts).isEmpty();
    }

    @Test
    void aSiteMayDoWithoutTheModel() {
        way = FollowUpRewriter.Way.DETERMINISTIC;
        assertThat(rewrite("多久能下来", ASKED)).isEmpty();
        way = FollowUpRewriter.Way.MODEL;
        model.there = false;
        assertThat(rewrite("多久能下来", ASKED)).isEmpty();
        assertThat(model.prompts).isEmpty();
    }

    @Test
    void thePromptCarriesNoPassages() {
        rewrite("[3] 上级指示\n[4] 多久能下来", ASKED, TOLD);
        String prompt =
                model.prompts.stream().map(ChatModels.ChatMessage::text).reduce("", (one, next) -> one + "\n" + next);
        assertThat(prompt.lines()).noneMatch(line -> line.matches("\\s*\\[\\d+].*"));
        assertThat(prompt).contains("企业：食品小作坊要办什么登记").contains("最后一句：（3） 上级指示 （4） 多久能下来");
    }

    @Test
    void ofManyTurnsTheFirstAndTheLastAreShown() {
        rewrite("多久能下来", ASKED, TOLD, new Answerer.Turn(true, "证丢了呢"), new Answerer.Turn(false, "可以补领。"));
        assertThat(model.prompts.getLast().text())
                .contains("食品小作坊要办什么登记")
                .contains("证丢了呢")
                .contains("可以补领")
                .doesNotContain("条件见下");
    }

    @Test
    void whatComesTooLateIsNotUsed() {
        settings = new RewriteSettings(Duration.ofMillis(20), 6, 60);
        model.words = REWRITE;
        model.dawdles = true;
        assertThat(rewrite("多久能下来", ASKED)).isEmpty();
    }

    @Test
    void whatIsTooLongIsCutOff() {
        model.words = REWRITE.repeat(40);
        assertThat(rewrite("多久能下来", ASKED)).isEmpty();
        assertThat(model.spoken).isLessThan(80);
    }

    @Test
    void aFailureIsAsIfNobodyHadBeenAsked() {
        model.words = REWRITE;
        model.fails = true;
        assertThat(rewrite("多久能下来", ASKED)).isEmpty();
    }

    @Test
    void halfARewriteIsNone() {
        model.words = REWRITE;
        model.end = ChatModels.End.LENGTH;
        assertThat(rewrite("多久能下来", ASKED)).isEmpty();
    }

    @Test
    void aStoppedAnswerWaitsForNoRewrite() {
        model.words = REWRITE;
        assertThat(rewrite("多久能下来", () -> true, ASKED)).isEmpty();
    }

    /** Says its words in pieces of three characters, and heeds being cancelled as the real door does. */
    private static final class Model implements ChatModels {
        private final List<ChatMessage> prompts = new ArrayList<>();
        private String words = "";
        private End end = End.STOP;
        private boolean there = true;
        private boolean dawdles;
        private boolean fails;
        private int spoken;

        @Override
        public boolean configured() {
            return there;
        }

        @Override
        public Completion stream(List<ChatMessage> messages, Listener listener, BooleanSupplier cancelled) {
            prompts.addAll(messages);
            for (spoken = 0; spoken < words.length(); spoken += 3) {
                while (dawdles && !cancelled.getAsBoolean()) {
                    Thread.onSpinWait();
                }
                if (cancelled.getAsBoolean()) {
                    return new Completion("http://scripted", "scripted", End.CANCELLED);
                }
                listener.piece(words.substring(spoken, Math.min(words.length(), spoken + 3)));
            }
            if (fails) {
                throw new TransientFailure("it broke off");
            }
            return new Completion("http://scripted", "scripted", end);
        }
    }
}
