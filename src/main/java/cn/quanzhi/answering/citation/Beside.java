package cn.quanzhi.answering.citation;

import cn.quanzhi.model.Tokens;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A sentence beside one statement, token by token: for each of its characters how near in meaning the nearest token of the
 * statement is (Zhang et al. 2020, BERTScore).
 *
 * @param whole how like the two are as wholes
 * @param back how near on average the tokens of the statement find one in the sentence
 */
record Beside(String statement, double whole, double back, float[] near) {

    static Beside of(String sentence, Tokens mine, String statement, Tokens its) {
        float[] near = new float[sentence.length()];
        for (Tokens.Token token : mine.tokens()) {
            Tokens.Token nearest = nearest(token, its);
            if (nearest != null) {
                int end = Math.min(token.end(), near.length);
                Arrays.fill(near, token.start(), end, (float) cosine(token.vector(), nearest.vector()));
            }
        }
        return new Beside(statement, cosine(mine.whole(), its.whole()), back(its, mine), near);
    }

    private static double back(Tokens its, Tokens mine) {
        double sum = 0;
        for (Tokens.Token token : its.tokens()) {
            Tokens.Token nearest = nearest(token, mine);
            sum += nearest == null ? 0 : cosine(token.vector(), nearest.vector());
        }
        return its.tokens().isEmpty() ? 0 : sum / its.tokens().size();
    }

    private static Tokens.@Nullable Token nearest(Tokens.Token token, Tokens among) {
        Tokens.@Nullable Token nearest = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Tokens.Token other : among.tokens()) {
            double cosine = cosine(token.vector(), other.vector());
            if (cosine > most) {
                most = cosine;
                nearest = other;
            }
        }
        return nearest;
    }

    private static double cosine(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
