package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Pairs.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A sentence's pairs with their vectors in half precision: a lesson has millions of them in memory. */
final class KeptPairs {

    private final List<short[]> vectors = new ArrayList<>();
    private final Map<short[], Integer> places = new IdentityHashMap<>();
    private final List<Kept> said;
    private final List<Kept> source;

    private record Kept(int token, int[] few, float[] weights, float[] numbers) {}

    /** Packs each vector once, however many sentences stand beside the statement that it is of. */
    static final class Keeper {
        private final Map<float[], short[]> halves = new IdentityHashMap<>();

        KeptPairs keep(Pairs pairs) {
            return new KeptPairs(pairs, this);
        }

        private short[] half(float[] vector) {
            return halves.computeIfAbsent(vector, whole -> {
                short[] half = new short[whole.length];
                for (int i = 0; i < half.length; i++) {
                    half[i] = Float.floatToFloat16(whole[i]);
                }
                return half;
            });
        }
    }

    private KeptPairs(Pairs pairs, Keeper keeper) {
        this.said = kept(pairs.said(), keeper);
        this.source = kept(pairs.source(), keeper);
        places.clear();
    }

    private List<Kept> kept(List<Pair> pairs, Keeper keeper) {
        return pairs.stream()
                .map(pair -> new Kept(
                        place(keeper.half(pair.token())),
                        Arrays.stream(pair.few())
                                .mapToInt(one -> place(keeper.half(one)))
                                .toArray(),
                        pair.weights(),
                        pair.numbers()))
                .toList();
    }

    private int place(short[] half) {
        return places.computeIfAbsent(half, one -> {
            vectors.add(one);
            return vectors.size() - 1;
        });
    }

    /** The same but for rounding; a vector that stands in several pairs is one. */
    Pairs pairs() {
        float[][] whole = vectors.stream().map(KeptPairs::whole).toArray(float[][]::new);
        return new Pairs(pairs(said, whole), pairs(source, whole));
    }

    private static List<Pair> pairs(List<Kept> kept, float[][] whole) {
        return kept.stream()
                .map(one -> new Pair(
                        whole[one.token()],
                        Arrays.stream(one.few()).mapToObj(few -> whole[few]).toArray(float[][]::new),
                        one.weights(),
                        one.numbers()))
                .toList();
    }

    private static float[] whole(short[] half) {
        float[] whole = new float[half.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = Float.float16ToFloat(half[i]);
        }
        return whole;
    }
}
