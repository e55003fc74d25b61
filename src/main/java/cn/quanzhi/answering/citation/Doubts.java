package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Surface.Brought;
import java.util.List;

/**
 * What speaks against a sentence, told without a model.
 *
 * @param share of its letters that the source has too, or the question
 * @param strangers whether it names a role that the source doesn't
 * @param additions clauses and long stretches that the source hardly has a word of
 * @param copy the sentence as a copy of the source
 * @param far whether it has hardly a pair of letters in common with the source
 */
record Doubts(
        double share,
        Differences differences,
        Brought brought,
        boolean strangers,
        List<String> additions,
        NearCopy copy,
        boolean far) {

    /** From this share of common letters on the words speak for themselves. */
    private static final double NEAR = 0.6;

    private static final double ALL = 0.9;
    private static final double RUNS = 0.6;
    private static final double FAR = 0.2;

    static Doubts of(Laid laid, String plain, Cited sources, Letters asked) {
        double share = laid.share(asked);
        NearCopy copy = NearCopy.of(laid);
        return new Doubts(
                share,
                Differences.of(laid, share, copy),
                Surface.brought(plain, sources.said()),
                !sources.namesAll(Roles.in(plain)),
                Additions.in(laid, asked),
                copy,
                sources.isFar(plain, FAR));
    }

    /** Whether the sentence is its source's own words in their order, some left out: no meaning needs to be asked. */
    boolean areNone(double verbatim) {
        return nothingSpeaks() && copy.isPlain() && share >= ALL && verbatim >= RUNS;
    }

    /** Whether it has most of its words from the source, so that what it adds stands out. */
    boolean isOfItsWords() {
        return share >= NEAR;
    }

    /** Whether it has most of its words from the source, and nothing speaks against it: enough where there is no model. */
    boolean areFew() {
        return nothingSpeaks() && share >= NEAR;
    }

    private boolean nothingSpeaks() {
        return differences.found() == 0 && brought.isNothing() && !strangers && additions.isEmpty() && !far;
    }
}
