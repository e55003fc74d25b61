package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.answering.Claim.Verdict;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.knowledge.Validity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the service says in front of a quotation is judged as its Chinese counterpart is. */
class EnglishFrameTest {

    private static final String TITLE = "茶秤核查办法";
    private static final String TEXT = "茶秤的使用人应当自收到核查标牌之日起十日内张贴标牌。";
    private static final LocalDate FROM = LocalDate.of(2027, 1, 1);
    private static final Source SOURCE = coming(Passaged.source(1, TITLE, "6", TEXT));

    private static Source coming(Source source) {
        return new Source(
                source.number(),
                source.passage(),
                new Validity(Validity.Status.NOT_YET_IN_FORCE, FROM, null, null, null));
    }

    private static Verdict judged(String sentence) {
        return new ClaimVerifier(new ReferenceGrammar(Map.of(TITLE, TITLE))).judge(sentence, List.of(SOURCE), "");
    }

    @Test
    void whereToReadOnIsTrueOfTheSourcesThatItNames() {
        String region = SOURCE.passage().region();
        assertThat(judged(EnglishFrame.everywhere() + "《茶秤核查办法》第六条.")).isEqualTo(Verdict.SUPPORTED);
        assertThat(judged(EnglishFrame.also(region) + "《茶秤核查办法》第六条.")).isEqualTo(Verdict.SUPPORTED);
        assertThat(judged(EnglishFrame.only(region) + "《茶秤核查办法》第六条.")).isEqualTo(Verdict.SUPPORTED);
        assertThat(judged(EnglishFrame.also("火星") + "《茶秤核查办法》第六条.")).isEqualTo(Verdict.UNSUPPORTED);
        assertThat(judged(EnglishFrame.everywhere() + "《茶秤核查办法》第七条.")).isEqualTo(Verdict.UNSUPPORTED);
        assertThat(judged(EnglishFrame.everywhere() + "《茶秤核查办法》第六条, and pay by card."))
                .isEqualTo(Verdict.UNSUPPORTED);
    }

    @Test
    void whatWillCountIsJudgedByItsOwnWordsAndDay() {
        assertThat(judged(EnglishFrame.change(FROM, true) + TEXT)).isEqualTo(Verdict.SUPPORTED);
        assertThat(judged(EnglishFrame.change(FROM, false) + TEXT)).isEqualTo(Verdict.SUPPORTED);
        assertThat(judged(EnglishFrame.change(FROM.plusDays(1), true) + TEXT)).isEqualTo(Verdict.UNSUPPORTED);
        assertThat(judged(EnglishFrame.change(FROM, true) + TEXT.replace("十日", "二十日")))
                .isEqualTo(Verdict.UNSUPPORTED);
    }
}
