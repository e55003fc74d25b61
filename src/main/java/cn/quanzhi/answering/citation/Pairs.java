package cn.quanzhi.answering.citation;

import cn.quanzhi.model.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A sentence's tokens, each with what it is nearest to in the statements, and the tokens of the statement that most of the
 * sentence points to, each with what it is nearest to in the sentence (soft alignment: Parikh et al. 2016).
 */
record Pairs(List<Pair> said, List<Pair> source) {

    static final Pairs NONE = new Pairs(List.of(), List.of());

    /** How many numbers a pair has beside its vectors. */
    static final int NUMBERS = 5;

    private static final int LONGEST = 96;

    Pairs {
        said = List.copyOf(said);
        source = List.copyOf(source);
    }

    /**
     * A token with what it is nearest to. The few are kept and not their mean: they are the texts' own vectors, and a lesson
     * has millions of pairs.
     *
     * @param few the nearest tokens' vectors
     * @param weights how much each of them counts, the nearer ones more
     * @param numbers how near the nearest is; how near the few are; how much of the mean is one token; whether the token is
     *     there by the letter; how far it is where it isn't
     */
    record Pair(float[] token, float[][] few, float[] weights, float[] numbers) {}

    /** A token of a statement. */
    private record Place(int statement, Tokens.Token token) {}

    /** @param all the sentence beside at least one statement */
    static Pairs of(String sentence, List<Beside> all) {
        List<Tokens.Token> mine = first(all.getFirst().mine());
        Set<String> own = letters(sentence, mine);
        Set<String> theirs = new HashSet<>();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            int statement = i;
            all.get(i).its().tokens().forEach(token -> places.add(new Place(statement, token)));
            theirs.addAll(letters(all.get(i).statement(), all.get(i).its().tokens()));
        }
        List<float[]> vectors =
                places.stream().map(place -> place.token().vector()).toList();
        double[] mass = new double[all.size()];
        List<Pair> said = new ArrayList<>();
        for (int i = 0; i < mine.size(); i++) {
            Nearest nearest = Nearest.of(row(all, i));
            nearest.each((place, weight) -> mass[places.get(place).statement()] += weight);
            said.add(pair(mine.get(i), nearest, vectors, theirs.contains(letters(sentence, mine.get(i)))));
        }
        return new Pairs(said, source(all.get(largest(mass)), mine, own));
    }

    /** The other way: what the statement says, and what of the sentence is nearest to it. */
    private static List<Pair> source(Beside beside, List<Tokens.Token> mine, Set<String> own) {
        List<float[]> vectors = mine.stream().map(Tokens.Token::vector).toList();
        List<Tokens.Token> its = first(beside.its());
        List<Pair> source = new ArrayList<>();
        for (int j = 0; j < its.size(); j++) {
            float[] alike = new float[mine.size()];
            for (int i = 0; i < alike.length; i++) {
                alike[i] = beside.alike()[i][j];
            }
            source.add(pair(
                    its.get(j), Nearest.of(alike), vectors, own.contains(letters(beside.statement(), its.get(j)))));
        }
        return source;
    }

    private static Pair pair(Tokens.Token token, Nearest nearest, List<float[]> vectors, boolean there) {
        float best = nearest.best();
        float[] numbers = {best, nearest.mean(), nearest.most(), there ? 1 : 0, there ? 0 : 1 - best};
        return new Pair(token.vector(), nearest.of(vectors), nearest.weights(), numbers);
    }

    private static float[] row(List<Beside> all, int token) {
        float[] row = new float
                [all.stream().mapToInt(one -> one.alike()[token].length).sum()];
        int at = 0;
        for (Beside one : all) {
            float[] part = one.alike()[token];
            System.arraycopy(part, 0, row, at, part.length);
            at += part.length;
        }
        return row;
    }

    private static int largest(double[] mass) {
        int largest = 0;
        for (int i = 1; i < mass.length; i++) {
            largest = mass[i] > mass[largest] ? i : largest;
        }
        return largest;
    }

    private static List<Tokens.Token> first(Tokens tokens) {
        return tokens.tokens().subList(0, Math.min(LONGEST, tokens.tokens().size()));
    }

    private static Set<String> letters(String text, List<Tokens.Token> tokens) {
        Set<String> letters = new HashSet<>();
        tokens.forEach(token -> letters.add(letters(text, token)));
        return letters;
    }

    private static String letters(String text, Tokens.Token token) {
        int end = Math.min(token.end(), text.length());
        return text.substring(Math.min(token.start(), end), end);
    }

    /** The few nearest of some tokens, and how much each counts. */
    private record Nearest(int[] places, float[] alike, float[] weights) {

        private static final int FEW = 4;
        private static final double SHARPNESS = 14;

        interface Each {
            void take(int place, float weight);
        }

        static Nearest of(float[] alike) {
            int few = Math.min(FEW, alike.length);
            int[] places = new int[few];
            float[] best = new float[few];
            Arrays.fill(best, Float.NEGATIVE_INFINITY);
            for (int place = 0; place < alike.length; place++) {
                int at = few - 1;
                if (few == 0 || alike[place] <= best[at]) {
                    continue;
                }
                for (; at > 0 && alike[place] > best[at - 1]; at--) {
                    best[at] = best[at - 1];
                    places[at] = places[at - 1];
                }
                best[at] = alike[place];
                places[at] = place;
            }
            float[] weights = new float[few];
            double sum = 0;
            for (int i = 0; i < few; i++) {
                weights[i] = (float) Math.exp(SHARPNESS * (best[i] - best[0]));
                sum += weights[i];
            }
            for (int i = 0; i < few; i++) {
                weights[i] = (float) (weights[i] / sum);
            }
            return new Nearest(places, best, weights);
        }

        void each(Each taker) {
            for (int i = 0; i < places.length; i++) {
                taker.take(places[i], weights[i]);
            }
        }

        float best() {
            return alike.length == 0 ? 0 : alike[0];
        }

        float most() {
            return weights.length == 0 ? 0 : weights[0];
        }

        float mean() {
            float mean = 0;
            for (int i = 0; i < alike.length; i++) {
                mean += weights[i] * alike[i];
            }
            return mean;
        }

        float[][] of(List<float[]> vectors) {
            return Arrays.stream(places).mapToObj(vectors::get).toArray(float[][]::new);
        }
    }
}
