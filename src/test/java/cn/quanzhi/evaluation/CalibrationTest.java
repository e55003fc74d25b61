package cn.quanzhi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.quanzhi.answering.Answer.Action;
import cn.quanzhi.evaluation.Calibration.Bin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static Decision decision(double probability, boolean question) {
        Action action = question ? Action.ANSWER : Action.DECLINE;
        return new Decision("any", action, Set.of(action), Action.ANSWER, probability);
    }

    @Test
    void binsHoldWhatWasPlanted() {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            decisions.add(decision(0.25, i < 2));
            decisions.add(decision(0.85, i < 9));
        }
        decisions.add(decision(1.0, true));
        Calibration calibration = Calibration.of(decisions, Decision::isQuestion);
        assertThat(calibration.bins()).extracting(Bin::count).containsExactly(10, 10, 1);
        assertThat(calibration.bins()).extracting(Bin::observed).containsExactly(0.2, 0.9, 1.0);
        assertThat(calibration.bins()).extracting(Bin::from).containsExactly(0.2, 0.8, 0.9);
        assertThat(calibration.error()).isEqualTo((10 * 0.05 + 10 * 0.05) / 21, within(1e-9));
        assertThat(calibration.bins())
                .allSatisfy(bin -> assertThat(bin.observed())
                        .isBetween(bin.interval().low(), bin.interval().high()));
    }

    @Test
    void whatIsAlwaysSureAndAlwaysRightHasNoError() {
        Calibration calibration = Calibration.of(List.of(decision(1, true), decision(0, false)), Decision::isQuestion);
        assertThat(calibration.error()).isZero();
        assertThat(calibration.brier()).isZero();
    }

    @Test
    void withoutAnythingThereIsNothing() {
        assertThat(Calibration.of(List.of(), Decision::isQuestion).bins()).isEmpty();
    }
}
