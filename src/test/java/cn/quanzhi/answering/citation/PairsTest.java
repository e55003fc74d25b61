package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.quanzhi.answering.citation.Pairs.Pair;
import cn.quanzhi.model.Tokens;
import cn.quanzhi.model.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.VectorUtil;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PairsTest {

    private static final Offset<Float> ABOUT = within(0.02f);
    private static final String SAID = "甲乙";

    /** Each letter has a direction of its own, in which another leans a little. */
    private static Tokens tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            float[] vector = new float[4];
            vector["甲乙丙丁".indexOf(text.charAt(i))] = 1;
            vector[3] += 0.2f;
            tokens.add(new Token(i, i + 1, VectorUtil.l2normalize(vector)));
        }
        return new Tokens(new float[] {1, 0, 0, 0}, tokens);
    }

    private static Pairs beside(String... statements) {
        Tokens mine = tokens(SAID);
        return Pairs.of(
                SAID,
                List.of(statements).stream()
                        .map(statement -> Beside.of(SAID, mine, statement, tokens(statement)))
                        .toList());
    }

    @Test
    void eachTokenIsBesideWhatItIsNearestTo() {
        Pairs pairs = beside("丙", "丁甲");
        Pair first = pairs.said().getFirst();
        assertThat(first.numbers()[0]).isCloseTo(1, ABOUT);
        assertThat(first.numbers()[3]).as("by the letter").isEqualTo(1);
        assertThat(VectorUtil.cosine(first.token(), first.few()[0])).isGreaterThan(0.99f);
        Pair second = pairs.said().get(1);
        assertThat(second.numbers()[0]).isLessThan(0.5f);
        assertThat(second.numbers()[3]).isZero();
        assertThat(second.numbers()[4]).isCloseTo(1 - second.numbers()[0], ABOUT);
    }

    @Test
    void theOtherWayOnlyTheStatementCountsToWhichMostPoints() {
        assertThat(beside("丙", "丁甲乙").source()).hasSize(3);
        assertThat(beside("丙甲乙", "丁").source()).hasSize(3);
        Pair denied = beside("丁", "甲丙乙").source().get(1);
        assertThat(denied.numbers()[3]).as("what the sentence leaves out").isZero();
    }

    @Test
    void aStatementOfNoTokensIsNearToNothing() {
        Pairs pairs = Pairs.of(SAID, List.of(Beside.of(SAID, tokens(SAID), "", tokens(""))));
        assertThat(pairs.source()).isEmpty();
        assertThat(pairs.said())
                .hasSize(2)
                .allSatisfy(pair -> assertThat(pair.numbers()[0]).isZero());
    }
}
