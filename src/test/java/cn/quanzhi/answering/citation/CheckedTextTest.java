package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.answering.Answerer;
import cn.quanzhi.answering.Citation;
import cn.quanzhi.answering.Claim;
import cn.quanzhi.answering.Claim.Verdict;
import cn.quanzhi.knowledge.ReferenceGrammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedTextTest {

    private static final String TRUE_ONE = "生产者有异议的，可以自收到检验结果之日起十五日内申请复检";
    private static final String TRUE_TWO = "检测机构应当在收到样品后七个工作日内出具报告";
    private static final String FALSE = "企业应当缴纳8848元保证金";

    private final List<Source> sources = List.of(
            Passaged.source(1, "15", "生产者对检验结果有异议的，可以自收到检验结果之日起十五日内申请复检。"),
            Passaged.source(2, "31", "检测机构应当在收到样品后七个工作日内出具报告。"));
    private final Reader reader = new Reader();
    private final CheckedText text =
            new CheckedText(sources, new ClaimVerifier(new ReferenceGrammar(Map.of())), "抽检不合格怎么办", reader);

    /** Applies what it hears as a reader does. */
    private static final class Reader implements Answerer.Observer {
        private final StringBuilder text = new StringBuilder();
        private final List<Claim> claims = new ArrayList<>();
        private final List<Citation> citations = new ArrayList<>();

        @Override
        public void stage(Answerer.Stage stage) {}

        @Override
        public void delta(int offset, String piece) {
            assertThat(offset).as("no gap").isLessThanOrEqualTo(text.length());
            text.setLength(offset);
            text.append(piece);
            claims.removeIf(claim -> claim.end() > offset);
        }

        @Override
        public void claim(Claim claim) {
            assertThat(claim.end()).as("a claim is of text that was told").isLessThanOrEqualTo(text.length());
            claims.add(claim);
        }

        @Override
        public void citation(Citation citation) {
            citations.add(citation);
        }

        @Override
        public void reset() {}

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    private void say(String whole) {
        text.piece(whole);
        text.finish();
        assertThat(reader.text.toString()).as("the reader has the same text").isEqualTo(text.text());
        assertThat(reader.claims).containsExactlyElementsOf(text.claims());
    }

    private List<Verdict> verdicts() {
        return text.claims().stream().map(Claim::verdict).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "【1】", "［1］", "[ 1 ]", "[^1]"})
    void aMarkerComesOutInOneForm(String marker) {
        say(TRUE_ONE + marker + "。");
        assertThat(text.text()).isEqualTo(TRUE_ONE + "[1]。");
        assertThat(verdicts()).containsExactly(Verdict.SUPPORTED);
    }

    @Test
    void severalNumbersInOneMarkerAreSeveralMarkers() {
        say(TRUE_ONE + "，" + TRUE_TWO + "[1,2]。");
        assertThat(text.text()).endsWith("[1][2]。");
        assertThat(text.claims().getFirst().numbers()).containsExactly(1, 2);
        assertThat(reader.citations).extracting(Citation::number).containsExactly(1, 2);
    }

    @Test
    void unknownNumbersDoNotComeOut() {
        say(TRUE_ONE + "[1][97]。");
        assertThat(text.text()).isEqualTo(TRUE_ONE + "[1]。");
    }

    @Test
    void whatOnlyBeginsLikeAMarkerIsText() {
        say("按〔2021〕和[2021年]的说法");
        assertThat(text.text()).isEqualTo(CheckedText.WITHDRAWN);
        text.reset();
        reader.text.setLength(0);
        reader.claims.clear();
        say(TRUE_ONE + "[1]。[");
        assertThat(text.text()).isEqualTo(TRUE_ONE + "[1]。[");
    }

    @Test
    void aSentenceWithoutSupportGivesWayToThePlaceholder() {
        say(TRUE_ONE + "[1]。" + FALSE + "[2]。" + TRUE_TWO + "[2]。");
        assertThat(text.text()).isEqualTo(TRUE_ONE + "[1]。" + CheckedText.WITHDRAWN + TRUE_TWO + "[2]。");
        assertThat(verdicts()).containsExactly(Verdict.SUPPORTED, Verdict.UNSUPPORTED, Verdict.SUPPORTED);
        Claim withdrawn = text.claims().get(1);
        assertThat(text.text().substring(withdrawn.start(), withdrawn.end())).isEqualTo(CheckedText.WITHDRAWN);
    }

    @Test
    void aMarkerBehindTheFullStopBelongsToTheSentenceBeforeIt() {
        say(TRUE_ONE + "。[1]" + TRUE_TWO + "。[2]");
        assertThat(verdicts()).containsExactly(Verdict.SUPPORTED, Verdict.SUPPORTED);
        assertThat(text.claims().get(0).numbers()).containsExactly(1);
        assertThat(text.claims().get(1).numbers()).containsExactly(2);
    }

    @Test
    void aSentenceWithoutAMarkerTakesThoseOfTheNextInItsLine() {
        say(TRUE_TWO + "。报告在七个工作日内出具[2]。");
        assertThat(verdicts()).containsExactly(Verdict.SUPPORTED, Verdict.SUPPORTED);
        assertThat(text.claims().getFirst().numbers()).containsExactly(2);
    }

    @Test
    void butNotThoseOfAnotherLine() {
        say(TRUE_TWO + "。\n" + TRUE_ONE + "[1]。");
        assertThat(text.text()).isEqualTo(CheckedText.WITHDRAWN + "\n" + TRUE_ONE + "[1]。");
    }

    @Test
    void anEarlierSentenceOfTheLineIsWithdrawnWhereItStands() {
        say(FALSE + "。" + TRUE_TWO + "[2]。");
        assertThat(text.text()).isEqualTo(CheckedText.WITHDRAWN + TRUE_TWO + "[2]。");
        assertThat(verdicts()).containsExactly(Verdict.UNSUPPORTED, Verdict.SUPPORTED);
    }

    @Test
    void listsHeadingsAndTablesKeepTheirMarks() {
        say("### 期限\n- " + TRUE_ONE + "[1]\n2. " + FALSE
                + "[1]\n| 事项 | 期限 |\n|---|---|\n| 检测机构出具报告 | 收到样品后七个工作日内[2] |");
        assertThat(text.text())
                .startsWith("### 期限\n- " + TRUE_ONE + "[1]\n2. " + CheckedText.WITHDRAWN + "\n| 事项")
                .endsWith("[2] |");
        assertThat(verdicts())
                .as("a label is no claim")
                .containsExactly(Verdict.SUPPORTED, Verdict.UNSUPPORTED, Verdict.UNCITED, Verdict.SUPPORTED);
    }

    @Test
    void nothingButUnsupportedSentencesHoldsNothing() {
        say("PWNED。" + FALSE + "[1]。");
        assertThat(text.holds()).isFalse();
        assertThat(text.citations()).isEmpty();
    }

    @Test
    void aTextThatBrokeOffKeepsItsJudgedSentences() {
        text.piece(TRUE_ONE + "[1]。" + TRUE_TWO);
        text.breakOff();
        assertThat(text.text()).isEqualTo(TRUE_ONE + "[1]。");
        assertThat(reader.text.toString()).isEqualTo(text.text());
    }

    /** However a stream is cut into pieces, what comes out is the same. */
    @Test
    void theCutsOfTheStreamDoNotMatter() {
        String whole = "### 条件\n" + TRUE_ONE + "【1】。" + FALSE + "[2]。\n\n- " + TRUE_TWO + "。[2] " + TRUE_ONE
                + "[1, 2]；\n15日内申请复检[1]。";
        say(whole);
        String expected = text.text();
        List<Claim> claims = text.claims();
        Random random = new Random(7);
        for (int run = 0; run < 300; run++) {
            Reader other = new Reader();
            CheckedText cut =
                    new CheckedText(sources, new ClaimVerifier(new ReferenceGrammar(Map.of())), "抽检不合格怎么办", other);
            for (int at = 0; at < whole.length(); ) {
                int next = Math.min(whole.length(), at + 1 + random.nextInt(7));
                cut.piece(whole.substring(at, next));
                at = next;
            }
            cut.finish();
            assertThat(cut.text()).isEqualTo(expected);
            assertThat(cut.claims()).isEqualTo(claims);
            assertThat(other.text.toString()).isEqualTo(expected);
            assertThat(other.claims).isEqualTo(claims);
        }
    }
}
