package cn.quanzhi.answering.intent;

import cn.quanzhi.answering.learning.Layer;
import cn.quanzhi.model.Tokens;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small network that reads a message token by token, over the embedding model's last states of them, which stay as they are:
 * several looks, each at the tokens that matter to it (self-attention with several rows: Lin et al. 2017), and of each number the
 * largest. One vector of the whole says what a message is about; who wants what of whom stands in its words.
 */
final class MessageReader {

    static final int LOOKS = 8;
    static final int WIDTH = 128;
    /** Later ones say no more what it wants. */
    static final int MOST_TOKENS = 64;
    /** Unit vectors' numbers are small, and the first steps with them would be too. */
    static final float LENGTH = 8;

    private final Layer projection;
    private final Layer looks;
    private final Layer intents;

    private MessageReader(List<Layer> layers) {
        this.projection = layers.get(0);
        this.looks = layers.get(1);
        this.intents = layers.get(2);
    }

    /** One that has learned nothing yet. */
    static MessageReader fresh(int dimensions, Random random) {
        double even = Math.sqrt(1.0 / dimensions);
        return new MessageReader(List.of(
                Layer.random(WIDTH, dimensions, even / 2, random),
                Layer.random(LOOKS, dimensions, even, random),
                Layer.random(Intent.LEARNED, width(dimensions), even / 2, random)));
    }

    /** One of the same form whose weights are all nought. */
    MessageReader blank() {
        return new MessageReader(layers().stream().map(Layer::blank).toList());
    }

    List<Layer> layers() {
        return List.of(projection, looks, intents);
    }

    private static int width(int dimensions) {
        return LOOKS * WIDTH + WIDTH + dimensions;
    }

    /** The probability of each intent that is learned, in their order. */
    double[] probabilities(Tokens message) {
        return IntentModel.softmax(scores(new Read(vectors(message), scaled(message.whole())).features()));
    }

    double[] scores(float[] features) {
        float[] out = intents.of(features);
        double[] scores = new double[out.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = out[k];
        }
        return scores;
    }

    private static List<float[]> vectors(Tokens message) {
        return message.tokens().stream()
                .limit(MOST_TOKENS)
                .map(token -> scaled(token.vector()))
                .toList();
    }

    static float[] scaled(float[] unit) {
        float[] scaled = new float[unit.length];
        Layer.add(scaled, LENGTH, unit);
        return scaled;
    }

    /** What the network makes of one message on the way to its features: its looks one by one, the largest numbers, its vector. */
    final class Read {
        private final List<float[]> tokens;
        private final List<float[]> made = new ArrayList<>();
        private final float[][] shares;
        private final int[] largest = new int[WIDTH];
        private final float[] features;

        /** @param tokens vectors of {@link #LENGTH}, as is the whole one */
        Read(List<float[]> tokens, float[] whole) {
            this.tokens = tokens;
            this.shares = new float[LOOKS][tokens.size()];
            this.features = new float[width(whole.length)];
            System.arraycopy(whole, 0, features, features.length - whole.length, whole.length);
            for (int t = 0; t < tokens.size(); t++) {
                made.add(Layer.positive(projection.of(tokens.get(t))));
                float[] looked = looks.of(tokens.get(t));
                for (int k = 0; k < LOOKS; k++) {
                    shares[k][t] = looked[k];
                }
            }
            look();
        }

        private void look() {
            int most = LOOKS * WIDTH;
            for (int k = 0; k < LOOKS; k++) {
                share(shares[k]);
            }
            for (int t = 0; t < made.size(); t++) {
                float[] one = made.get(t);
                for (int k = 0; k < LOOKS; k++) {
                    for (int h = 0; h < WIDTH; h++) {
                        features[k * WIDTH + h] += shares[k][t] * one[h];
                    }
                }
                for (int h = 0; h < WIDTH; h++) {
                    if (one[h] > features[most + h]) {
                        features[most + h] = one[h];
                        largest[h] = t;
                    }
                }
            }
        }

        float[] features() {
            return features;
        }

        /**
         * Adds how the error changes with the weights of the first two layers.
         *
         * @param outer how it changes with the features
         */
        void learn(float[] outer, MessageReader slopes) {
            float[][] looked = new float[LOOKS][made.size()];
            for (int k = 0; k < LOOKS; k++) {
                double mean = 0;
                for (int t = 0; t < made.size(); t++) {
                    looked[k][t] = dot(outer, k * WIDTH, made.get(t));
                    mean += shares[k][t] * looked[k][t];
                }
                for (int t = 0; t < made.size(); t++) {
                    slopes.looks.learn(k, shares[k][t] * (float) (looked[k][t] - mean), tokens.get(t));
                }
            }
            for (int t = 0; t < made.size(); t++) {
                project(t, outer, slopes);
            }
        }

        private void project(int t, float[] outer, MessageReader slopes) {
            float[] one = made.get(t);
            for (int h = 0; h < WIDTH; h++) {
                if (one[h] <= 0) {
                    continue;
                }
                float slope = largest[h] == t ? outer[LOOKS * WIDTH + h] : 0;
                for (int k = 0; k < LOOKS; k++) {
                    slope += shares[k][t] * outer[k * WIDTH + h];
                }
                slopes.projection.learn(h, slope, tokens.get(t));
            }
        }
    }

    private static float dot(float[] numbers, int from, float[] others) {
        float sum = 0;
        for (int i = 0; i < others.length; i++) {
            sum += numbers[from + i] * others[i];
        }
        return sum;
    }

    /** From how much each token matters to what share of the look it has. */
    private static void share(float[] looked) {
        float most = Float.NEGATIVE_INFINITY;
        for (float one : looked) {
            most = Math.max(most, one);
        }
        float sum = 0;
        for (int t = 0; t < looked.length; t++) {
            looked[t] = (float) Math.exp(looked[t] - most);
            sum += looked[t];
        }
        for (int t = 0; t < looked.length; t++) {
            looked[t] /= sum;
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(projection.columns());
        for (Layer layer : layers()) {
            out.write(layer.halves());
        }
    }

    static MessageReader read(DataInputStream in) throws IOException {
        int dimensions = in.readInt();
        return new MessageReader(List.of(
                layer(WIDTH, dimensions, in),
                layer(LOOKS, dimensions, in),
                layer(Intent.LEARNED, width(dimensions), in)));
    }

    private static Layer layer(int rows, int columns, DataInputStream in) throws IOException {
        return Layer.ofHalves(rows, columns, in.readNBytes(Layer.bytes(rows, columns)));
    }
}
