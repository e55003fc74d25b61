package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.ClaimLesson.Example;
import cn.quanzhi.answering.citation.Pairs.Pair;
import cn.quanzhi.answering.learning.Descent;
import cn.quanzhi.answering.learning.Layer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Back-propagation in small batches with dropout (Srivastava et al. 2014). The same lesson gives the same weights but for
 * rounding.
 */
final class ComparisonTraining {

    private static final int EPOCHS = 10;
    /** Each begins elsewhere, and errs elsewhere. */
    private static final int COMPARISONS = 3;

    private static final int BATCH = 32;
    private static final float KEPT = 0.8f;
    /** What counts this much is gone through in every epoch; what counts less as much less often, and then as this. */
    private static final double FULL = 0.5;

    /** No answer is taken for quite certain: readers err too. */
    private static final double DOUBT = 0.03;

    private final List<Example> examples;
    private final Random random;
    private final Comparison learned;
    private final Comparison slopes;
    private final Descent descent;

    private ComparisonTraining(List<Example> examples, int dimensions, int seed) {
        this.random = new Random(seed);
        this.examples = new ArrayList<>(examples);
        this.learned = Comparison.fresh(dimensions, random);
        this.slopes = learned.blank();
        double visits =
                examples.stream().mapToDouble(ComparisonTraining::visits).sum();
        this.descent = new Descent(learned.layers(), slopes.layers(), (int) (EPOCHS * visits / BATCH));
    }

    /** How often an epoch goes through an example. */
    private static double visits(Example example) {
        return Math.min(1, example.weight() / FULL);
    }

    /** @param dimensions of a token's vector */
    static List<Comparison> learn(List<Example> examples, int dimensions) {
        return IntStream.range(0, COMPARISONS)
                .parallel()
                .mapToObj(seed -> new ComparisonTraining(examples, dimensions, seed).learn())
                .toList();
    }

    private Comparison learn() {
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            epoch();
        }
        return learned;
    }

    private void epoch() {
        Collections.shuffle(examples, random);
        List<Example> visited = examples.stream()
                .filter(example -> random.nextDouble() < visits(example))
                .toList();
        for (int from = 0; from + BATCH <= visited.size(); from += BATCH) {
            List<Example> batch = visited.subList(from, from + BATCH);
            double weight =
                    batch.stream().mapToDouble(ComparisonTraining::counted).sum();
            batch.forEach(example -> new Pass(example.pairs().pairs()).learn(example, weight));
            descent.step();
        }
    }

    private static double counted(Example example) {
        return Math.max(FULL, example.weight());
    }

    private float dropped(float number) {
        return random.nextFloat() < KEPT ? number / KEPT : 0;
    }

    /** One sentence's way through the network and back. */
    private final class Pass {
        private final Projections projections = new Projections(learned.layers().getFirst());
        private final Layer mixed = learned.layers().get(3);
        private final Layer weighed = learned.layers().get(4);
        private final Side said;
        private final Side source;

        Pass(Pairs pairs) {
            this.said = new Side(pairs.said(), 1);
            this.source = new Side(pairs.source(), 2);
        }

        void learn(Example example, double weights) {
            int half = 2 * said.layer.rows().length;
            float[] pooled = new float[2 * half];
            said.forward(pooled, 0);
            source.forward(pooled, half);
            float[] kept = new float[pooled.length];
            for (int i = 0; i < kept.length; i++) {
                kept[i] = dropped(1);
                pooled[i] *= kept[i];
            }
            float[] last = Layer.positive(mixed.of(pooled));
            for (int i = 0; i < last.length; i++) {
                last[i] = dropped(last[i]);
            }
            double logit = weighed.of(last)[0];
            double wanted = example.isTrue() ? 1 - DOUBT : DOUBT;
            float slope = (float) (counted(example) / weights * (1 / (1 + Math.exp(-logit)) - wanted));
            float[] inner = open(weighed.back(slopes.layers().get(4), last, new float[] {slope}), last);
            float[] outer = mixed.back(slopes.layers().get(3), pooled, inner);
            for (int i = 0; i < kept.length; i++) {
                outer[i] *= kept[i];
            }
            said.backward(outer, 0);
            source.backward(outer, half);
            projections.addTo(slopes.layers().getFirst());
        }

        /** What came through as nothing, or was dropped, has no part. */
        private float[] open(float[] slope, float[] out) {
            for (int i = 0; i < slope.length; i++) {
                slope[i] = out[i] > 0 ? slope[i] / KEPT : 0;
            }
            return slope;
        }

        private final class Side {
            private final List<Pair> pairs;
            private final Layer layer;
            private final Layer slope;
            private final List<Step> steps = new ArrayList<>();
            private final int[] largest;

            Side(List<Pair> pairs, int place) {
                this.pairs = pairs;
                this.layer = learned.layers().get(place);
                this.slope = slopes.layers().get(place);
                this.largest = new int[layer.rows().length];
            }

            void forward(float[] pooled, int at) {
                int width = largest.length;
                for (int i = 0; i < pairs.size(); i++) {
                    Step step = step(pairs.get(i));
                    steps.add(step);
                    for (int k = 0; k < width; k++) {
                        pooled[at + k] += step.compared()[k] / pairs.size();
                        if (step.compared()[k] > pooled[at + width + k]) {
                            pooled[at + width + k] = step.compared()[k];
                            largest[k] = i;
                        }
                    }
                }
            }

            private Step step(Pair pair) {
                float[] token = projections.of(pair.token());
                float[] nearest = projections.nearest(pair);
                float[] features = Comparison.features(token, nearest, pair.numbers());
                float[] compared = Layer.positive(layer.of(features));
                for (int k = 0; k < compared.length; k++) {
                    compared[k] = dropped(compared[k]);
                }
                return new Step(pair, token, nearest, features, compared);
            }

            void backward(float[] outer, int at) {
                int width = largest.length;
                for (int i = 0; i < steps.size(); i++) {
                    Step step = steps.get(i);
                    float[] slopeOf = new float[width];
                    for (int k = 0; k < width; k++) {
                        slopeOf[k] = outer[at + k] / steps.size() + (largest[k] == i ? outer[at + width + k] : 0);
                    }
                    float[] features = layer.back(slope, step.features(), open(slopeOf, step.compared()));
                    project(step, features);
                }
            }

            private void project(Step step, float[] features) {
                int width = step.token().length;
                float[] token = new float[width];
                float[] nearest = new float[width];
                for (int k = 0; k < width; k++) {
                    float apart = Math.signum(step.token()[k] - step.nearest()[k]) * features[k];
                    float alike = features[width + k];
                    token[k] = apart + alike * step.nearest()[k];
                    nearest[k] = alike * step.token()[k] - apart;
                }
                projections.learn(step.pair(), token, nearest);
            }
        }
    }

    private record Step(Pair pair, float[] token, float[] nearest, float[] features, float[] compared) {}
}
