package cn.quanzhi.answering.intent;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a message wants, by multinomial logistic regression over {@link MessageFeatures} and by the messages nearest to it
 * ({@link MessageMemory}), their odds multiplied (a logarithmic opinion pool: Genest and Zidek 1986). Learned by {@code ./quanzhi
 * train-intents} from the messages of {@code training/intents}; a byte for each weight and a scale for each class.
 */
public final class IntentModel {

    private static final String RESOURCE = "/answering/intents.bin";
    private static final int MAGIC = 0x515A4933;
    private static final int STEPS = 127;
    private static final double BY_WEIGHTS = 0.75;
    private static final double BY_NEIGHBOURS = 0.5;

    private final String embeddings;
    private final float[][] weights;
    private final @Nullable MessageMemory memory;

    IntentModel(String embeddings, float[][] weights, @Nullable MessageMemory memory) {
        this.embeddings = embeddings;
        this.weights = weights;
        this.memory = memory;
    }

    /** The one that is packed with the service; for another embedding model one that can't tell. */
    public static IntentModel packed(String embeddings) {
        try (InputStream packed = IntentModel.class.getResourceAsStream(RESOURCE)) {
            IntentModel model = packed == null ? none() : read(packed);
            return model.embeddings.equals(embeddings) ? model : none();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Can't tell. */
    public static IntentModel none() {
        return new IntentModel("", new float[0][], null);
    }

    /**
     * The probability of each intent; they sum to one. Empty where nothing was learned.
     *
     * @param vector the message's unit vector
     */
    public Map<Intent, Double> probabilities(String message, float[] vector) {
        Map<Intent, Double> probabilities = new EnumMap<>(Intent.class);
        if (memory == null) {
            return probabilities;
        }
        double[] scores = pooled(probabilities(MessageFeatures.of(message, vector), weights), memory.shares(vector));
        for (int k = 0; k < scores.length; k++) {
            probabilities.put(Intent.values()[k], scores[k]);
        }
        return probabilities;
    }

    private static double[] pooled(double[] byWeights, double[] byNeighbours) {
        double[] scores = new double[byWeights.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = BY_WEIGHTS * Math.log(Math.max(byWeights[k], Double.MIN_NORMAL))
                    + BY_NEIGHBOURS * Math.log(Math.max(byNeighbours[k], Double.MIN_NORMAL));
        }
        return softmax(scores);
    }

    static double[] probabilities(MessageFeatures features, float[][] weights) {
        double[] scores = new double[weights.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = features.times(weights[k]);
        }
        return softmax(scores);
    }

    private static double[] softmax(double[] scores) {
        double most = Arrays.stream(scores).max().orElse(0);
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            scores[k] = Math.exp(scores[k] - most);
            sum += scores[k];
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] /= sum;
        }
        return scores;
    }

    void write(OutputStream to) throws IOException {
        DeflaterOutputStream deflated = new DeflaterOutputStream(to);
        DataOutputStream out = new DataOutputStream(deflated);
        out.writeInt(MAGIC);
        out.writeUTF(embeddings);
        out.writeInt(weights.length);
        out.writeInt(weights[0].length);
        for (float[] row : weights) {
            float largest = 0;
            for (float value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
            float scale = largest / STEPS;
            out.writeFloat(scale);
            for (float value : row) {
                out.writeByte(Math.round(value / scale));
            }
        }
        Objects.requireNonNull(memory, "nothing was learned").write(out);
        out.flush();
        deflated.finish();
    }

    static IntentModel read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new InflaterInputStream(from)));
        if (in.readInt() != MAGIC) {
            throw new IOException("no intent model");
        }
        String embeddings = in.readUTF();
        float[][] weights = new float[in.readInt()][];
        int columns = in.readInt();
        for (int row = 0; row < weights.length; row++) {
            float scale = in.readFloat();
            byte[] bytes = in.readNBytes(columns);
            weights[row] = new float[columns];
            for (int column = 0; column < columns; column++) {
                weights[row][column] = scale * bytes[column];
            }
        }
        return new IntentModel(embeddings, weights, MessageMemory.read(in));
    }
}
