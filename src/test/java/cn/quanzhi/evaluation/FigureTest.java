package cn.quanzhi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FigureTest {

    private static List<Value> drawn(Random random, int count, double truth) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(Value.of(random.nextDouble() < truth));
        }
        return values;
    }

    @Test
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        Random random = new Random(7);
        int held = 0;
        for (int run = 0; run < 200; run++) {
            Figure figure = Figure.ratio(drawn(random, 120, 0.7));
            held += figure.low() <= 0.7 && 0.7 <= figure.high() ? 1 : 0;
        }
        assertThat(held / 200.0).isBetween(0.90, 0.99);
    }

    @Test
    void theSameValuesGiveTheSameInterval() {
        List<Value> values = drawn(new Random(3), 80, 0.4);
        assertThat(Figure.ratio(values)).isEqualTo(Figure.ratio(List.copyOf(values)));
    }

    @Test
    void aFigureHoldsItsMeanAndCountsItsTrials() {
        Figure figure = Figure.ratio(List.of(new Value(3, 4), new Value(0, 1), new Value(1, 1)));
        assertThat(figure.value()).isEqualTo(4 / 6.0, within(1e-12));
        assertThat(figure.trials()).isEqualTo(6);
        assertThat(figure.count()).isEqualTo(3);
        assertThat(figure.low()).isLessThan(figure.value());
        assertThat(figure.high()).isGreaterThan(figure.value());
        assertThat(Figure.ratio(List.of())).isEqualTo(Figure.NONE);
    }

    @Test
    void thirteenOfThirteenIsNoCertainty() {
        Figure figure = Figure.ratio(Collections.nCopies(13, Value.of(true)));
        assertThat(figure.value()).isEqualTo(1);
        assertThat(figure.high()).isEqualTo(1);
        assertThat(figure.low()).isBetween(0.75, 0.80);
    }

    @Test
    void sentencesOfOneQuestionAreDrawnTogether() {
        List<Value> together = new ArrayList<>();
        List<Value> apart = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            together.add(new Value(i % 2 == 0 ? 10 : 0, 10));
            for (int j = 0; j < 10; j++) {
                apart.add(Value.of(i % 2 == 0));
            }
        }
        Figure one = Figure.ratio(together);
        Figure other = Figure.ratio(apart);
        assertThat(one.value()).isEqualTo(other.value());
        assertThat(one.high() - one.low()).isGreaterThan(2 * (other.high() - other.low()));
    }

    @Test
    void aDifferenceInPairsIsNarrowerThanItsTwoFigures() {
        Random random = new Random(5);
        List<Value> before = drawn(random, 100, 0.5);
        List<Value> now = new ArrayList<>(before);
        for (int i = 0; i < 100; i += 10) {
            now.set(i, Value.of(true));
        }
        Bootstrap.Interval pairs = Bootstrap.ofDifference(before, now);
        Figure figure = Figure.ratio(now);
        assertThat(pairs.high() - pairs.low()).isLessThan(figure.high() - figure.low());
        assertThat(pairs.low()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void aMedianIsNotMovedByOneSlowQuestion() {
        Figure figure = Figure.median(List.of(Value.of(5), Value.of(4), Value.of(900), Value.of(6)));
        assertThat(figure.value()).isEqualTo(5.5);
        assertThat(figure.low()).isGreaterThanOrEqualTo(4);
        assertThat(Figure.median(List.of())).isEqualTo(Figure.NONE);
    }

    @Test
    void aMediansDifferenceIsSeenInPairs() {
        List<Value> before = IntStream.range(0, 60).mapToObj(Value::of).toList();
        List<Value> now = IntStream.range(0, 60).mapToObj(i -> Value.of(i + 3)).toList();
        assertThat(Bootstrap.ofMedianDifference(before, now)).isEqualTo(new Bootstrap.Interval(3, 3));
    }
}
