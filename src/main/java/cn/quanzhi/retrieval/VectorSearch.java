package cn.quanzhi.retrieval;

import static cn.quanzhi.retrieval.PassageDocuments.ASKED;
import static cn.quanzhi.retrieval.PassageDocuments.VECTOR;

import cn.quanzhi.knowledge.DocumentKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.VectorUtil;
import org.apache.lucene.util.hnsw.NeighborQueue;

/** Finds the nearest vectors: in an index of usual size by looking at each, in a large one through the graph. */
final class VectorSearch {

    private static final int MIN_NEIGHBOURS = 100;
    static final int COMPARED = 60;
    /** So many with the nearest sketches are compared: of the ten nearest typical questions 0.997 are among them (decision 0016). */
    private static final int MIN_COMPARED = 500;

    private static final int COMPARED_OF_EACH = 4;
    private static final Set<DocumentKind> QUESTIONS = Set.of(DocumentKind.QUESTIONS);

    private final IndexSearcher searcher;
    private final Segments segments;
    private final boolean all;

    VectorSearch(IndexSearcher searcher, Segments segments) {
        this.searcher = searcher;
        this.segments = segments;
        this.all = segments.looksAtAll(searcher.getIndexReader());
    }

    /**
     * The nearest documents within the filter, best first, each with its cosine.
     *
     * @param scope the same filter as a query, made only where the graph is walked
     */
    ScoreDoc[] nearest(PassageIndex.Filter filter, Supplier<Query> scope, float[] vector, int k) throws IOException {
        boolean asked = asksForQuestions(filter);
        if (all) {
            return looked(filter, rows(asked), vector, Math.max(1, k));
        }
        // The graph finds the nearest few badly and the nearest hundred well.
        int neighbours = Math.max(k, MIN_NEIGHBOURS);
        Query query = new KnnFloatVectorQuery(field(filter), vector, neighbours, scope.get());
        ScoreDoc[] found = searcher.search(query, Math.max(1, k)).scoreDocs;
        for (ScoreDoc one : found) {
            one.score = 2 * one.score - 1;
        }
        return found;
    }

    private static boolean asksForQuestions(PassageIndex.Filter filter) {
        return filter.kinds().equals(QUESTIONS);
    }

    private SegmentVectors rows(boolean asked) {
        return asked ? segments.questions() : segments.passages();
    }

    /** The vector of what was found. */
    float[] of(PassageIndex.Hit hit) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.place(), leaves));
        if (all) {
            return rows(hit.kind() == DocumentKind.QUESTIONS).vector(leaf.reader(), hit.place() - leaf.docBase);
        }
        FloatVectorValues values =
                leaf.reader().getFloatVectorValues(hit.kind() == DocumentKind.QUESTIONS ? ASKED : VECTOR);
        KnnVectorValues.DocIndexIterator places = values.iterator();
        if (places.advance(hit.place() - leaf.docBase) != hit.place() - leaf.docBase) {
            throw new IllegalStateException("no vector of " + hit.passageId());
        }
        return values.vectorValue(places.index()).clone();
    }

    private static String field(PassageIndex.Filter filter) {
        return asksForQuestions(filter) ? ASKED : VECTOR;
    }

    private ScoreDoc[] looked(PassageIndex.Filter filter, SegmentVectors vectors, float[] vector, int k) {
        NeighborQueue best = new NeighborQueue(k, false);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            IntPredicate within = segments.heads().within(leaf.reader(), filter);
            Bits live = leaf.reader().getLiveDocs();
            vectors.compare(
                    leaf.reader(),
                    vector,
                    Math.max(MIN_COMPARED, COMPARED_OF_EACH * k),
                    doc -> (live == null || live.get(doc)) && within.test(doc),
                    (doc, cosine) -> best.insertWithOverflow(leaf.docBase + doc, cosine));
        }
        return inOrder(best);
    }

    /** What a queue of the best holds, best first; it is empty then. */
    static ScoreDoc[] inOrder(NeighborQueue best) {
        ScoreDoc[] found = new ScoreDoc[best.size()];
        for (int i = found.length - 1; i >= 0; i--) {
            float score = best.topScore();
            found[i] = new ScoreDoc(best.pop(), score);
        }
        return found;
    }

    /** Of the first ones: whatever is near to one of two vectors so alike is among the nearest to the other. */
    List<Double> cosines(PassageIndex.Filter filter, ScoreDoc[] found, float[] asked) throws IOException {
        ScoreDoc[] first = Arrays.copyOf(found, Math.min(found.length, COMPARED));
        return all ? inRows(filter, first, asked) : inValues(filter, first, asked);
    }

    private List<Double> inRows(PassageIndex.Filter filter, ScoreDoc[] found, float[] vector) {
        SegmentVectors.Asked asked = rows(asksForQuestions(filter)).asked(vector);
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        List<Double> cosines = new ArrayList<>(found.length);
        for (ScoreDoc one : found) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(one.doc, leaves));
            cosines.add((double) asked.cosine(leaf.reader(), one.doc - leaf.docBase));
        }
        return cosines;
    }

    private List<Double> inValues(PassageIndex.Filter filter, ScoreDoc[] found, float[] asked) throws IOException {
        Double[] cosines = new Double[found.length];
        int[] inOrder = IntStream.range(0, found.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> found[i].doc))
                .mapToInt(Integer::intValue)
                .toArray();
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        int open = -1;
        FloatVectorValues values = null;
        KnnVectorValues.DocIndexIterator places = null;
        for (int i : inOrder) {
            int doc = found[i].doc;
            int leaf = ReaderUtil.subIndex(doc, leaves);
            if (leaf != open || values == null || places == null) {
                open = leaf;
                values = leaves.get(leaf).reader().getFloatVectorValues(field(filter));
                places = values.iterator();
            }
            boolean there = places.advance(doc - leaves.get(leaf).docBase) != DocIdSetIterator.NO_MORE_DOCS;
            cosines[i] = there ? (double) VectorUtil.dotProduct(values.vectorValue(places.index()), asked) : 0;
        }
        return List.of(cosines);
    }
}
