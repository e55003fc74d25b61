package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Alignment.Run;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whether a sentence obliges, allows or forbids a deed otherwise than the source does the same deed. */
final class Forces {

    private static final Pattern ENCOURAGED = Pattern.compile("鼓励|提倡|倡导|支持");
    /** Two words, and the one that says the same. 应当允许 and 可以禁止 are no single one. */
    private static final Map<String, String> TOGETHER = Map.of(
            "可以可以", "可以",
            "可以不必", "不必",
            "应当应当", "应当",
            "应当不得", "不得",
            "应当不必", "不必",
            "不得可以", "不得",
            "不得不得", "可以",
            "不得不必", "应当");

    private static final String SEGMENT = ".;。；\n!?！？";
    private static final int SHORT = 2;
    private static final int FAR = 16;

    private Forces() {}

    static boolean differ(Laid laid) {
        Letters claim = laid.claim();
        Matcher modal = Letters.MODAL.matcher(claim.text());
        while (modal.find()) {
            Run deed = deed(laid, modal.end());
            // 应当让……能: the second word is a part of the duty. 不能关闭的: a case obliges nobody.
            boolean within =
                    modal.group().equals("可以") && claim.before(modal.start()).contains("应当");
            if (deed != null
                    && !within
                    && !claim.isCase(modal.end())
                    && isOtherwise(laid, deed, laid.from(deed, modal.end()), modal.group())) {
                return true;
            }
        }
        return false;
    }

    /** Whether amid the source's own words one word that obliges, allows or forbids stands for another, be it in a case. */
    static boolean turned(Laid laid) {
        Letters claim = laid.claim();
        Letters source = laid.source();
        return laid.runs().stream()
                .anyMatch(run -> endsOtherwise(laid, run)
                        || IntStream.range(run.start(), run.end())
                                .filter(index -> index > run.start() || index == 0)
                                .anyMatch(index ->
                                        isTurned(claim.between(index), () -> source.between(laid.index(run, index)))));
    }

    /** Whether the word behind a clause's last letter is another than there: 不予禁止, 不予允许. In 可以不备案 it governs what follows. */
    private static boolean endsOtherwise(Laid laid, Run run) {
        int last = run.end() - 1;
        int there = laid.index(run, last);
        return laid.claim().endsClause(last)
                && laid.source().endsClause(there)
                && isTurned(laid.claim().behind(last), () -> laid.source().behind(there));
    }

    private static boolean isTurned(String said, Supplier<String> there) {
        String claimed = whole(said);
        String given = claimed.isEmpty() ? claimed : whole(there.get());
        return !given.isEmpty() && !given.equals(claimed);
    }

    /** The first run behind a place in its clause that has letters enough there. */
    private static @Nullable Run deed(Laid laid, int place) {
        int end = laid.claim().clauseEnd(place);
        for (Run run : laid.runs()) {
            int index = laid.from(run, place);
            if (run.end() - index >= SHORT && laid.claim().place(index) < end) {
                return run;
            }
        }
        return null;
    }

    private static boolean isOtherwise(Laid laid, Run deed, int index, String claimed) {
        if (index > deed.start() && inside(laid, deed, index).contains(claimed)) {
            return false;
        }
        Letters source = laid.source();
        int place = laid.there(deed, index);
        String clause = source.before(place);
        if (claimed.equals("可以") && clause.endsWith("能")) {
            return false;
        }
        String said = force(source.text(), place);
        boolean optional = ENCOURAGED.matcher(clause).find() || source.isCase(place) && !clause.contains("应当");
        return switch (claimed) {
            case "应当" ->
                optional
                        || forbids(said)
                        || !said.isEmpty()
                                && !said.equals(claimed)
                                && !last(clause).isEmpty();
            case "可以" ->
                !said.isEmpty() && !said.equals(claimed) || source.text().startsWith("不予", Math.max(0, place - 2));
            default -> !forbids(said) && !Denials.inSource(laid, deed.source(), FAR);
        };
    }

    /** What stands in the source between a letter of a run and the one before it. */
    private static String inside(Laid laid, Run run, int index) {
        String between = laid.source().text().substring(laid.there(run, index - 1) + 1, laid.there(run, index));
        return between.replace("能", "可以");
    }

    static boolean forbids(String force) {
        return force.equals("不得") || force.equals("不必");
    }

    /** The word that obliges, allows or forbids what stands at the place, in its segment or the head of its list. */
    private static String force(String text, int place) {
        int from = start(text, place);
        String force = last(text.substring(from, place));
        if (force.isEmpty() && text.startsWith("(", from)) {
            int head = text.lastIndexOf(":\n", from);
            return head < 0 ? "" : last(text.substring(start(text, head), head));
        }
        return force;
    }

    private static int start(String text, int place) {
        int from = place;
        while (from > 0 && SEGMENT.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        return from;
    }

    /** What all such words in a row come to: 可以免于 exempts, 不得免于 obliges, 不得允许 forbids. */
    static String whole(String text) {
        List<String> forces =
                Letters.MODAL.matcher(text).results().map(MatchResult::group).toList();
        String whole = forces.isEmpty() ? "" : forces.getLast();
        for (int i = forces.size() - 2; i >= 0; i--) {
            String both = forces.get(i) + whole;
            whole = TOGETHER.getOrDefault(both, both);
        }
        return whole;
    }

    /** The last such word; empty where there is none. */
    static String last(String text) {
        String force = "";
        Matcher modal = Letters.MODAL.matcher(text);
        while (modal.find()) {
            force = modal.group();
        }
        return force;
    }
}
