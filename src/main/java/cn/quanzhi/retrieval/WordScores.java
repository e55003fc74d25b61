package cn.quanzhi.retrieval;

import cn.quanzhi.retrieval.SegmentPostings.Postings;
import cn.quanzhi.retrieval.WordQuery.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.hnsw.NeighborQueue;

/**
 * Scores the passages that hold a question's words, a word at a time (Turtle and Flood 1995, Query Evaluation: Strategies
 * and Optimizations), each as the searcher's similarity weighs it. A question is a hundred characters and pairs: to jump to
 * and fro between as many lists, as one does to find the first of millions of documents, costs more in an index of usual
 * size than to add up what they hold.
 */
final class WordScores {

    private final IndexSearcher searcher;
    private final Segments segments;

    WordScores(IndexSearcher searcher, Segments segments) {
        this.searcher = searcher;
        this.segments = segments;
    }

    /** A word, with what its occurrences are worth in a field of a length. */
    private record Weighed(Word word, SimScorer scorer) {}

    /** The documents within the filter that hold any of the words, best first, at equal scores the earlier. */
    ScoreDoc[] best(List<Word> words, PassageIndex.Filter filter, int k) throws IOException {
        List<Weighed> weighed = weigh(words);
        NeighborQueue best = new NeighborQueue(k, false);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            float[] sums = sums(leaf.reader(), weighed);
            IntPredicate within = segments.heads().within(leaf.reader(), filter);
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = 0; doc < sums.length; doc++) {
                boolean among = sums[doc] > 0 && (best.size() < k || sums[doc] > best.topScore());
                if (among && (live == null || live.get(doc)) && within.test(doc)) {
                    best.insertWithOverflow(leaf.docBase + doc, sums[doc]);
                }
            }
        }
        return VectorSearch.inOrder(best);
    }

    private List<Weighed> weigh(List<Word> words) throws IOException {
        List<Weighed> weighed = new ArrayList<>(words.size());
        Map<String, CollectionStatistics> fields = new HashMap<>();
        for (Word word : words) {
            String field = word.term().field();
            CollectionStatistics all = fields.get(field);
            if (all == null) {
                all = searcher.collectionStatistics(field);
                fields.put(field, all);
            }
            weighed.add(new Weighed(
                    word,
                    searcher.getSimilarity()
                            .scorer(
                                    word.boost(),
                                    all,
                                    searcher.termStatistics(
                                            word.term(),
                                            word.states().docFreq(),
                                            word.states().totalTermFreq()))));
        }
        return weighed;
    }

    private float[] sums(LeafReader leaf, List<Weighed> words) throws IOException {
        float[] sums = new float[leaf.maxDoc()];
        for (Weighed one : words) {
            Postings postings = segments.postings().of(leaf, one.word.term());
            if (postings.docs().length > 0) {
                add(postings, segments.postings().norms(leaf, one.word.term().field()), one.scorer, sums);
            }
        }
        return sums;
    }

    private static void add(Postings postings, byte[] norms, SimScorer scorer, float[] sums) {
        int[] docs = postings.docs();
        short[] frequencies = postings.frequencies();
        for (int i = 0; i < docs.length; i++) {
            sums[docs[i]] += scorer.score(frequencies[i], norms[docs[i]]);
        }
    }
}
