package cn.quanzhi.retrieval;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;

/**
 * Where the terms of questions stand in the index and in how many passages, kept over searches: a question has a hundred
 * characters and pairs, and those of one question are mostly those of others.
 */
final class TermStatistics {

    private static final int KEPT = 16_384;

    private final Cache<Term, TermStates> known =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    TermStates of(IndexSearcher searcher, Term term) throws IOException {
        TermStates states = known.getIfPresent(term);
        if (states != null && states.wasBuiltFor(searcher.getTopReaderContext())) {
            return states;
        }
        TermStates read = TermStates.build(searcher, term, true);
        known.put(term, read);
        return read;
    }
}
