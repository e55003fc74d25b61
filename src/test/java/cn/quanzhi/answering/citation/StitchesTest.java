package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.answering.Claim.Verdict;
import cn.quanzhi.knowledge.ReferenceGrammar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences that have the source's words, but not where the source has them. */
class StitchesTest {

    private static final String TITLE = "茶秤核查办法";
    private static final String TEXT = "首次核查未通过的，可以在三十日内整改后再次申请；第二次仍未通过的，取消核查资格，收回核查标牌。"
            + "发生丢失标牌事故的，自事故认定之日起停用茶秤。修理两次仍不能正常使用的，应当退还全部修理费。" + "发货方：检查茶箱封条，再装车。收货方：核对随车清单和封条号码，再卸车。";

    private Verdict judged(String sentence) {
        Source source = Passaged.source(1, TITLE, "6", TEXT);
        return new ClaimVerifier(new ReferenceGrammar(Map.of(TITLE, TITLE))).judge(sentence, List.of(source), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"首次核查未通过的，取消核查资格，收回核查标牌。", "自事故发生之日起停用茶秤。", "修理一次仍不能正常使用的，应当退还全部修理费。", "发货方核对随车清单和封条号码。"})
    void anotherRulesEndOrAnotherWordInItsPlaceIsNotShown(String sentence) {
        assertThat(judged(sentence)).isEqualTo(Verdict.UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"首次核查未通过的，可以在三十日内整改后再次申请。", "第二次仍未通过的，取消核查资格，收回核查标牌。", "自事故认定之日起停用茶秤。", "修理两次仍不能正常使用的，应当退还全部修理费。"
            })
    void itsOwnEndIs(String sentence) {
        assertThat(judged(sentence)).isEqualTo(Verdict.SUPPORTED);
    }

    @Test
    void anItemBelongsToTheHeadOfItsList() {
        String list = "有下列情形之一的，不得申请核查标牌：\n（一）茶秤尚在停用名单里；\n（二）正在接受调查。";
        Source source = Passaged.source(1, TITLE, "7", list);
        Verdict verdict = new ClaimVerifier(new ReferenceGrammar(Map.of(TITLE, TITLE)))
                .judge("茶秤尚在停用名单里，不得申请核查标牌。", List.of(source), "");
        assertThat(verdict).isEqualTo(Verdict.SUPPORTED);
    }
}
