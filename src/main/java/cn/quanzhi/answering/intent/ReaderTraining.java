package cn.quanzhi.answering.intent;

import cn.quanzhi.answering.learning.Descent;
import cn.quanzhi.answering.learning.Layer;
import cn.quanzhi.model.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Back-propagation in small batches, with dropout of the features (Srivastava et al. 2014) and with no answer taken for quite
 * certain (label smoothing: Szegedy et al. 2016). The same lesson gives the same weights but for rounding.
 */
final class ReaderTraining {

    /** Each begins elsewhere, and errs elsewhere. */
    private static final int READERS = 2;

    private static final int EPOCHS = 20;
    private static final int BATCH = 64;
    private static final float KEPT = 0.7f;
    private static final double DOUBT = 0.05;

    private final List<Lesson> lessons;
    private final Random random;
    private final MessageReader learned;
    private final MessageReader slopes;
    private final Descent descent;

    private ReaderTraining(List<Lesson> lessons, int dimensions, int seed) {
        this.lessons = new ArrayList<>(lessons);
        this.random = new Random(seed);
        this.learned = MessageReader.fresh(dimensions, random);
        this.slopes = learned.blank();
        this.descent = new Descent(learned.layers(), slopes.layers(), EPOCHS * (lessons.size() / BATCH));
    }

    /**
     * A message to learn from. Its vectors are kept as half floats: there are a million and more of them.
     *
     * @param halves the whole one's numbers, then each token's
     * @param weight how much it counts
     */
    record Lesson(short[] halves, Intent intent, float weight) {

        static Lesson of(Tokens message, Intent intent, float weight) {
            int dimensions = message.whole().length;
            int count = Math.min(MessageReader.MOST_TOKENS, message.tokens().size());
            short[] halves = new short[dimensions * (1 + count)];
            keep(message.whole(), halves, 0);
            for (int t = 0; t < count; t++) {
                keep(message.tokens().get(t).vector(), halves, dimensions * (1 + t));
            }
            return new Lesson(halves, intent, weight);
        }

        private static void keep(float[] unit, short[] halves, int at) {
            for (int i = 0; i < unit.length; i++) {
                halves[at + i] = Float.floatToFloat16(unit[i] * MessageReader.LENGTH);
            }
        }

        private float[] vector(int index, int dimensions) {
            float[] vector = new float[dimensions];
            for (int i = 0; i < dimensions; i++) {
                vector[i] = Float.float16ToFloat(halves[index * dimensions + i]);
            }
            return vector;
        }
    }

    /** @param dimensions of a token's vector */
    static List<MessageReader> learn(List<Lesson> lessons, int dimensions) {
        return IntStream.range(0, READERS)
                .parallel()
                .mapToObj(seed -> new ReaderTraining(lessons, dimensions, seed).learn(dimensions))
                .toList();
    }

    private MessageReader learn(int dimensions) {
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(lessons, random);
            for (int from = 0; from + BATCH <= lessons.size(); from += BATCH) {
                List<Lesson> batch = lessons.subList(from, from + BATCH);
                double weights = batch.stream().mapToDouble(Lesson::weight).sum();
                batch.forEach(lesson -> learn(lesson, dimensions, weights));
                descent.step();
            }
        }
        return learned;
    }

    private void learn(Lesson lesson, int dimensions, double weights) {
        List<float[]> tokens = IntStream.range(1, lesson.halves().length / dimensions)
                .mapToObj(index -> lesson.vector(index, dimensions))
                .toList();
        MessageReader.Read read = learned.new Read(tokens, lesson.vector(0, dimensions));
        float[] features = read.features();
        boolean[] dropped = new boolean[features.length];
        for (int i = 0; i < features.length; i++) {
            dropped[i] = random.nextFloat() >= KEPT;
            features[i] = dropped[i] ? 0 : features[i] / KEPT;
        }
        double[] shares = IntentModel.softmax(learned.scores(features));
        float[] error = new float[shares.length];
        for (int k = 0; k < error.length; k++) {
            double wanted = DOUBT / error.length + (k == lesson.intent().ordinal() ? 1 - DOUBT : 0);
            error[k] = (float) (lesson.weight() / weights * (shares[k] - wanted));
        }
        Layer intents = learned.layers().getLast();
        float[] outer = intents.back(slopes.layers().getLast(), features, error);
        for (int i = 0; i < outer.length; i++) {
            outer[i] = dropped[i] ? 0 : outer[i] / KEPT;
        }
        read.learn(outer, slopes);
    }
}
