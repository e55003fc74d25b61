package cn.quanzhi.retrieval;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * Where words stand in each segment and how long its passages are, unpacked once: the questions of a trade are of the same
 * few thousand characters and pairs. Six bytes a posting; the least asked for go when a segment has more than {@link #KEPT}.
 */
final class SegmentPostings {

    /** Postings of a segment, or twelve megabytes: what some thirteen thousand articles of laws hold in all. */
    private static final long KEPT = 2_000_000;
    /** What a term costs beside its postings, told in postings. */
    private static final int OVERHEAD = 30;

    private static final Postings NONE = new Postings(new int[0], new short[0]);

    private final Map<IndexReader.CacheKey, Segment> segments = new ConcurrentHashMap<>();

    /** The documents of a segment that hold a term, in their order, deleted ones among them; how often each does. */
    record Postings(int[] docs, short[] frequencies) {}

    private record Segment(Cache<Term, Postings> postings, Map<String, byte[]> norms) {
        Segment() {
            this(
                    Caffeine.newBuilder()
                            .maximumWeight(KEPT)
                            .weigher((Term term, Postings found) -> found.docs.length + OVERHEAD)
                            .build(),
                    new ConcurrentHashMap<>());
        }
    }

    Postings of(LeafReader leaf, Term term) throws IOException {
        Cache<Term, Postings> known = segment(leaf).postings;
        Postings postings = known.getIfPresent(term);
        if (postings == null) {
            postings = read(leaf, term);
            known.put(term, postings);
        }
        return postings;
    }

    /** The length of each document's field, as the similarity wrote it. */
    byte[] norms(LeafReader leaf, String field) throws IOException {
        Map<String, byte[]> known = segment(leaf).norms;
        byte[] norms = known.get(field);
        if (norms == null) {
            norms = read(leaf, leaf.getNormValues(field));
            known.put(field, norms);
        }
        return norms;
    }

    private Segment segment(LeafReader leaf) {
        IndexReader.CacheHelper core = leaf.getCoreCacheHelper();
        Segment known = segments.get(core.getKey());
        if (known != null) {
            return known;
        }
        Segment fresh = new Segment();
        Segment other = segments.putIfAbsent(core.getKey(), fresh);
        if (other == null) {
            core.addClosedListener(segments::remove);
        }
        return other == null ? fresh : other;
    }

    private static Postings read(LeafReader leaf, Term term) throws IOException {
        PostingsEnum each = leaf.postings(term, PostingsEnum.FREQS);
        if (each == null) {
            return NONE;
        }
        int[] docs = new int[Math.toIntExact(each.cost())];
        short[] frequencies = new short[docs.length];
        int count = 0;
        for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc(), count++) {
            docs[count] = doc;
            frequencies[count] = (short) Math.min(each.freq(), Short.MAX_VALUE);
        }
        return count == docs.length
                ? new Postings(docs, frequencies)
                : new Postings(Arrays.copyOf(docs, count), Arrays.copyOf(frequencies, count));
    }

    private static byte[] read(LeafReader leaf, NumericDocValues values) throws IOException {
        byte[] norms = new byte[leaf.maxDoc()];
        for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
            norms[doc] = (byte) values.longValue();
        }
        return norms;
    }
}
