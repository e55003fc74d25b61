package cn.quanzhi.answering.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The directions in which vectors differ most from their mean (principal components: Pearson 1901), each divided by the fourth
 * root of its variance: half way to counting all alike, since what is common to most messages tells little of what they want.
 */
final class Axes {

    /** An even number; fewer where vectors have fewer dimensions, the rest is zero. */
    static final int COUNT = 128;

    private static final double SMALLEST = 1e-9;

    private final float[] mean;
    private final float[][] directions;

    private Axes(float[] mean, float[][] directions) {
        this.mean = mean;
        this.directions = directions;
    }

    static Axes of(List<float[]> vectors) {
        float[] mean = mean(vectors);
        EigenDecomposition_F64<DMatrixRMaj> found = DecompositionFactory_DDRM.eig(mean.length, true, true);
        if (!found.decompose(covariance(vectors, mean))) {
            throw new IllegalStateException("these vectors have no principal components");
        }
        float[][] directions = new float[COUNT][mean.length];
        List<Integer> largest = IntStream.range(0, mean.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -found.getEigenvalue(k).getReal()))
                .limit(COUNT)
                .toList();
        for (int axis = 0; axis < largest.size(); axis++) {
            int k = largest.get(axis);
            double variance = Math.max(SMALLEST, found.getEigenvalue(k).getReal());
            double scale = 1 / Math.sqrt(Math.sqrt(variance));
            for (int d = 0; d < mean.length; d++) {
                directions[axis][d] = (float) (scale * found.getEigenVector(k).get(d));
            }
        }
        return new Axes(mean, directions);
    }

    private static float[] mean(List<float[]> vectors) {
        float[] mean = new float[vectors.getFirst().length];
        for (float[] vector : vectors) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += vector[d] / vectors.size();
            }
        }
        return mean;
    }

    private static DMatrixRMaj covariance(List<float[]> vectors, float[] mean) {
        double[][] sums = new double[mean.length][mean.length];
        double[] apart = new double[mean.length];
        for (float[] vector : vectors) {
            for (int d = 0; d < mean.length; d++) {
                apart[d] = vector[d] - mean[d];
            }
            for (int row = 0; row < mean.length; row++) {
                for (int column = 0; column < mean.length; column++) {
                    sums[row][column] += apart[row] * apart[column] / vectors.size();
                }
            }
        }
        return new DMatrixRMaj(sums);
    }

    /** A vector on these axes, of length one (or nothing but zeros). */
    float[] unit(float[] vector) {
        float[] apart = new float[mean.length];
        for (int d = 0; d < mean.length; d++) {
            apart[d] = vector[d] - mean[d];
        }
        float[] along = new float[COUNT];
        for (int axis = 0; axis < COUNT; axis++) {
            along[axis] = VectorUtil.dotProduct(directions[axis], apart);
        }
        return VectorUtil.l2normalize(along, false);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(mean.length);
        write(out, mean);
        for (float[] direction : directions) {
            write(out, direction);
        }
    }

    static Axes read(DataInputStream in) throws IOException {
        int dimensions = in.readInt();
        float[] mean = read(in, dimensions);
        float[][] directions = new float[COUNT][];
        for (int axis = 0; axis < COUNT; axis++) {
            directions[axis] = read(in, dimensions);
        }
        return new Axes(mean, directions);
    }

    /** Half precision: a direction's last digits tell nothing. */
    private static void write(DataOutputStream out, float[] numbers) throws IOException {
        for (float number : numbers) {
            out.writeShort(Float.floatToFloat16(number));
        }
    }

    private static float[] read(DataInputStream in, int count) throws IOException {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = Float.float16ToFloat(in.readShort());
        }
        return numbers;
    }
}
