package cn.quanzhi.answering.intent;

import cn.quanzhi.model.Tokens;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a message wants, by multinomial logistic regression over {@link MessageFeatures}, by the messages nearest to it
 * ({@link MessageMemory}) and by those who read it token by token ({@link MessageReader}), their odds multiplied (a logarithmic
 * opinion pool: Genest and Zidek 1986). Learned by {@code ./quanzhi train-intents} from the messages of {@code training/intents};
 * a byte for each weight and a scale for each class.
 */
public final class IntentModel {

    private static final String RESOURCE = "/answering/intents.bin";
    private static final int MAGIC = 0x515A4934;
    private static final int STEPS = 127;
    private static final double BY_WEIGHTS = 0.75;
    private static final double BY_NEIGHBOURS = 0.5;
    private static final double BY_READERS = 0.6;
    /** The readers agree with the others mostly, so that together they would be too sure. */
    private static final double TOGETHER = 0.8;

    private final String embeddings;
    private final float[][] weights;
    private final @Nullable MessageMemory memory;
    private final List<MessageReader> readers;

    IntentModel(String embeddings, float[][] weights, @Nullable MessageMemory memory, List<MessageReader> readers) {
        this.embeddings = embeddings;
        this.weights = weights;
        this.memory = memory;
        this.readers = List.copyOf(readers);
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
        return new IntentModel("", new float[0][], null, List.of());
    }

    /**
     * The probability of each intent; they sum to one. Empty where nothing was learned.
     *
     * @param seen what the embedding model makes of the message
     */
    public Map<Intent, Double> probabilities(String message, Seen seen) {
        Map<Intent, Double> probabilities = new EnumMap<>(Intent.class);
        if (memory == null) {
            return probabilities;
        }
        Optional<Tokens> tokens = readers.isEmpty() ? Optional.empty() : seen.tokens();
        double share = tokens.isPresent() ? TOGETHER : 1;
        double[] scores = new double[Intent.LEARNED];
        pool(scores, share * BY_WEIGHTS, probabilities(MessageFeatures.of(message, seen.vector()), weights));
        pool(scores, share * BY_NEIGHBOURS, memory.shares(seen.vector()));
        for (MessageReader reader : readers) {
            tokens.ifPresent(read -> pool(scores, share * BY_READERS / readers.size(), reader.probabilities(read)));
        }
        double[] shares = softmax(scores);
        for (int k = 0; k < shares.length; k++) {
            probabilities.put(Intent.values()[k], shares[k]);
        }
        return probabilities;
    }

    private static void pool(double[] scores, double weight, double[] probabilities) {
        for (int k = 0; k < scores.length; k++) {
            scores[k] += weight * Math.log(Math.max(probabilities[k], Double.MIN_NORMAL));
        }
    }

    static double[] probabilities(MessageFeatures features, float[][] weights) {
        double[] scores = new double[weights.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = features.times(weights[k]);
        }
        return softmax(scores);
    }

    static double[] softmax(double[] scores) {
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
        out.writeInt(readers.size());
        for (MessageReader reader : readers) {
            reader.write(out);
        }
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
        MessageMemory memory = MessageMemory.read(in);
        List<MessageReader> readers = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            readers.add(MessageReader.read(in));
        }
        return new IntentModel(embeddings, weights, memory, readers);
    }
}
