package cn.quanzhi.answering.learning;

import java.nio.ByteBuffer;
import java.util.Random;
import org.apache.lucene.util.VectorUtil;

/** A layer's weights, a row a number that it gives, and what is added to each. */
public record Layer(float[][] rows, float[] added) {

    public static Layer random(int rows, int columns, double deviation, Random random) {
        float[][] weights = new float[rows][columns];
        for (float[] row : weights) {
            for (int i = 0; i < columns; i++) {
                row[i] = (float) (deviation * random.nextGaussian());
            }
        }
        return new Layer(weights, new float[rows]);
    }

    /** One of the same form whose weights are all nought. */
    public Layer blank() {
        return new Layer(new float[rows.length][columns()], new float[rows.length]);
    }

    public int columns() {
        return rows[0].length;
    }

    public float[] of(float[] in) {
        float[] out = new float[rows.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = VectorUtil.dotProduct(rows[i], in) + added[i];
        }
        return out;
    }

    /**
     * Adds to the slopes of this layer's weights, and gives those of what went in.
     *
     * @param slopes of the same form as the layer
     * @param in what went in
     * @param out how the error changes with what came out
     */
    public float[] back(Layer slopes, float[] in, float[] out) {
        float[] slope = new float[in.length];
        for (int row = 0; row < out.length; row++) {
            if (out[row] != 0) {
                slopes.learn(row, out[row], in);
                add(slope, out[row], rows[row]);
            }
        }
        return slope;
    }

    /** Adds to one row, where this layer holds slopes. */
    public void learn(int row, float slope, float[] in) {
        add(rows[row], slope, in);
        added[row] += slope;
    }

    public static void add(float[] sum, float times, float[] numbers) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += times * numbers[i];
        }
    }

    public static float[] positive(float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.max(0, numbers[i]);
        }
        return numbers;
    }

    /** The weights row by row as half floats, each row with what is added to it. */
    public byte[] halves() {
        ByteBuffer bytes = ByteBuffer.allocate(bytes(rows.length, columns()));
        for (int row = 0; row < rows.length; row++) {
            for (float weight : rows[row]) {
                bytes.putShort(Float.floatToFloat16(weight));
            }
            bytes.putShort(Float.floatToFloat16(added[row]));
        }
        return bytes.array();
    }

    /** How many bytes a layer takes as {@link #halves()}. */
    public static int bytes(int rows, int columns) {
        return Short.BYTES * rows * (columns + 1);
    }

    public static Layer ofHalves(int rows, int columns, byte[] halves) {
        float[][] weights = new float[rows][columns];
        float[] added = new float[rows];
        ByteBuffer bytes = ByteBuffer.wrap(halves);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < columns; i++) {
                weights[row][i] = Float.float16ToFloat(bytes.getShort());
            }
            added[row] = Float.float16ToFloat(bytes.getShort());
        }
        return new Layer(weights, added);
    }
}
