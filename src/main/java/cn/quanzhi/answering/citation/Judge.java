package cn.quanzhi.answering.citation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Weighs what speaks for and against a sentence that nothing decides by itself: by boosted trees over numbers (Friedman 2001),
 * and by comparisons of the tokens. Learned by {@code ./quanzhi train-claims} from sentences of several hands; the trees are
 * readable, one a line.
 */
final class Judge implements ClaimVerifier.Weigher {

    private static final String RESOURCE = "/answering/claims.txt";

    /** Model, numbers and bias; then the trees, and each behind a line of its own the comparisons' layers. */
    private static final int HEAD = 3;

    private static final String BETWEEN = "compared";

    private static final int LAYERS = 5;

    /** How much the comparisons' odds count beside those of the trees. */
    private static final double COMPARED = 1;

    /** The probability from which on a sentence is shown. */
    private static final double SURE = 0.2;

    /** The same where a check found what is seldom so in a true sentence. */
    private static final double SURER = 0.3;

    /** And what the trees alone must say: of shapes that nobody wrote for them the comparisons know nothing. */
    private static final double LEAST = 0.12;

    private final String embeddings;
    private final double bias;
    private final List<Tree> trees;
    private final List<Comparison> comparisons;

    Judge(String embeddings, double bias, List<Tree> trees, List<Comparison> comparisons) {
        this.embeddings = embeddings;
        this.bias = bias;
        this.trees = List.copyOf(trees);
        this.comparisons = List.copyOf(comparisons);
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
        return new Judge("", Double.NEGATIVE_INFINITY, List.of(), List.of());
    }

    boolean knows(String model) {
        return embeddings.equals(model);
    }

    @Override
    public boolean supports(double[] evidence, Pairs pairs, Standing standing) {
        double odds = odds(evidence);
        double sure = standing == Standing.FREE ? SURE : SURER;
        return probability(odds) >= LEAST && probability(odds + compared(pairs)) >= sure;
    }

    /** Which copies are true he can't tell, however they are weighed; and denials told by him were lies of the scripts. */
    @Override
    public boolean weighs(Standing standing) {
        return standing == Standing.FREE || standing == Standing.DOUBTFUL;
    }

    double probability(double[] evidence, Pairs pairs) {
        return probability(odds(evidence) + compared(pairs));
    }

    private static double probability(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    /** The logarithm of the odds by the trees. */
    private double odds(double[] evidence) {
        double sum = bias;
        for (Tree tree : trees) {
            sum += tree.value(evidence);
        }
        return sum;
    }

    private double compared(Pairs pairs) {
        double mean = comparisons.stream()
                .mapToDouble(comparison -> comparison.logit(pairs))
                .average()
                .orElse(0);
        return COMPARED * mean;
    }

    String write() {
        StringBuilder text = new StringBuilder(embeddings).append('\n');
        text.append(String.join(" ", Evidence.NAMES)).append('\n');
        text.append(String.format(Locale.ROOT, "= %.5f%n", bias));
        for (Tree tree : trees) {
            tree.write(text, Evidence.NAMES);
            text.setCharAt(text.length() - 1, '\n');
        }
        for (Comparison comparison : comparisons) {
            text.append(BETWEEN).append('\n').append(comparison.write());
        }
        return text.toString();
    }

    /** Trees that were learned over other numbers are none. */
    static Judge read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() <= HEAD || !lines.get(1).equals(String.join(" ", Evidence.NAMES))) {
            return none();
        }
        int end = lines.contains(BETWEEN) ? lines.indexOf(BETWEEN) : lines.size();
        List<Tree> trees = lines.subList(2, end).stream()
                .map(line -> Tree.read(Arrays.asList(line.split(" ")).iterator(), Evidence.NAMES))
                .toList();
        return new Judge(
                lines.getFirst(),
                trees.getFirst().value(new double[0]),
                trees.subList(1, trees.size()),
                comparisons(lines.subList(end, lines.size())));
    }

    private static List<Comparison> comparisons(List<String> lines) {
        List<Comparison> comparisons = new ArrayList<>();
        for (int at = 0; at < lines.size(); at += 1 + LAYERS) {
            comparisons.add(Comparison.read(lines.subList(at + 1, at + 1 + LAYERS)));
        }
        return comparisons;
    }
}
