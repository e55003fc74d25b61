package cn.quanzhi.retrieval.adapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/**
 * How much of the learned map to use: chosen on questions about laws that were left out of training, because a map fits the
 * laws that it saw too well. The laws are left out in turn, a fold at a time.
 */
final class ShareChoice {

    static final List<Float> SHARES = List.of(0f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 1f);

    private static final int FOLDS = 4;
    private static final int DEPTH = 10;
    private static final double NEARLY = 0.99;
    private static final Measured NOTHING = new Measured(0, 0);

    private ShareChoice() {}

    /** For each share the share of questions whose answer is among the first ten, and the mean reciprocal rank there. */
    record Measured(double found, double reciprocalRank) {
        private Measured plus(Measured other) {
            return new Measured(found + other.found, reciprocalRank + other.reciprocalRank);
        }
    }

    static Map<Float, Measured> measure(Lesson lesson) {
        List<String> laws = lesson.questions().stream()
                .map(Lesson.Asked::law)
                .distinct()
                .sorted()
                .toList();
        List<Map<Float, Measured>> folds = IntStream.range(0, FOLDS)
                .parallel()
                .mapToObj(fold -> withoutLaws(lesson, laws, fold))
                .toList();
        Map<Float, Measured> measured = new LinkedHashMap<>();
        for (float share : SHARES) {
            Measured sum = folds.stream()
                    .map(fold -> fold.getOrDefault(share, NOTHING))
                    .reduce(NOTHING, Measured::plus);
            int all = lesson.questions().size();
            measured.put(share, new Measured(sum.found() / all, sum.reciprocalRank() / all));
        }
        return measured;
    }

    /** The sums over the questions of one fold's laws, by a map that saw none of them. */
    private static Map<Float, Measured> withoutLaws(Lesson lesson, List<String> laws, int fold) {
        List<Lesson.Asked> kept = new ArrayList<>();
        List<Lesson.Asked> left = new ArrayList<>();
        lesson.questions()
                .forEach(question -> (laws.indexOf(question.law()) % FOLDS == fold ? left : kept).add(question));
        Map<Float, Measured> sums = new LinkedHashMap<>();
        if (kept.isEmpty()) {
            return sums;
        }
        float[][] added = new AdapterTraining(lesson.asking(kept)).learn();
        for (float share : SHARES) {
            QueryAdapter adapter = new QueryAdapter(Towards.ARTICLES, "", share, added);
            Measured sum = left.stream()
                    .map(question -> rank(lesson, adapter.adapt(question.vector()), question))
                    .filter(rank -> rank <= DEPTH)
                    .map(rank -> new Measured(1, 1.0 / rank))
                    .reduce(NOTHING, Measured::plus);
            sums.put(share, sum);
        }
        return sums;
    }

    /** The largest share that finds nearly as much as the best: questions about laws that were seen gain more by it. */
    static float best(Map<Float, Measured> measured) {
        double most =
                measured.values().stream().mapToDouble(Measured::found).max().orElse(0);
        return measured.entrySet().stream()
                .filter(entry -> entry.getValue().found() >= NEARLY * most)
                .map(Map.Entry::getKey)
                .max(Float::compare)
                .orElse(0f);
    }

    private static int rank(Lesson lesson, float[] vector, Lesson.Asked question) {
        float best = Float.NEGATIVE_INFINITY;
        for (int wanted : lesson.wanted(question)) {
            best = Math.max(best, VectorUtil.dotProduct(lesson.known()[wanted], vector));
        }
        int rank = 1;
        for (int i = 0; i < lesson.known().length; i++) {
            if (lesson.articles()[i] != question.article() && VectorUtil.dotProduct(lesson.known()[i], vector) > best) {
                rank++;
            }
        }
        return rank;
    }
}
