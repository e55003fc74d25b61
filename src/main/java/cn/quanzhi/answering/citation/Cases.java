package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Alignment.Run;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a sentence ties a consequence to another case than the source does: 逾期的, 情节严重的, an item of a list. */
final class Cases {

    private static final Pattern CASE = Pattern.compile("的,");
    private static final Pattern LISTED_BELOW = Pattern.compile("下列|以下|之一");
    private static final Pattern PAUSE = Pattern.compile("[,;:]");
    private static final int LONG = 3;
    private static final int SHORT = 2;

    private Cases() {}

    static boolean differ(Laid laid) {
        for (int i = 0; i < laid.runs().size(); i++) {
            Run run = laid.runs().get(i);
            int[] span = laid.source().span(run.source());
            int end = run.length() < SHORT ? -1 : caseEnd(laid.source(), span);
            if (end < 0) {
                continue;
            }
            boolean consequence = run.source() >= end;
            if (consequence && !touches(laid, span[0], end) && hasOtherCase(laid, i, span)) {
                return true;
            }
            if (!consequence && run.sourceEnd() <= end && !touches(laid, end, span[1]) && isFollowed(laid, i, span)) {
                return true;
            }
        }
        return false;
    }

    /** The first letter behind the case that a segment begins with, or -1. */
    private static int caseEnd(Letters source, int[] span) {
        if (source.refersBack(span[0])) {
            return -1;
        }
        int from = source.place(span[0]);
        Matcher matcher = CASE.matcher(source.text()).region(from, source.place(span[1] - 1));
        int end = -1;
        while (matcher.find()) {
            end = matcher.end();
        }
        if (end < 0 || LISTED_BELOW.matcher(source.text().substring(from, end)).find()) {
            return -1;
        }
        int index = span[0];
        while (index < span[1] && source.place(index) < end) {
            index++;
        }
        return index < span[1] ? index : -1;
    }

    private static boolean touches(Laid laid, int from, int to) {
        return laid.runs().stream()
                .anyMatch(run -> Math.min(run.sourceEnd(), to) - Math.max(run.source(), from) >= SHORT);
    }

    /** Whether a clause of another segment stands before in the sentence. */
    private static boolean hasOtherCase(Laid laid, int index, int[] span) {
        Run run = laid.runs().get(index);
        return laid.runs().subList(0, index).stream()
                .anyMatch(before -> before.length() >= LONG
                        && isOutside(before, span)
                        && PAUSE.matcher(laid.between(before, run)).find());
    }

    /** Whether the case is followed by what another segment says. */
    private static boolean isFollowed(Laid laid, int index, int[] span) {
        List<Run> runs = laid.runs();
        if (index + 1 >= runs.size()) {
            return false;
        }
        Run next = runs.get(index + 1);
        return next.length() >= SHORT
                && PAUSE.matcher(laid.between(runs.get(index), next)).find()
                && isOutside(next, span)
                && !goesOn(laid, next, runs.get(index));
    }

    private static boolean isOutside(Run run, int[] span) {
        return run.source() < span[0] || run.source() >= span[1];
    }

    /** 情节严重的 goes on from the case before it; an item is the case of its head. */
    private static boolean goesOn(Laid laid, Run next, Run run) {
        if (!laid.oneSentence(next, run)) {
            return false;
        }
        Letters source = laid.source();
        int[] span = source.span(next.source());
        int end = caseEnd(source, span);
        boolean named = end >= 0 && touches(laid, span[0], end);
        boolean item = source.isItem(run.source());
        return named && (next.source() > run.source() || item) || item && !source.isItem(next.source());
    }
}
