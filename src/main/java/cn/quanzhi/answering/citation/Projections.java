package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Pairs.Pair;
import cn.quanzhi.answering.learning.Layer;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What a comparison's first layer makes of the vectors of one sentence and its source, each once though it stands in many
 * pairs: the layer is linear and adds nothing, so of a weighted mean it makes the weighted mean.
 */
final class Projections {

    private final Layer layer;
    private final Map<float[], float[]> made = new IdentityHashMap<>();
    private final Map<float[], float[]> slopes = new IdentityHashMap<>();

    Projections(Layer layer) {
        this.layer = layer;
    }

    float[] of(float[] vector) {
        return made.computeIfAbsent(vector, layer::of);
    }

    /** Of the mean of what the pair's token is nearest to. */
    float[] nearest(Pair pair) {
        float[] mean = new float[layer.rows().length];
        for (int i = 0; i < pair.few().length; i++) {
            Layer.add(mean, pair.weights()[i], of(pair.few()[i]));
        }
        return mean;
    }

    /** Takes how the error changes with what was made of the token, and of what it is nearest to. */
    void learn(Pair pair, float[] token, float[] nearest) {
        Layer.add(slope(pair.token()), 1, token);
        for (int i = 0; i < pair.few().length; i++) {
            Layer.add(slope(pair.few()[i]), pair.weights()[i], nearest);
        }
    }

    private float[] slope(float[] vector) {
        return slopes.computeIfAbsent(vector, made -> new float[layer.rows().length]);
    }

    /** Adds how the error changes with the layer's weights. */
    void addTo(Layer changes) {
        slopes.forEach((vector, slope) -> {
            for (int row = 0; row < slope.length; row++) {
                Layer.add(changes.rows()[row], slope[row], vector);
            }
        });
    }
}
