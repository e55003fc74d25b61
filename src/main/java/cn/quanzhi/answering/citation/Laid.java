package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Alignment.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sentence laid beside the text that it cites, both in even wording. */
final class Laid {

    /** From this share of its letters in their order on a sentence is a copy. */
    static final double COPY = 0.9;

    private final Letters claim;
    private final Letters source;
    private final List<Run> runs;
    private final List<Run> chain;
    private final boolean[] covered;
    private final boolean[] taken;

    private Laid(Letters claim, Letters source) {
        this.claim = claim;
        this.source = source;
        this.runs = Alignment.of(claim, source);
        this.chain = chain(runs);
        this.covered = new boolean[claim.length()];
        this.taken = new boolean[source.length()];
        runs.forEach(run -> {
            Arrays.fill(covered, run.start(), run.end(), true);
            Arrays.fill(taken, run.source(), run.sourceEnd(), true);
        });
    }

    static Laid of(Letters claim, Letters source) {
        return new Laid(claim, source);
    }

    Letters claim() {
        return claim;
    }

    Letters source() {
        return source;
    }

    List<Run> runs() {
        return runs;
    }

    /** The runs that follow each other in the source as they do here, of all such rows the one with most letters. */
    List<Run> chain() {
        return chain;
    }

    /** The runs, but in a copy without the shreds between them that stand elsewhere in the source. */
    List<Run> kept() {
        return copied() >= COPY ? chain : runs;
    }

    /** Share of the sentence's letters that stand in the source in the same order. */
    double copied() {
        int letters = chain.stream().mapToInt(Run::length).sum();
        return claim.length() == 0 ? 0 : (double) letters / claim.length();
    }

    /** Share of the sentence's letters that stand in the source too. */
    double share() {
        int covered = runs.stream().mapToInt(Run::length).sum();
        return claim.length() == 0 ? 0 : (double) covered / claim.length();
    }

    /** The same, with letters counted that the question brought up. */
    double share(Letters question) {
        int known = 0;
        for (int i = 0; i < claim.length(); i++) {
            known += knows(i, question) ? 1 : 0;
        }
        return claim.length() == 0 ? 0 : (double) known / claim.length();
    }

    /** Whether the source says the letter, or the question did. */
    boolean knows(int index, Letters question) {
        return covered[index] || isBeforeRule(index) && isAsked(index, question);
    }

    /** A reader's own words may open the case; what follows from it, they don't say. */
    private boolean isBeforeRule(int index) {
        int place = claim.place(index);
        int end = claim.clauseEnd(place);
        return end + 1 < claim.text().length()
                && !Modality.states(claim.before(place) + claim.text().substring(place, end));
    }

    private boolean isAsked(int index, Letters question) {
        for (int i = 0; i + 1 < question.length(); i++) {
            for (int at = Math.max(0, index - 1); at <= index && at + 1 < claim.length(); at++) {
                if (claim.at(at) == question.at(i) && claim.at(at + 1) == question.at(i + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Run> chain(List<Run> runs) {
        int[] letters = new int[runs.size()];
        int[] before = new int[runs.size()];
        int last = -1;
        for (int i = 0; i < letters.length; i++) {
            before[i] = -1;
            for (int j = 0; j < i; j++) {
                boolean follows = runs.get(j).sourceEnd() <= runs.get(i).source();
                if (follows && (before[i] < 0 || letters[j] > letters[before[i]])) {
                    before[i] = j;
                }
            }
            letters[i] = runs.get(i).length() + (before[i] < 0 ? 0 : letters[before[i]]);
            last = last < 0 || letters[i] > letters[last] ? i : last;
        }
        List<Run> chain = new ArrayList<>();
        for (int i = last; i >= 0; i = before[i]) {
            chain.addFirst(runs.get(i));
        }
        return chain;
    }

    /** 1 where the sentence is one run of the source, near 0 where it is put together of shreds. */
    double verbatim() {
        double squares = runs.stream()
                .mapToDouble(run -> (double) run.length() * run.length())
                .sum();
        return claim.length() == 0 ? 0 : Math.sqrt(squares) / claim.length();
    }

    /** Whether the sentence says this letter of the source too. */
    boolean covers(int sourceIndex) {
        return taken[sourceIndex];
    }

    boolean oneSegment(Run run, Run other) {
        return source.segment(run.source()) == source.segment(other.source());
    }

    boolean oneSentence(Run run, Run other) {
        return source.sentence(run.source()) == source.sentence(other.source());
    }

    /** Whether the second goes on in the segment of the first, as in the source. */
    boolean goesOn(Run run, Run next) {
        return oneSegment(run, next) && next.source() > run.source();
    }

    /** What stands in the sentence between two runs, with its marks. */
    String between(Run run, Run next) {
        return claim.text().substring(claim.place(run.end() - 1) + 1, claim.place(next.start()));
    }

    /** What stands in the source between the end of one run and the beginning of another; empty where that comes first. */
    String skipped(Run run, Run next) {
        int from = source.place(run.sourceEnd() - 1) + 1;
        int to = source.place(next.source());
        return to > from ? source.text().substring(from, to) : "";
    }

    /** The run's words in the sentence. */
    String words(Run run) {
        return claim.words(run.start(), run.end());
    }

    /** The first letter of the run that stands at the place of the sentence or behind it; the last one where none does. */
    int from(Run run, int place) {
        int index = run.start();
        while (index < run.end() - 1 && claim.place(index) < place) {
            index++;
        }
        return index;
    }

    /** Where in the source's text a letter of a run stands. */
    int there(Run run, int index) {
        return source.place(index(run, index));
    }

    /** Which letter of the source it is. */
    int index(Run run, int index) {
        return run.source() + index - run.start();
    }
}
