package cn.quanzhi.answering.citation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Weighs what speaks for and against a sentence that nothing decides by itself, by boosted trees (Friedman 2001). Learned by
 * {@code ./quanzhi train-claims} from sentences of several hands; the trees are readable, one a line.
 */
final class Judge {

    private static final String RESOURCE = "/answering/claims.txt";

    /** Model, numbers and bias; then the trees. */
    private static final int HEAD = 3;

    /** The probability from which on a sentence is shown. */
    private static final double SURE = 0.44;

    private final String embeddings;
    private final double bias;
    private final List<Tree> trees;

    Judge(String embeddings, double bias, List<Tree> trees) {
        this.embeddings = embeddings;
        this.bias = bias;
        this.trees = List.copyOf(trees);
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
        return new Judge("", Double.NEGATIVE_INFINITY, List.of());
    }

    boolean knows(String model) {
        return embeddings.equals(model);
    }

    boolean supports(double[] evidence) {
        return probability(evidence) >= SURE;
    }

    double probability(double[] evidence) {
        double sum = bias;
        for (Tree tree : trees) {
            sum += tree.value(evidence);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    String write() {
        StringBuilder text = new StringBuilder(embeddings).append('\n');
        text.append(String.join(" ", Evidence.NAMES)).append('\n');
        text.append(String.format(Locale.ROOT, "= %.5f%n", bias));
        for (Tree tree : trees) {
            tree.write(text, Evidence.NAMES);
            text.setCharAt(text.length() - 1, '\n');
        }
        return text.toString();
    }

    /** Trees that were learned over other numbers are none. */
    static Judge read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() <= HEAD || !lines.get(1).equals(String.join(" ", Evidence.NAMES))) {
            return none();
        }
        List<Tree> trees = lines.stream()
                .skip(2)
                .map(line -> Tree.read(Arrays.asList(line.split(" ")).iterator(), Evidence.NAMES))
                .toList();
        return new Judge(lines.getFirst(), trees.getFirst().value(new double[0]), trees.subList(1, trees.size()));
    }
}
