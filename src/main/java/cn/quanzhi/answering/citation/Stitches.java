package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Alignment.Run;
import java.util.List;

/**
 * Whether a sentence is put together of the beginning of one rule and the end of another: 首次未通过的，撤销资格, where the source
 * lets the first try again and withdraws after the second. The end has lost its own beginning, and the beginning its end.
 */
final class Stitches {

    private static final int FEW = 2;

    private Stitches() {}

    static boolean in(Laid laid) {
        List<Run> runs = laid.runs();
        for (int i = 1; i < runs.size(); i++) {
            Run run = runs.get(i - 1);
            Run next = runs.get(i);
            if (run.length() >= FEW
                    && next.length() >= FEW
                    && !laid.oneSegment(run, next)
                    && isStitched(laid, run, next)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStitched(Laid laid, Run run, Run next) {
        Letters source = laid.source();
        int from = source.span(next.source())[0];
        int to = source.span(run.source())[1];
        boolean beheaded = next.source() - from >= FEW && isLeftOut(laid, from, next.source());
        boolean cutOff = to - run.sourceEnd() >= FEW && isLeftOut(laid, run.sourceEnd(), to);
        // An item of a list belongs to its head.
        boolean listed = source.isItem(run.source()) || source.isItem(next.source());
        return beheaded
                && cutOff
                && !listed
                && !source.refersBack(next.source())
                && !isNamed(laid, run, from, next.source());
    }

    private static boolean isLeftOut(Laid laid, int from, int to) {
        for (int index = from; index < to; index++) {
            if (laid.covers(index)) {
                return false;
            }
        }
        return true;
    }

    /** Whether what was lost is what the sentence took from elsewhere: the same party, named again. */
    private static boolean isNamed(Laid laid, Run run, int from, int to) {
        String lost = laid.source().letters(from, to);
        String taken = laid.source().letters(run.source(), run.sourceEnd());
        return lost.contains(taken) || taken.contains(lost);
    }
}
