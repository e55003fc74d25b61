package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.ClaimLesson.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Stochastic gradient boosting of shallow trees for the logistic loss (Friedman 2001, 2002), each step by Newton's rule as in
 * Chen and Guestrin 2016. The same lesson gives the same trees.
 */
final class ClaimTraining {

    private static final int TREES = 240;
    private static final int DEPTH = 3;
    private static final double RATE = 0.06;
    private static final double ROWS = 0.7;
    private static final double COLUMNS = 0.4;
    private static final double RIDGE = 5;
    /** A leaf of less weight tells of single sentences. */
    private static final double LEAST = 15;

    private static final int BINS = 32;

    private final List<Example> examples;
    private final int columns = Evidence.NAMES.size();
    private final double[][] thresholds;
    private final byte[][] bins;
    private final double[] scores;
    private final double[] slopes;
    private final double[] curves;
    private final Random random = new Random(5);

    private ClaimTraining(List<Example> examples) {
        this.examples = examples;
        this.thresholds = IntStream.range(0, columns).mapToObj(this::thresholds).toArray(double[][]::new);
        this.bins = IntStream.range(0, columns).mapToObj(this::bins).toArray(byte[][]::new);
        this.scores = new double[examples.size()];
        this.slopes = new double[examples.size()];
        this.curves = new double[examples.size()];
    }

    /** @param dimensions of a token's vector */
    static Judge learn(List<Example> examples, String embeddings, int dimensions) {
        ClaimTraining training = new ClaimTraining(examples);
        double right = examples.stream()
                .filter(Example::isTrue)
                .mapToDouble(Example::weight)
                .sum();
        double wrong = examples.stream().mapToDouble(Example::weight).sum() - right;
        double bias = Math.log(Math.max(right, 1) / Math.max(wrong, 1));
        Arrays.fill(training.scores, bias);
        List<Tree> trees = new ArrayList<>();
        for (int i = 0; i < TREES; i++) {
            trees.add(training.tree());
        }
        return new Judge(embeddings, bias, trees, ComparisonTraining.learn(examples, dimensions));
    }

    /** Where a column may be cut: between its quantiles. */
    private double[] thresholds(int column) {
        double[] values = examples.stream()
                .mapToDouble(one -> one.evidence()[column])
                .sorted()
                .toArray();
        return IntStream.range(1, BINS)
                .mapToDouble(bin -> values.length == 0 ? 0 : values[(int) ((long) values.length * bin / BINS)])
                .distinct()
                .toArray();
    }

    private byte[] bins(int column) {
        byte[] bins = new byte[examples.size()];
        for (int row = 0; row < bins.length; row++) {
            int at = Arrays.binarySearch(thresholds[column], examples.get(row).evidence()[column]);
            bins[row] = (byte) (at >= 0 ? at : -at - 1);
        }
        return bins;
    }

    private Tree tree() {
        for (int row = 0; row < scores.length; row++) {
            Example one = examples.get(row);
            double probability = 1 / (1 + Math.exp(-scores[row]));
            slopes[row] = one.weight() * ((one.isTrue() ? 1 : 0) - probability);
            curves[row] = one.weight() * probability * (1 - probability);
        }
        int[] rows = IntStream.range(0, scores.length)
                .filter(row -> random.nextDouble() < ROWS)
                .toArray();
        int[] tried = IntStream.range(0, columns)
                .filter(column -> random.nextDouble() < COLUMNS)
                .toArray();
        Tree tree = grown(rows, tried, DEPTH);
        for (int row = 0; row < scores.length; row++) {
            scores[row] += tree.value(examples.get(row).evidence());
        }
        return tree;
    }

    /** @param bin the last one that goes below */
    private record Cut(int column, int bin, double gain) {}

    private Tree grown(int[] rows, int[] tried, int depth) {
        double slope = Arrays.stream(rows).mapToDouble(row -> slopes[row]).sum();
        double curve = Arrays.stream(rows).mapToDouble(row -> curves[row]).sum();
        Cut best = new Cut(-1, 0, 1e-6);
        for (int column : depth == 0 ? new int[0] : tried) {
            Cut cut = best(rows, column, slope, curve);
            best = cut.gain() > best.gain() ? cut : best;
        }
        if (best.column() < 0) {
            return new Tree.Leaf(RATE * slope / (curve + RIDGE));
        }
        byte[] bin = bins[best.column()];
        int last = best.bin();
        return new Tree.Branch(
                best.column(),
                thresholds[best.column()][last],
                grown(Arrays.stream(rows).filter(row -> bin[row] <= last).toArray(), tried, depth - 1),
                grown(Arrays.stream(rows).filter(row -> bin[row] > last).toArray(), tried, depth - 1));
    }

    private Cut best(int[] rows, int column, double slope, double curve) {
        int cuts = thresholds[column].length;
        double[] slopesOf = new double[cuts + 1];
        double[] curvesOf = new double[cuts + 1];
        double[] weights = new double[cuts + 1];
        double weight = 0;
        for (int row : rows) {
            int bin = bins[column][row];
            slopesOf[bin] += slopes[row];
            curvesOf[bin] += curves[row];
            weights[bin] += examples.get(row).weight();
            weight += examples.get(row).weight();
        }
        Cut best = new Cut(column, 0, 0);
        double belowSlope = 0;
        double belowCurve = 0;
        double below = 0;
        for (int bin = 0; bin < cuts; bin++) {
            belowSlope += slopesOf[bin];
            belowCurve += curvesOf[bin];
            below += weights[bin];
            double gain =
                    worth(belowSlope, belowCurve) + worth(slope - belowSlope, curve - belowCurve) - worth(slope, curve);
            if (below >= LEAST && weight - below >= LEAST && gain > best.gain()) {
                best = new Cut(column, bin, gain);
            }
        }
        return best;
    }

    private static double worth(double slope, double curve) {
        return slope * slope / (curve + RIDGE);
    }
}
