package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.quanzhi.answering.citation.ClaimLesson.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final int DIMENSIONS = 16;
    private static final int MATTERS = 3;
    private static final int IDLE = 5;

    private final Random random = new Random(3);

    /** The likeness of the vectors is the same in both kinds; only where they differ tells. */
    @Test
    void learnsWhichOfTheDifferencesMatter() {
        List<Example> lesson = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            boolean isTrue = i % 2 == 0;
            lesson.add(new Example(new double[0], kept(sentence(isTrue ? IDLE : MATTERS)), isTrue, 1));
        }
        Comparison learned = ComparisonTraining.learn(lesson, DIMENSIONS).getFirst();
        int right = 0;
        for (int i = 0; i < 200; i++) {
            right += learned.logit(sentence(IDLE)) > 0 ? 1 : 0;
            right += learned.logit(sentence(MATTERS)) < 0 ? 1 : 0;
        }
        assertThat(right).isGreaterThan(360);
    }

    private static KeptPairs kept(Pairs pairs) {
        return new KeptPairs.Keeper().keep(pairs);
    }

    @Test
    void theSameLessonGivesTheSameButForRounding() {
        List<Example> lesson = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            lesson.add(new Example(new double[0], kept(sentence(i % 2 == 0 ? IDLE : MATTERS)), i % 2 == 0, 1));
        }
        Pairs pairs = sentence(IDLE);
        assertThat(ComparisonTraining.learn(lesson, DIMENSIONS).getFirst().logit(pairs))
                .isCloseTo(
                        ComparisonTraining.learn(lesson, DIMENSIONS).getFirst().logit(pairs), within(1e-3));
    }

    @Test
    void comparesTheSameOnceItWasWrittenAndRead() {
        Comparison read = Comparison.read(
                Comparison.fresh(DIMENSIONS, random).write().lines().toList());
        Pairs pairs = sentence(IDLE);
        // The same but for rounding: before a method is compiled it may add in another order.
        assertThat(Comparison.read(read.write().lines().toList()).logit(pairs))
                .isCloseTo(read.logit(pairs), within(1e-6));
    }

    @Test
    void oneOfAnotherFormIsRefused() {
        List<String> lines =
                Comparison.fresh(DIMENSIONS, random).write().lines().toList();
        assertThatThrownBy(() -> Comparison.read(lines.reversed())).isInstanceOf(IllegalArgumentException.class);
    }

    /** Nine pairs that are alike but for some noise, and one that is apart in one direction. */
    private Pairs sentence(int direction) {
        List<Pairs.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            float[] token = new float[DIMENSIONS];
            for (int k = 0; k < DIMENSIONS; k++) {
                token[k] = (float) random.nextGaussian();
            }
            float[] nearest = VectorUtil.l2normalize(token).clone();
            if (i == 4) {
                nearest[direction] += random.nextBoolean() ? 0.8f : -0.8f;
            }
            pairs.add(new Pairs.Pair(token, new float[][] {nearest}, new float[] {1}, new float[Pairs.NUMBERS]));
        }
        return new Pairs(pairs, pairs.subList(0, 3));
    }
}
