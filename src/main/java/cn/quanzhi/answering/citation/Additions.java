package cn.quanzhi.answering.citation;

import java.util.ArrayList;
import java.util.List;

/** The clauses of a sentence that bring something of their own: however true the rest is, they have to be shown by themselves. */
final class Additions {

    private static final int WORDS = 4;
    private static final int STRETCH = 6;
    private static final int JOINED = 4;
    private static final String JOINTS = "和及并或";
    private static final double OWN = 0.35;

    private Additions() {}

    /** The clauses that the source hardly has a word of, and long stretches of others that it doesn't have. */
    static List<String> in(Laid laid, Letters question) {
        List<String> strange = new ArrayList<>();
        Letters claim = laid.claim();
        for (int start = 0; start < claim.length(); ) {
            int end = start;
            int known = 0;
            while (end < claim.length() && claim.place(end) < claim.clauseEnd(claim.place(start))) {
                known += laid.knows(end, question) ? 1 : 0;
                end++;
            }
            if (end - start >= WORDS && known < OWN * (end - start)) {
                strange.add(claim.words(start, end));
            } else {
                stretches(laid, question, start, end, strange);
            }
            start = end;
        }
        return strange;
    }

    /** 和完税证明, 并登报声明: what is joined on is one thing more, however short. */
    private static boolean isJoined(Letters claim, int index) {
        return index < claim.length()
                && index > 0
                && (JOINTS.indexOf(claim.at(index)) >= 0 || claim.text().charAt(claim.place(index) - 1) == '、');
    }

    private static void stretches(Laid laid, Letters question, int start, int end, List<String> strange) {
        int from = start;
        for (int index = start; index <= end; index++) {
            if (index == end || laid.knows(index, question)) {
                if (index - from >= (isJoined(laid.claim(), from) ? JOINED : STRETCH)) {
                    strange.add(laid.claim().words(from, index));
                }
                from = index + 1;
            }
        }
    }
}
