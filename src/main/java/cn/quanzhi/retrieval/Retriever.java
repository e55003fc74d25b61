package cn.quanzhi.retrieval;

import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Validity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the passages that may answer a question, as the law stands on a date. */
public interface Retriever {

    /** How many passages of each reading are looked at. */
    int READING = 60;

    Evidence retrieve(Query query);

    /**
     * What answers several readings of one question: each passage by the sum of its scores; where a reading didn't find it,
     * that reading's last score counts.
     *
     * @param queries at least one; the first one's limit holds
     */
    default Evidence retrieve(List<Query> queries) {
        if (queries.size() == 1) {
            return retrieve(queries.getFirst());
        }
        List<Evidence> read = queries.stream()
                .map(query -> retrieve(
                        new Query(query.site(), query.text(), query.asOf(), query.kinds(), READING, query.vector())))
                .toList();
        return Readings.merged(read, queries.getFirst().limit());
    }

    /** Whether everything that is published can be found; before that, nothing found means nothing. */
    default boolean isReady() {
        return true;
    }

    /**
     * @param site the caller's site; its own and the shared knowledge are searched
     * @param kinds empty for all
     * @param limit 1 to 100
     * @param vector of the text where it is known already, else null
     */
    record Query(
            String site, String text, LocalDate asOf, Set<DocumentKind> kinds, int limit, float @Nullable [] vector) {

        public Query(String site, String text, LocalDate asOf, Set<DocumentKind> kinds, int limit) {
            this(site, text, asOf, kinds, limit, null);
        }
    }

    /**
     * What was found, best first.
     *
     * @param similarity the best cosine between the question's vector and that of a passage, or of a typical question that leads
     *     to one; 0 where nothing was found
     * @param coverage share of the question's character bigrams that occur in the best three passages, 0 to 1
     */
    record Evidence(List<Found> items, double similarity, double coverage) {}

    /**
     * @param exact whether the question names this passage by title, article or number
     * @param signals the raw scores behind the order, by name
     */
    record Found(Passage passage, Validity validity, double score, boolean exact, Map<String, Double> signals) {

        /** Whether it is of a law that the question names. */
        public boolean isOfNamedLaw() {
            return signals.containsKey(Signal.NAMED.key());
        }
    }
}
