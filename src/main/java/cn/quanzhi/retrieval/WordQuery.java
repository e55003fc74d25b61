package cn.quanzhi.retrieval;

import static cn.quanzhi.retrieval.PassageDocuments.PATH;
import static cn.quanzhi.retrieval.PassageDocuments.TEXT;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Any of some characters and their pairs, in a passage's text or in its headings. What no passage has costs nothing, and a
 * character that a good part of them has tells none from another, while its postings are the longest to read.
 */
final class WordQuery {

    private static final float PATH_BOOST = 0.5f;
    /** Left out from here on: a share of the passages, and in a small base no fewer than some. */
    private static final double COMMON = 0.2;

    private static final int FEW = 200;

    private final IndexSearcher searcher;
    private final TermStatistics statistics;
    private final int most;
    private final List<Word> words = new ArrayList<>();

    /** A character or a pair in one field, and how much it counts. */
    record Word(Term term, TermStates states, float boost) {}

    WordQuery(IndexSearcher searcher, TermStatistics statistics) throws IOException {
        this.searcher = searcher;
        this.statistics = statistics;
        this.most = (int) Math.max(FEW, COMMON * searcher.getIndexReader().getDocCount(TEXT));
    }

    WordQuery add(Collection<String> terms, float boost) throws IOException {
        for (String term : terms) {
            add(new Term(TEXT, term), boost);
            add(new Term(PATH, term), PATH_BOOST * boost);
        }
        return this;
    }

    private void add(Term term, float boost) throws IOException {
        TermStates states = statistics.of(searcher, term);
        boolean tells = term.text().length() > 1 || states.docFreq() <= most;
        if (states.docFreq() > 0 && tells) {
            words.add(new Word(term, states, boost));
        }
    }

    List<Word> words() {
        return words;
    }

    Query build() {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Word word : words) {
            Query query = new TermQuery(word.term, word.states);
            any.add(word.boost == 1 ? query : new BoostQuery(query, word.boost), Occur.SHOULD);
        }
        return any.build();
    }
}
