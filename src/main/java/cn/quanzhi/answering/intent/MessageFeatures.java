package cn.quanzhi.answering.intent;

import cn.quanzhi.knowledge.Script;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A message as numbers: its vector, and its characters, pairs and triples of characters, and of one in Latin script its words
 * and pairs of words, hashed into a fixed number of places (Weinberger et al. 2009), each part scaled to the same length.
 */
final class MessageFeatures {

    static final int PLACES = 1 << 16;

    private static final String START = "^";
    private static final String END = "$";
    private static final int LONGEST_GRAM = 3;
    private static final int LONGEST_TEXT = 400;
    private static final Pattern WORD = Pattern.compile("[a-z][a-z']*");
    private static final int MOST_WORDS = 80;
    /** Fewer are names in a message of another script. */
    private static final int LEAST_WORDS = 3;

    private static final float LENGTH = 4;
    private static final int SPREAD = 0x9E3779B9;
    private static final int SHIFT = 16;

    private final float[] vector;
    private final int[] places;
    private final float[] values;

    private MessageFeatures(float[] vector, int[] places, float[] values) {
        this.vector = vector;
        this.places = places;
        this.values = values;
    }

    /** @param vector the message's unit vector */
    static MessageFeatures of(String text, float[] vector) {
        Map<Integer, Float> counts = new TreeMap<>();
        String plain = plain(text);
        for (int length = 1; length <= LONGEST_GRAM; length++) {
            for (int from = 0; from + length <= plain.length(); from++) {
                count(plain.substring(from, from + length), counts);
            }
        }
        words(text, counts);
        double square = 0;
        for (float count : counts.values()) {
            square += count * count;
        }
        float scale = square == 0 ? 0 : LENGTH / (float) Math.sqrt(square);
        int[] places = new int[counts.size()];
        float[] values = new float[counts.size()];
        int i = 0;
        for (Map.Entry<Integer, Float> entry : counts.entrySet()) {
            places[i] = entry.getKey();
            values[i++] = entry.getValue() * scale;
        }
        float[] scaled = vector.clone();
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] *= LENGTH;
        }
        return new MessageFeatures(scaled, places, values);
    }

    private static void count(String gram, Map<Integer, Float> counts) {
        int hash = gram.hashCode() * SPREAD;
        counts.merge(hash >>> SHIFT, (hash & 1) == 0 ? 1f : -1f, Float::sum);
    }

    private static void words(String text, Map<Integer, Float> counts) {
        List<String> words = new ArrayList<>();
        WORD.matcher(even(text)).results().limit(MOST_WORDS).forEach(word -> words.add(" " + word.group()));
        if (words.size() < LEAST_WORDS) {
            return;
        }
        words.forEach(word -> count(word, counts));
        count(START + words.getFirst(), counts);
        count(words.getLast() + END, counts);
        for (int i = 1; i < words.size(); i++) {
            count(words.get(i - 1) + words.get(i), counts);
        }
    }

    private static String even(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
    }

    private static String plain(String text) {
        String folded = Script.simplified(even(text)).replaceAll("\\s+", "");
        return START + (folded.length() <= LONGEST_TEXT ? folded : folded.substring(0, LONGEST_TEXT)) + END;
    }

    /** The sum of one class's weights: dense ones for the vector, then one for each place, then its constant. */
    double times(float[] weights) {
        double sum = weights[weights.length - 1];
        for (int k = 0; k < vector.length; k++) {
            sum += vector[k] * weights[k];
        }
        for (int k = 0; k < places.length; k++) {
            sum += values[k] * weights[vector.length + places[k]];
        }
        return sum;
    }

    /** Adds a multiple of the message to weights of the same form. */
    void addTo(float[] weights, float by) {
        for (int k = 0; k < vector.length; k++) {
            weights[k] += by * vector[k];
        }
        for (int k = 0; k < places.length; k++) {
            weights[vector.length + places[k]] += by * values[k];
        }
        weights[weights.length - 1] += by;
    }

    static int weights(int dimensions) {
        return dimensions + PLACES + 1;
    }
}
