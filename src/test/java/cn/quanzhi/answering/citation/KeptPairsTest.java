package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeptPairsTest {

    private static final float[] TOKEN = {0.25f, -0.5f, 0.125f};
    private static final float[] NEAR = {0.1f, 0.2f, 0.3f};
    private static final Pairs.Pair PAIR =
            new Pairs.Pair(TOKEN, new float[][] {NEAR, TOKEN}, new float[] {0.7f, 0.3f}, new float[] {1, 2, 3, 4, 5});

    @Test
    void comeBackAsTheyWereButForRounding() {
        Pairs.Pair back = new KeptPairs.Keeper()
                .keep(new Pairs(List.of(PAIR), List.of(PAIR)))
                .pairs()
                .said()
                .getFirst();
        assertThat(back.token()).isEqualTo(TOKEN);
        assertThat(back.few()[0]).containsExactly(NEAR, within(1e-3f));
        assertThat(back.weights()).isEqualTo(PAIR.weights());
        assertThat(back.numbers()).isEqualTo(PAIR.numbers());
    }

    /** What is learned of a token is gathered by its vector. */
    @Test
    void aVectorThatStandsInSeveralPairsIsOne() {
        Pairs back = new KeptPairs.Keeper()
                .keep(new Pairs(List.of(PAIR), List.of(PAIR)))
                .pairs();
        assertThat(back.said().getFirst().few()[1])
                .isSameAs(back.said().getFirst().token());
        assertThat(back.source().getFirst().token())
                .isSameAs(back.said().getFirst().token());
    }
}
