package cn.quanzhi.answering.citation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Weighs what speaks for and against a sentence that the checks leave open, by logistic regression. Learned by {@code
 * ./quanzhi train-claims} from {@code training/claims}; the weights are readable, a line for each number of
 * {@link Evidence}.
 */
final class Judge {

    private static final String RESOURCE = "/answering/claims.txt";

    /** The probability from which on a sentence is shown: of a true and a false one the false one costs more. */
    private static final double SURE = 0.55;

    private final String embeddings;
    private final double[] means;
    private final double[] weights;
    private final double bias;

    Judge(String embeddings, double[] means, double[] weights, double bias) {
        this.embeddings = embeddings;
        this.means = means;
        this.weights = weights;
        this.bias = bias;
    }

    /** The one that is packed with the service; it knows what one embedding model makes of a text, and no other. */
    static Judge packed() {
        try (InputStream packed = Judge.class.getResourceAsStream(RESOURCE)) {
            return packed == null ? none() : read(new String(packed.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds nothing supported. */
    static Judge none() {
        int count = Evidence.NAMES.size();
        return new Judge("", new double[count], new double[count], Double.NEGATIVE_INFINITY);
    }

    boolean knows(String model) {
        return embeddings.equals(model);
    }

    boolean supports(double[] evidence) {
        return probability(evidence) >= SURE;
    }

    double probability(double[] evidence) {
        double sum = bias;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (evidence[i] - means[i]);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    String write() {
        StringBuilder text = new StringBuilder(embeddings).append('\n');
        text.append(String.format(Locale.ROOT, "bias 0 %.4f%n", bias));
        for (int i = 0; i < weights.length; i++) {
            text.append(String.format(Locale.ROOT, "%s %.4f %.4f%n", Evidence.NAMES.get(i), means[i], weights[i]));
        }
        return text.toString();
    }

    static Judge read(String text) {
        List<String> lines = text.lines().toList();
        int count = Evidence.NAMES.size();
        double[] means = new double[count];
        double[] weights = new double[count];
        double bias = 0;
        if (lines.size() != count + 2) {
            throw new IllegalArgumentException("no weights for claims: " + lines.size() + " lines");
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(" ");
            int index = Evidence.NAMES.indexOf(parts[0]);
            if (index < 0) {
                bias = Double.parseDouble(parts[2]);
            } else {
                means[index] = Double.parseDouble(parts[1]);
                weights[index] = Double.parseDouble(parts[2]);
            }
        }
        return new Judge(lines.getFirst(), means, weights, bias);
    }
}
