package cn.quanzhi.answering.learning;

import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.util.VectorUtil;

/**
 * Changes weights along their slopes: Adam with decay of the weights (Loshchilov and Hutter 2019), the rate rising and then
 * falling in one cycle, the slopes held to a length.
 */
public final class Descent {
    private static final double RATE = 1e-3;
    private static final double WARM = 0.15;
    private static final float DECAY = 0.02f;
    private static final float FIRST = 0.9f;
    private static final float SECOND = 0.999f;
    private static final double LARGEST = 1;

    private final List<float[]> numbers;
    private final List<float[]> slopes;
    private final List<float[]> means;
    private final List<float[]> squares;
    private final int steps;
    private int step;

    /**
     * @param learned the layers to change
     * @param slopes of the same form; read and cleared at each step
     * @param steps how many there will be
     */
    public Descent(List<Layer> learned, List<Layer> slopes, int steps) {
        this.numbers = numbers(learned);
        this.slopes = numbers(slopes);
        this.means = numbers.stream().map(one -> new float[one.length]).toList();
        this.squares = numbers.stream().map(one -> new float[one.length]).toList();
        this.steps = Math.max(1, steps);
    }

    private static List<float[]> numbers(List<Layer> layers) {
        return layers.stream()
                .flatMap(layer -> Stream.concat(Stream.of(layer.rows()), Stream.of(layer.added())))
                .toList();
    }

    public void step() {
        step++;
        double norm = Math.sqrt(slopes.stream()
                .mapToDouble(one -> VectorUtil.dotProduct(one, one))
                .sum());
        float shrink = (float) Math.min(1, LARGEST / Math.max(norm, 1e-9));
        double rate = rate();
        double firstBias = 1 - Math.pow(FIRST, step);
        double secondBias = 1 - Math.pow(SECOND, step);
        for (int i = 0; i < numbers.size(); i++) {
            float[] number = numbers.get(i);
            float[] slope = slopes.get(i);
            float[] mean = means.get(i);
            float[] square = squares.get(i);
            for (int k = 0; k < number.length; k++) {
                float one = slope[k] * shrink;
                mean[k] = FIRST * mean[k] + (1 - FIRST) * one;
                square[k] = SECOND * square[k] + (1 - SECOND) * one * one;
                double move = mean[k] / firstBias / (Math.sqrt(square[k] / secondBias) + 1e-8);
                number[k] -= (float) (rate * (move + DECAY * number[k]));
                slope[k] = 0;
            }
        }
    }

    /** A line up, and half a wave down. */
    private double rate() {
        double share = (double) step / steps;
        return share < WARM
                ? RATE * Math.max(0.04, share / WARM)
                : RATE * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, (share - WARM) / (1 - WARM))));
    }
}
