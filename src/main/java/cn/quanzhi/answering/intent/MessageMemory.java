package cn.quanzhi.answering.intent;

import cn.quanzhi.answering.intent.IntentTraining.Example;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.util.VectorUtil;
import org.apache.lucene.util.hnsw.NeighborQueue;

/**
 * The messages that were learned from, to be laid beside another: what the nearest of them want, weighed by how near they are
 * (k nearest neighbours: Cover and Hart 1967). A plane through the vectors' space can't follow single situations; neighbours can.
 * Vectors are kept on the axes on which they differ most, four bits a number.
 */
final class MessageMemory {

    private static final int NEAREST = 20;
    /** How much more a neighbour counts that is nearer: by e to this for a cosine that is larger by one. */
    private static final double SHARPNESS = 12;
    /** How much the shares of all messages count beside the nearest neighbour's one. */
    private static final double DOUBT = 0.5;
    /** A unit vector's numbers are kept up to this size, in as many steps. */
    private static final float LARGEST = 0.3f;

    private static final int STEPS = 7;
    private static final int FINE = 127;

    private final Axes axes;
    private final byte[][] kept;
    private final byte[] kinds;
    private final float[] weights;
    private final float[] lengths;
    private final double[] shares;

    private MessageMemory(Axes axes, byte[][] kept, byte[] kinds, float[] weights) {
        this.axes = axes;
        this.kept = kept;
        this.kinds = kinds;
        this.weights = weights;
        this.lengths = new float[kept.length];
        this.shares = new double[Intent.LEARNED];
        double all = 0;
        for (int i = 0; i < kept.length; i++) {
            lengths[i] = (float) Math.sqrt(Math.max(1, VectorUtil.dotProduct(kept[i], kept[i])));
            shares[kinds[i]] += weights[i];
            all += weights[i];
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] /= Math.max(all, Float.MIN_VALUE);
        }
    }

    static MessageMemory of(List<Example> examples) {
        Axes axes = Axes.of(examples.stream().map(Example::vector).toList());
        byte[][] kept = new byte[examples.size()][];
        byte[] kinds = new byte[kept.length];
        float[] weights = new float[kept.length];
        for (int i = 0; i < kept.length; i++) {
            Example example = examples.get(i);
            kept[i] = rounded(axes.unit(example.vector()), STEPS);
            kinds[i] = (byte) example.intent().ordinal();
            weights[i] = example.weight();
        }
        return new MessageMemory(axes, kept, kinds, weights);
    }

    private static byte[] rounded(float[] unit, int steps) {
        byte[] rounded = new byte[unit.length];
        for (int i = 0; i < unit.length; i++) {
            rounded[i] = (byte) Math.clamp(Math.round(unit[i] / LARGEST * steps), -steps, steps);
        }
        return rounded;
    }

    /**
     * What the nearest messages want: a share of each intent, summing to one.
     *
     * @param vector the message's unit vector
     */
    double[] shares(float[] vector) {
        NeighborQueue nearest = new NeighborQueue(NEAREST, false);
        byte[] asked = rounded(axes.unit(vector), FINE);
        float length = (float) Math.sqrt(Math.max(1, VectorUtil.dotProduct(asked, asked)));
        float first = -1;
        for (int i = 0; i < kept.length; i++) {
            float cosine = VectorUtil.dotProduct(asked, kept[i]) / (lengths[i] * length);
            nearest.insertWithOverflow(i, cosine);
            first = Math.max(first, cosine);
        }
        double[] sums = new double[shares.length];
        double all = 0;
        while (nearest.size() > 0) {
            double weight = Math.exp(SHARPNESS * (nearest.topScore() - first));
            int i = nearest.pop();
            sums[kinds[i]] += weights[i] * weight;
            all += weights[i] * weight;
        }
        for (int k = 0; k < sums.length; k++) {
            sums[k] = (sums[k] + DOUBT * shares[k]) / (all + DOUBT);
        }
        return sums;
    }

    void write(DataOutputStream out) throws IOException {
        axes.write(out);
        out.writeInt(kept.length);
        for (int i = 0; i < kept.length; i++) {
            out.writeByte(kinds[i]);
            out.writeFloat(weights[i]);
        }
        for (byte[] row : kept) {
            for (int k = 0; k < row.length; k += 2) {
                out.writeByte((row[k] & 0xF) << 4 | row[k + 1] & 0xF);
            }
        }
    }

    static MessageMemory read(DataInputStream in) throws IOException {
        Axes axes = Axes.read(in);
        int count = in.readInt();
        byte[] kinds = new byte[count];
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            kinds[i] = in.readByte();
            weights[i] = in.readFloat();
        }
        byte[][] kept = new byte[count][];
        for (int i = 0; i < count; i++) {
            kept[i] = halves(in.readNBytes(Axes.COUNT / 2));
        }
        return new MessageMemory(axes, kept, kinds, weights);
    }

    private static byte[] halves(byte[] pairs) {
        byte[] row = new byte[2 * pairs.length];
        for (int k = 0; k < pairs.length; k++) {
            row[2 * k] = (byte) (pairs[k] >> 4);
            row[2 * k + 1] = (byte) ((byte) (pairs[k] << 4) >> 4);
        }
        return row;
    }
}
