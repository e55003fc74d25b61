package cn.quanzhi.retrieval.adapter;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What there is to learn from: what can be found, and questions of which it is known what they should find. Vectors are unit
 * vectors.
 *
 * @param known the vectors of what can be found
 * @param articles for each of them the number of the article that it is, or that it asks for
 */
record Lesson(float[][] known, int[] articles, List<Asked> questions) {

    /** The place of a question that can't be found itself. */
    static final int ABSENT = -1;

    Lesson {
        questions = List.copyOf(questions);
    }

    /**
     * @param law by which questions are held out together
     * @param article the number of the article that answers
     * @param itself the question's own place in {@link #known}, or {@link #ABSENT}
     */
    record Asked(String law, float[] vector, int article, int itself) {
        private Asked at(int place) {
            return new Asked(law, vector, article, place);
        }
    }

    /** Questions that should find those which ask for the same article. */
    static Lesson amongThemselves(List<Asked> questions) {
        Map<Integer, Long> asking =
                questions.stream().collect(Collectors.groupingBy(Asked::article, Collectors.counting()));
        List<Asked> several = questions.stream()
                .filter(question -> asking.getOrDefault(question.article(), 0L) > 1)
                .toList();
        return new Lesson(
                several.stream().map(Asked::vector).toArray(float[][]::new),
                several.stream().mapToInt(Asked::article).toArray(),
                IntStream.range(0, several.size())
                        .mapToObj(i -> several.get(i).at(i))
                        .toList());
    }

    /** The places of what a question should find. */
    int[] wanted(Asked question) {
        return IntStream.range(0, known.length)
                .filter(i -> articles[i] == question.article() && i != question.itself())
                .toArray();
    }

    /** With fewer questions; where they are what can be found, the others are not among that either. */
    Lesson asking(List<Asked> some) {
        boolean areKnown = some.stream().anyMatch(question -> question.itself() != ABSENT);
        return areKnown ? amongThemselves(some) : new Lesson(known, articles, some);
    }
}
