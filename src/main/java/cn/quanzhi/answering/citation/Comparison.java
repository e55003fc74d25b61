package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Pairs.Pair;
import cn.quanzhi.answering.learning.Layer;
import java.util.Base64;
import java.util.List;
import java.util.Random;

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
        float[] last = Layer.positive(mixed.of(pooled));
        return weighed.of(last)[0];
    }

    /** Of each number that the pairs give the mean and the largest. */
    private static void pool(List<Pair> pairs, Projections projections, Layer layer, float[] pooled, int at) {
        for (Pair pair : pairs) {
            float[] compared = Layer.positive(
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

    /** A line a layer: its rows and columns, then its weights as half floats, in base 64. */
    String write() {
        StringBuilder text = new StringBuilder();
        for (Layer layer : layers()) {
            text.append(layer.rows().length).append(' ').append(layer.columns()).append(' ');
            text.append(Base64.getEncoder().encodeToString(layer.halves())).append('\n');
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException where the lines are not as they were written */
    static Comparison read(List<String> lines) {
        Comparison read = new Comparison(lines.stream().map(Comparison::layer).toList());
        boolean fits = read.projection.rows().length == WIDTH
                && read.said.columns() == FEATURES
                && read.source.columns() == FEATURES
                && read.mixed.columns() == POOLED
                && read.weighed.columns() == HIDDEN;
        if (!fits) {
            throw new IllegalArgumentException("a comparison of another form");
        }
        return read;
    }

    private static Layer layer(String line) {
        String[] parts = line.split(" ");
        return Layer.ofHalves(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Base64.getDecoder().decode(parts[2]));
    }

    /** One of the same form whose weights are all nought. */
    Comparison blank() {
        return new Comparison(layers().stream().map(Layer::blank).toList());
    }
}
