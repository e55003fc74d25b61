package cn.quanzhi.retrieval.adapter;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/**
 * Learns the matrix by InfoNCE (van den Oord et al. 2018): what answers against the nearest that doesn't and
 * against what answers other questions. Optimised by Adam (Kingma and Ba 2015) from the identity. The same lesson gives the
 * same matrix but for rounding.
 */
final class AdapterTraining {

    private static final int EPOCHS = 24;
    private static final int BATCH = 32;
    private static final int HARD = 48;
    private static final int OTHERS = 48;
    private static final float TEMPERATURE = 0.05f;
    private static final float RATE = 3e-4f;
    private static final float FIRST_MOMENT = 0.9f;
    private static final float SECOND_MOMENT = 0.999f;
    private static final int SEED = 42;

    private final Lesson lesson;
    private final float[][] known;
    private final List<Lesson.Asked> questions;
    private final int[][] wanted;
    private final int dimensions;
    private final int[][] hard;
    private final Random random = new Random(SEED);
    private final float[][] matrix;
    private final float[][] gradient;
    private final float[][] first;
    private final float[][] second;

    AdapterTraining(Lesson lesson) {
        this.lesson = lesson;
        this.known = lesson.known();
        this.questions = lesson.questions();
        this.dimensions = known[0].length;
        this.wanted = questions.parallelStream().map(lesson::wanted).toArray(int[][]::new);
        this.hard = questions.parallelStream().map(this::nearestWrong).toArray(int[][]::new);
        this.matrix = new float[dimensions][dimensions];
        this.gradient = new float[dimensions][dimensions];
        this.first = new float[dimensions][dimensions];
        this.second = new float[dimensions][dimensions];
        for (int i = 0; i < dimensions; i++) {
            matrix[i][i] = 1;
        }
    }

    /** The matrix minus the identity. */
    float[][] learn() {
        int[] order = IntStream.range(0, questions.size()).toArray();
        int step = 0;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            shuffle(order);
            for (int from = 0; from < order.length; from += BATCH) {
                int[] batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH));
                for (float[] row : gradient) {
                    Arrays.fill(row, 0);
                }
                for (int question : batch) {
                    descend(question, 1f / batch.length);
                }
                step++;
                move(step);
            }
        }
        float[][] added = new float[dimensions][];
        for (int i = 0; i < dimensions; i++) {
            added[i] = matrix[i].clone();
            added[i][i] -= 1;
        }
        return added;
    }

    private int[] nearestWrong(Lesson.Asked question) {
        PriorityQueue<Scored> nearest = new PriorityQueue<>(Comparator.comparingDouble(Scored::score));
        for (int i = 0; i < known.length; i++) {
            if (lesson.articles()[i] == question.article()) {
                continue;
            }
            float score = VectorUtil.dotProduct(known[i], question.vector());
            if (nearest.size() < HARD || score > nearest.element().score()) {
                nearest.add(new Scored(i, score));
            }
            if (nearest.size() > HARD) {
                nearest.remove();
            }
        }
        return nearest.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .mapToInt(Scored::place)
                .toArray();
    }

    private record Scored(int place, float score) {}

    private void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    /** Adds one question's gradient, through the scaling to length one. */
    private void descend(int number, float weight) {
        Lesson.Asked question = questions.get(number);
        float[] turned = new float[dimensions];
        for (int row = 0; row < dimensions; row++) {
            turned[row] = VectorUtil.dotProduct(matrix[row], question.vector());
        }
        float length = (float) Math.sqrt(VectorUtil.dotProduct(turned, turned));
        float[] unit = turned.clone();
        for (int i = 0; i < dimensions; i++) {
            unit[i] /= length;
        }
        float[] pull = pull(unit, candidates(number));
        float along = VectorUtil.dotProduct(pull, unit);
        for (int row = 0; row < dimensions; row++) {
            float by = weight * (pull[row] - unit[row] * along) / length;
            float[] into = gradient[row];
            float[] from = question.vector();
            for (int column = 0; column < dimensions; column++) {
                into[column] += by * from[column];
            }
        }
    }

    /** The answer first, then what must be farther away. */
    int[] candidates(int number) {
        int article = questions.get(number).article();
        int[] others = IntStream.range(0, OTHERS)
                .map(i -> answer(random.nextInt(questions.size())))
                .filter(other -> lesson.articles()[other] != article)
                .toArray();
        int[] candidates = new int[1 + hard[number].length + others.length];
        candidates[0] = answer(number);
        System.arraycopy(hard[number], 0, candidates, 1, hard[number].length);
        System.arraycopy(others, 0, candidates, 1 + hard[number].length, others.length);
        return candidates;
    }

    private int answer(int number) {
        int[] answers = wanted[number];
        return answers.length == 1 ? answers[0] : answers[random.nextInt(answers.length)];
    }

    /** The derivative of the loss by the unit vector. */
    private float[] pull(float[] unit, int[] candidates) {
        double[] shares = new double[candidates.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < candidates.length; i++) {
            shares[i] = VectorUtil.dotProduct(known[candidates[i]], unit) / TEMPERATURE;
            most = Math.max(most, shares[i]);
        }
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.exp(shares[i] - most);
            sum += shares[i];
        }
        float[] pull = new float[dimensions];
        for (int i = 0; i < shares.length; i++) {
            float by = (float) ((shares[i] / sum - (i == 0 ? 1 : 0)) / TEMPERATURE);
            float[] candidate = known[candidates[i]];
            for (int k = 0; k < dimensions; k++) {
                pull[k] += by * candidate[k];
            }
        }
        return pull;
    }

    private void move(int step) {
        float firstBias = (float) (1 - Math.pow(FIRST_MOMENT, step));
        float secondBias = (float) (1 - Math.pow(SECOND_MOMENT, step));
        for (int row = 0; row < dimensions; row++) {
            for (int column = 0; column < dimensions; column++) {
                float slope = gradient[row][column];
                float mean = FIRST_MOMENT * first[row][column] + (1 - FIRST_MOMENT) * slope;
                float square = SECOND_MOMENT * second[row][column] + (1 - SECOND_MOMENT) * slope * slope;
                first[row][column] = mean;
                second[row][column] = square;
                matrix[row][column] -= RATE * (mean / firstBias) / ((float) Math.sqrt(square / secondBias) + 1e-8f);
            }
        }
    }
}
