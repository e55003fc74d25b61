package cn.quanzhi.answering.citation;

import cn.quanzhi.model.Tokens;
import java.util.Arrays;
import org.apache.lucene.util.VectorUtil;

/**
 * A sentence beside one statement, token by token: how near in meaning each is to the nearest one of the other (Zhang et al.
 * 2020, BERTScore).
 */
final class Beside {

    private final String statement;
    private final double whole;
    private final Tokens mine;
    private final Tokens its;
    private final float[][] alike;
    private final float[] near;

    private Beside(String sentence, Tokens mine, String statement, Tokens its) {
        this.statement = statement;
        this.whole = VectorUtil.dotProduct(mine.whole(), its.whole());
        this.mine = mine;
        this.its = its;
        this.alike = mine.alike(its);
        this.near = new float[sentence.length()];
        for (int i = 0; i < alike.length; i++) {
            Tokens.Token token = mine.tokens().get(i);
            int end = Math.min(token.end(), near.length);
            Arrays.fill(
                    near, token.start(), end, (float) said(i, 0, its.tokens().size()));
        }
    }

    static Beside of(String sentence, Tokens mine, String statement, Tokens its) {
        return new Beside(sentence, mine, statement, its);
    }

    String statement() {
        return statement;
    }

    /** How near each token of the sentence is to each of the statement. */
    float[][] alike() {
        return alike;
    }

    /** How like the two are as wholes. */
    double whole() {
        return whole;
    }

    /** For each character of the sentence how near its token's nearest is. */
    float[] near() {
        return near;
    }

    Tokens mine() {
        return mine;
    }

    Tokens its() {
        return its;
    }

    /** How near on average the tokens of the statement find one in the sentence. */
    double back() {
        return said(new Span(0, its.tokens().size()));
    }

    /** Tokens from one to before another. */
    record Span(int from, int to) {
        int size() {
            return to - from;
        }
    }

    /** How near on average these tokens of the sentence find one among those of the statement. */
    double cover(Span here, Span there) {
        double sum = 0;
        for (int i = here.from(); i < here.to(); i++) {
            sum += said(i, there.from(), there.to());
        }
        return here.size() == 0 ? 0 : sum / here.size();
    }

    /** How near on average these tokens of the statement find one in the whole sentence. */
    double said(Span there) {
        return coverBack(there, new Span(0, alike.length));
    }

    /** How near on average these tokens of the statement find one among those of the sentence. */
    double coverBack(Span there, Span here) {
        double sum = 0;
        for (int j = there.from(); j < there.to(); j++) {
            float most = 0;
            for (int i = here.from(); i < here.to(); i++) {
                most = Math.max(most, alike[i][j]);
            }
            sum += most;
        }
        return there.size() == 0 ? 0 : sum / there.size();
    }

    private double said(int token, int from, int to) {
        float most = 0;
        for (int j = from; j < to; j++) {
            most = Math.max(most, alike[token][j]);
        }
        return most;
    }
}
