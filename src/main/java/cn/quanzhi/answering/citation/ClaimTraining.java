package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.ClaimLesson.Example;
import java.util.List;

/** Logistic regression by gradient descent over all examples at once. The same lesson gives the same weights. */
final class ClaimTraining {

    private static final int STEPS = 4_000;
    private static final double RATE = 0.5;
    /** What keeps weights small, as if so many examples said that nothing tells. */
    private static final double RIDGE = 5;

    private final List<Example> examples;
    private final int count = Evidence.NAMES.size();
    private final double[] means = new double[count];
    private final double[] spreads = new double[count];
    private final double[] weights = new double[count];
    private final double total;
    private double bias;

    private ClaimTraining(List<Example> examples) {
        this.examples = examples;
        this.total = examples.stream().mapToDouble(Example::weight).sum();
    }

    static Judge learn(List<Example> examples, String embeddings) {
        ClaimTraining training = new ClaimTraining(examples);
        for (int i = 0; i < training.count; i++) {
            training.measure(i);
        }
        for (int step = 0; step < STEPS; step++) {
            training.step();
        }
        double[] weights = new double[training.count];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = training.weights[i] / training.spreads[i];
        }
        return new Judge(embeddings, training.means, weights, training.bias);
    }

    private void measure(int column) {
        double mean = examples.stream()
                .mapToDouble(one -> one.evidence()[column])
                .average()
                .orElseThrow();
        double variance = examples.stream()
                .mapToDouble(one -> Math.pow(one.evidence()[column] - mean, 2))
                .average()
                .orElseThrow();
        means[column] = mean;
        spreads[column] = Math.sqrt(variance) + 1e-9;
    }

    private void step() {
        double[] slopes = new double[count];
        double slope = 0;
        for (Example one : examples) {
            double score = bias;
            for (int i = 0; i < count; i++) {
                score += weights[i] * scaled(one, i);
            }
            double error = one.weight() * (1 / (1 + Math.exp(-score)) - (one.isTrue() ? 1 : 0));
            slope += error;
            for (int i = 0; i < count; i++) {
                slopes[i] += error * scaled(one, i);
            }
        }
        bias -= RATE * slope / total;
        for (int i = 0; i < count; i++) {
            weights[i] -= RATE * (slopes[i] + RIDGE * weights[i]) / total;
        }
    }

    private double scaled(Example one, int column) {
        return (one.evidence()[column] - means[column]) / spreads[column];
    }
}
