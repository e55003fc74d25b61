package cn.quanzhi.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.VectorUtil;

/**
 * A field's vectors as bytes, read from each segment once. A search looks at a sketch of each first, one bit a dimension:
 * on which side of the segment's mean it lies (Charikar 2002, Similarity Estimation Techniques from Rounding Algorithms). It
 * compares the bytes of those whose sketches are nearest: 64 bytes are read in place of half a kilobyte, and of the nearest
 * ten hardly one is missed (decision 0016). A dimension costs nine bits.
 */
final class SegmentVectors {

    private static final int FULL = 127;

    private final String field;
    private final Map<IndexReader.CacheKey, Rows> segments = new ConcurrentHashMap<>();

    SegmentVectors(String field) {
        this.field = field;
    }

    /** A vector, each number as a byte; times the scale it is the number, and the whole is as long as the vector was. */
    private record Row(byte[] numbers, float scale) {
        static Row of(float[] vector) {
            float most = 0;
            for (float number : vector) {
                most = Math.max(most, Math.abs(number));
            }
            float step = most == 0 ? 1 : most / FULL;
            byte[] numbers = new byte[vector.length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (byte) Math.round(vector[i] / step);
            }
            double length = Math.sqrt(VectorUtil.dotProduct(vector, vector));
            double rounded = Math.sqrt(VectorUtil.dotProduct(numbers, numbers));
            return new Row(numbers, rounded == 0 ? 1 : (float) (length / rounded));
        }
    }

    /** A segment's rows, in the order of its documents; the sketches one after another, about the mean of all rows. */
    private record Rows(int[] docs, byte[][] numbers, float[] scales, float[] mean, long[] sketches) {

        static Rows of(int[] docs, byte[][] numbers, float[] scales, int dimensions) {
            float[] mean = new float[dimensions];
            for (int row = 0; row < docs.length; row++) {
                for (int i = 0; i < dimensions; i++) {
                    mean[i] += numbers[row][i] * scales[row] / docs.length;
                }
            }
            int words = words(dimensions);
            long[] sketches = new long[docs.length * words];
            for (int row = 0; row < docs.length; row++) {
                for (int i = 0; i < dimensions; i++) {
                    if (numbers[row][i] * scales[row] > mean[i]) {
                        sketches[row * words + i / Long.SIZE] |= 1L << i;
                    }
                }
            }
            return new Rows(docs, numbers, scales, mean, sketches);
        }

        long[] sketch(float[] vector) {
            long[] sketch = new long[words(mean.length)];
            for (int i = 0; i < mean.length; i++) {
                if (vector[i] > mean[i]) {
                    sketch[i / Long.SIZE] |= 1L << i;
                }
            }
            return sketch;
        }

        private static int words(int dimensions) {
            return (dimensions + Long.SIZE - 1) / Long.SIZE;
        }

        /** Negative where the document has none. */
        int of(int doc) {
            return Arrays.binarySearch(docs, doc);
        }

        float[] vector(int row) {
            float[] vector = new float[mean.length];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = numbers[row][i] * scales[row];
            }
            return vector;
        }

        float cosine(int row, Row asked) {
            return VectorUtil.dotProduct(numbers[row], asked.numbers) * scales[row] * asked.scale;
        }
    }

    /** A vector that documents are compared with one by one. */
    interface Asked {
        /** The cosine; 0 of a document without a vector. */
        float cosine(LeafReader leaf, int doc);
    }

    Asked asked(float[] vector) {
        Row asked = Row.of(vector);
        return (leaf, doc) -> {
            Rows rows = of(leaf);
            int row = rows.of(doc);
            return row < 0 ? 0 : rows.cosine(row, asked);
        };
    }

    /** A document's vector, to the nearest 127th of its largest number. */
    float[] vector(LeafReader leaf, int doc) {
        Rows rows = of(leaf);
        int row = rows.of(doc);
        if (row < 0) {
            throw new IllegalArgumentException("document " + doc + " has no vector");
        }
        return rows.vector(row);
    }

    /** Takes a document of a segment and its cosine. */
    interface Taker {
        void take(int doc, float cosine);
    }

    /**
     * Tells the cosine of the documents with the nearest sketches, in no order.
     *
     * @param least so many documents at least, where so many are accepted
     * @param accepted the documents that are looked for
     */
    void compare(LeafReader leaf, float[] vector, int least, IntPredicate accepted, Taker taker) {
        Rows rows = of(leaf);
        Row asked = Row.of(vector);
        Distances distances = Distances.of(rows.sketches, rows.docs.length, rows.sketch(vector));
        int wanted = least;
        int told = 0;
        for (int from = 0; from < distances.end() && told < least; wanted *= 2) {
            int to = distances.within(wanted);
            for (int row = 0; row < rows.docs.length; row++) {
                int distance = distances.each[row];
                if (distance >= from && distance < to && accepted.test(rows.docs[row])) {
                    taker.take(rows.docs[row], rows.cosine(row, asked));
                    told++;
                }
            }
            from = to;
        }
    }

    /** In how many bits each row's sketch differs from the asked one, and how many rows do in how many. */
    private record Distances(short[] each, int[] rows) {

        static Distances of(long[] sketches, int count, long[] asked) {
            short[] each = new short[count];
            int[] rows = new int[asked.length * Long.SIZE + 1];
            int place = 0;
            for (int row = 0; row < count; row++) {
                int distance = 0;
                for (long word : asked) {
                    distance += Long.bitCount(sketches[place++] ^ word);
                }
                each[row] = (short) distance;
                rows[distance]++;
            }
            return new Distances(each, rows);
        }

        /** Every distance is below it. */
        int end() {
            return rows.length;
        }

        /** Below it lie at least so many rows, or all. */
        int within(int wanted) {
            int below = 0;
            int distance = 0;
            while (distance < rows.length && below < wanted) {
                below += rows[distance++];
            }
            return distance;
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
            return Rows.of(new int[0], new byte[0][], new float[0], 0);
        }
        int size = values.size();
        int[] docs = new int[size];
        byte[][] numbers = new byte[size][];
        float[] scales = new float[size];
        KnnVectorValues.DocIndexIterator places = values.iterator();
        int count = 0;
        for (int doc = places.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = places.nextDoc(), count++) {
            Row row = Row.of(values.vectorValue(places.index()));
            docs[count] = doc;
            numbers[count] = row.numbers;
            scales[count] = row.scale;
        }
        return Rows.of(
                Arrays.copyOf(docs, count),
                Arrays.copyOf(numbers, count),
                Arrays.copyOf(scales, count),
                values.dimension());
    }
}
