package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Pairs.Pair;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.apache.lucene.util.VectorUtil;

/**
 * A small network that compares a sentence's tokens with what they are nearest to in its source, and the other way round
 * (decomposable attention: Parikh et al. 2016, over the embedding model's last states, which stay as they are): what
 * likeness alone doesn't tell, which of the differences matter.
 */
final class Comparison {

    private static final int WIDTH = 48;
    private static final int HIDDEN = 48;
    private static final int FEATURES = 2 * WIDTH + Pairs.NUMBERS;
    private static final int POOLED = 4 * HIDDEN;

    private final Layer projection;
    private final Layer said;
    private final Layer source;
    private final Layer mixed;
    private final Layer weighed;

    private Comparison(List<Layer> layers) {
        this.projection = layers.get(0);
        this.said = layers.get(1);
        this.source = layers.get(2);
        this.mixed = layers.get(3);
        this.weighed = layers.get(4);
    }

    /** A layer's weights, a row a number that it gives, and what is added to each; the first layer adds nothing. */
    record Layer(float[][] rows, float[] added) {
        static Layer random(int rows, int columns, double deviation, Random random) {
            float[][] weights = new float[rows][columns];
            for (float[] row : weights) {
                for (int i = 0; i < columns; i++) {
                    row[i] = (float) (deviation * random.nextGaussian());
                }
            }
            return new Layer(weights, new float[rows]);
        }

        float[] of(float[] in) {
            float[] out = new float[rows.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = VectorUtil.dotProduct(rows[i], in) + added[i];
            }
            return out;
        }
    }

    /** One that has learned nothing yet. */
    static Comparison fresh(int dimensions, Random random) {
        return new Comparison(List.of(
                Layer.random(WIDTH, dimensions, 1.5 / Math.sqrt(WIDTH), random),
                Layer.random(HIDDEN, FEATURES, Math.sqrt(1.0 / FEATURES), random),
                Layer.random(HIDDEN, FEATURES, Math.sqrt(1.0 / FEATURES), random),
                Layer.random(HIDDEN, POOLED, Math.sqrt(1.0 / POOLED), random),
                Layer.random(1, HIDDEN, Math.sqrt(1.0 / HIDDEN), random)));
    }

    List<Layer> layers() {
        return List.of(projection, said, source, mixed, weighed);
    }

    /** The logarithm of the odds that the source says what the sentence says. */
    double logit(Pairs pairs) {
        float[] pooled = new float[POOLED];
        Projections projections = new Projections(projection);
        pool(pairs.said(), projections, said, pooled, 0);
        pool(pairs.source(), projections, source, pooled, 2 * HIDDEN);
        float[] last = positive(mixed.of(pooled));
        return weighed.of(last)[0];
    }

    /** Of each number that the pairs give the mean and the largest. */
    private static void pool(List<Pair> pairs, Projections projections, Layer layer, float[] pooled, int at) {
        for (Pair pair : pairs) {
            float[] compared = positive(
                    layer.of(features(projections.of(pair.token()), projections.nearest(pair), pair.numbers())));
            for (int k = 0; k < HIDDEN; k++) {
                pooled[at + k] += compared[k] / pairs.size();
                pooled[at + HIDDEN + k] = Math.max(pooled[at + HIDDEN + k], compared[k]);
            }
        }
    }

    /** How far the two are apart in each direction, how far alike, and the pair's own numbers. */
    static float[] features(float[] token, float[] nearest, float[] numbers) {
        float[] features = new float[FEATURES];
        for (int k = 0; k < WIDTH; k++) {
            features[k] = Math.abs(token[k] - nearest[k]);
            features[WIDTH + k] = token[k] * nearest[k];
        }
        System.arraycopy(numbers, 0, features, 2 * WIDTH, numbers.length);
        return features;
    }

    static float[] positive(float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.max(0, numbers[i]);
        }
        return numbers;
    }

    /** A line a layer: its rows and columns, then its weights as half floats, in base 64. */
    String write() {
        StringBuilder text = new StringBuilder();
        for (Layer layer : layers()) {
            int columns = layer.rows()[0].length;
            ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * layer.rows().length * (columns + 1));
            for (int row = 0; row < layer.rows().length; row++) {
                for (float weight : layer.rows()[row]) {
                    bytes.putShort(Float.floatToFloat16(weight));
                }
                bytes.putShort(Float.floatToFloat16(layer.added()[row]));
            }
            text.append(layer.rows().length).append(' ').append(columns).append(' ');
            text.append(Base64.getEncoder().encodeToString(bytes.array())).append('\n');
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException where the lines are not as they were written */
    static Comparison read(List<String> lines) {
        Comparison read = new Comparison(lines.stream().map(Comparison::layer).toList());
        boolean fits = read.projection.rows().length == WIDTH
                && columns(read.said) == FEATURES
                && columns(read.source) == FEATURES
                && columns(read.mixed) == POOLED
                && columns(read.weighed) == HIDDEN;
        if (!fits) {
            throw new IllegalArgumentException("a comparison of another form");
        }
        return read;
    }

    private static int columns(Layer layer) {
        return layer.rows()[0].length;
    }

    private static Layer layer(String line) {
        String[] parts = line.split(" ");
        float[][] rows = new float[Integer.parseInt(parts[0])][Integer.parseInt(parts[1])];
        float[] added = new float[rows.length];
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(parts[2]));
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < rows[row].length; i++) {
                rows[row][i] = Float.float16ToFloat(bytes.getShort());
            }
            added[row] = Float.float16ToFloat(bytes.getShort());
        }
        return new Layer(rows, added);
    }

    /** One of the same form whose weights are all nought. */
    Comparison blank() {
        return new Comparison(layers().stream()
                .map(layer ->
                        new Layer(new float[layer.rows().length][columns(layer)], new float[layer.added().length]))
                .toList());
    }
}
