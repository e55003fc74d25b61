package cn.quanzhi.answering.intent;

import java.util.List;
import java.util.Random;

/** Multinomial logistic regression by Adam (Kingma and Ba 2015). The same lesson gives the same weights. */
final class IntentTraining {

    private static final int EPOCHS = 12;
    private static final int BATCH = 64;
    private static final float RATE = 4e-3f;
    private static final float DECAY = 1e-5f;
    private static final float FIRST_MOMENT = 0.9f;
    private static final float SECOND_MOMENT = 0.999f;
    private static final int SEED = 42;

    private IntentTraining() {}

    /**
     * @param vector the message's unit vector
     * @param weight how much it counts: one typical question among thousands less than a message written for this
     */
    record Example(MessageFeatures features, float[] vector, Intent intent, float weight) {

        static Example of(String text, float[] vector, Intent intent, float weight) {
            return new Example(MessageFeatures.of(text, vector), vector, intent, weight);
        }
    }

    static float[][] learn(List<Example> examples, int dimensions) {
        int columns = MessageFeatures.weights(dimensions);
        float[][] weights = new float[Intent.LEARNED][columns];
        float[][] gradient = new float[Intent.LEARNED][columns];
        float[][] first = new float[Intent.LEARNED][columns];
        float[][] second = new float[Intent.LEARNED][columns];
        Random random = new Random(SEED);
        int steps = EPOCHS * (examples.size() / BATCH + 1);
        for (int step = 1; step <= steps; step++) {
            for (float[] row : gradient) {
                java.util.Arrays.fill(row, 0);
            }
            for (int i = 0; i < BATCH; i++) {
                Example example = examples.get(random.nextInt(examples.size()));
                double[] shares = IntentModel.probabilities(example.features(), weights);
                for (int k = 0; k < shares.length; k++) {
                    double error = shares[k] - (k == example.intent().ordinal() ? 1 : 0);
                    example.features().addTo(gradient[k], (float) (example.weight() * error / BATCH));
                }
            }
            float rate = RATE * (1 - (float) step / (steps + 1));
            for (int k = 0; k < weights.length; k++) {
                move(weights[k], gradient[k], first[k], second[k], step, rate);
            }
        }
        return weights;
    }

    private static void move(float[] weights, float[] gradient, float[] first, float[] second, int step, float rate) {
        float firstBias = (float) (1 - Math.pow(FIRST_MOMENT, step));
        float secondBias = (float) (1 - Math.pow(SECOND_MOMENT, step));
        for (int i = 0; i < weights.length; i++) {
            float slope = gradient[i] + DECAY * weights[i];
            first[i] = FIRST_MOMENT * first[i] + (1 - FIRST_MOMENT) * slope;
            second[i] = SECOND_MOMENT * second[i] + (1 - SECOND_MOMENT) * slope * slope;
            weights[i] -= rate * (first[i] / firstBias) / ((float) Math.sqrt(second[i] / secondBias) + 1e-8f);
        }
    }
}
