package cn.quanzhi.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.VectorUtil;

/**
 * A field's vectors as bytes, read from each segment once: a look at every one of ten thousand takes a quarter of the time
 * of a walk through their graph, and misses none. A dimension and a vector cost a byte.
 */
final class SegmentVectors {

    private static final int FULL = 127;

    private final String field;
    private final Map<IndexReader.CacheKey, Rows> segments = new ConcurrentHashMap<>();

    SegmentVectors(String field) {
        this.field = field;
    }

    /** A vector of length one, each number as a byte; times the scale it is the number. */
    private record Row(byte[] numbers, float scale) {
        static Row of(float[] vector) {
            float most = 0;
            for (float number : vector) {
                most = Math.max(most, Math.abs(number));
            }
            byte[] numbers = new byte[vector.length];
            float scale = most == 0 ? 1 : most / FULL;
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (byte) Math.round(vector[i] / scale);
            }
            return new Row(numbers, scale);
        }
    }

    /** A segment's rows, in the order of its documents. */
    private record Rows(int[] docs, byte[][] numbers, float[] scales) {}

    /** Takes a document of a segment and its cosine. */
    interface Taker {
        void take(int doc, float cosine);
    }

    /** Tells the cosine of each document of the segment that has a vector, deleted ones too. */
    void compare(LeafReader leaf, float[] vector, Taker taker) {
        Row asked = Row.of(vector);
        Rows rows = of(leaf);
        for (int i = 0; i < rows.docs.length; i++) {
            int product = VectorUtil.dotProduct(rows.numbers[i], asked.numbers);
            taker.take(rows.docs[i], product * rows.scales[i] * asked.scale);
        }
    }

    /** Reads what is new, so that no search waits for it. */
    void warm(List<LeafReader> leaves) {
        leaves.forEach(this::of);
    }

    private Rows of(LeafReader leaf) {
        IndexReader.CacheHelper core = leaf.getCoreCacheHelper();
        Rows known = segments.get(core.getKey());
        if (known != null) {
            return known;
        }
        try {
            Rows read = read(leaf);
            if (segments.putIfAbsent(core.getKey(), read) == null) {
                core.addClosedListener(segments::remove);
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Rows read(LeafReader leaf) throws IOException {
        FloatVectorValues values = leaf.getFloatVectorValues(field);
        if (values == null) {
            return new Rows(new int[0], new byte[0][], new float[0]);
        }
        int size = values.size();
        Rows rows = new Rows(new int[size], new byte[size][], new float[size]);
        KnnVectorValues.DocIndexIterator places = values.iterator();
        int count = 0;
        for (int doc = places.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = places.nextDoc(), count++) {
            Row row = Row.of(values.vectorValue(places.index()));
            rows.docs[count] = doc;
            rows.numbers[count] = row.numbers;
            rows.scales[count] = row.scale;
        }
        if (count < size) {
            return new Rows(
                    Arrays.copyOf(rows.docs, count),
                    Arrays.copyOf(rows.numbers, count),
                    Arrays.copyOf(rows.scales, count));
        }
        return rows;
    }
}
