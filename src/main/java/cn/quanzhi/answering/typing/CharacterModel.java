package cn.quanzhi.answering.typing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SortedMap;

/**
 * How likely a Chinese character follows two others: trigrams, pairs and single characters counted in what enterprises ask,
 * interpolated (Jelinek and Mercer, 1980). Learned by {@code ./quanzhi train-typing}.
 */
final class CharacterModel {

    private static final double OF_THREE = 0.6;
    private static final double OF_TWO = 0.3;
    private static final double OF_ONE = 0.1;
    private static final int BITS = 16;

    private final int[] singles;
    private final long total;
    private final Counts pairs;
    private final Counts triples;
    private final String known;

    private CharacterModel(int[] singles, Counts pairs, Counts triples) {
        this.singles = singles;
        this.pairs = pairs;
        this.triples = triples;
        this.total = Arrays.stream(singles).asLongStream().sum();
        StringBuilder characters = new StringBuilder();
        for (char character = 0; character < Character.MAX_VALUE; character++) {
            if (singles[character] > 0) {
                characters.append(character);
            }
        }
        this.known = characters.toString();
    }

    /** Of how often single characters, two and three in a row were seen. */
    static CharacterModel of(
            SortedMap<Long, Integer> ones, SortedMap<Long, Integer> twos, SortedMap<Long, Integer> threes) {
        int[] singles = new int[Character.MAX_VALUE + 1];
        ones.forEach((run, count) -> singles[Math.toIntExact(run)] = count);
        return new CharacterModel(singles, Counts.of(twos), Counts.of(threes));
    }

    /** A run of up to three characters as a number. */
    static long run(char... characters) {
        long run = 0;
        for (char character : characters) {
            run = run << BITS | character;
        }
        return run;
    }

    /** Every character that it has seen. */
    String characters() {
        return known;
    }

    int count(char character) {
        return singles[character];
    }

    int count(char first, char second) {
        return pairs.of(run(first, second));
    }

    /** The natural logarithm of how likely a character follows two others; 0 stands for none before. */
    double logLikely(char before, char last, char next) {
        double likely = OF_ONE * (singles[next] + 1) / (total + known.length() + 1);
        if (singles[last] > 0) {
            likely += OF_TWO * pairs.of(run(last, next)) / singles[last];
        }
        int both = pairs.of(run(before, last));
        if (both > 0) {
            likely += OF_THREE * Math.min(both, triples.of(run(before, last, next))) / both;
        }
        return Math.log(likely);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(known.length());
        for (char character : known.toCharArray()) {
            out.writeChar(character);
            out.writeInt(singles[character]);
        }
        pairs.write(out);
        triples.write(out);
    }

    static CharacterModel read(DataInputStream in) throws IOException {
        int[] singles = new int[Character.MAX_VALUE + 1];
        for (int left = in.readInt(); left > 0; left--) {
            singles[in.readChar()] = in.readInt();
        }
        return new CharacterModel(singles, Counts.read(in), Counts.read(in));
    }

    /** Runs in their order, and how often each was seen. */
    private record Counts(long[] runs, int[] times) {

        static Counts of(SortedMap<Long, Integer> counts) {
            return new Counts(
                    counts.keySet().stream().mapToLong(Long::longValue).toArray(),
                    counts.values().stream().mapToInt(Integer::intValue).toArray());
        }

        int of(long run) {
            int at = Arrays.binarySearch(runs, run);
            return at < 0 ? 0 : times[at];
        }

        void write(DataOutputStream out) throws IOException {
            out.writeInt(runs.length);
            for (int i = 0; i < runs.length; i++) {
                out.writeLong(runs[i]);
                out.writeInt(times[i]);
            }
        }

        static Counts read(DataInputStream in) throws IOException {
            int count = in.readInt();
            Counts read = new Counts(new long[count], new int[count]);
            for (int i = 0; i < count; i++) {
                read.runs[i] = in.readLong();
                read.times[i] = in.readInt();
            }
            return read;
        }
    }
}
