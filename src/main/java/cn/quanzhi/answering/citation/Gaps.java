package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Alignment.Run;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a copy leaves out of its source, as numbers: how many letters of a case, of who is bound, of a duty, a permission, a ban or a
 * sanction, and whether what is left out joins, limits, counts or forces. In a duty most may go, in a case hardly
 * anything: what is told of fewer holds of more then (natural logic: van Benthem 1986). A word of force is no letter of its own: what
 * is left out just behind it belongs to what stands before it. Of a sentence in words of its own all are 0 but the last two.
 */
final class Gaps {

    static final List<String> NAMES = Stream.concat(
                    Stream.of(Zone.values()).map(zone -> "gap_" + zone.name().toLowerCase(Locale.ROOT)),
                    Stream.of(
                            "gap_joined",
                            "gap_bound",
                            "gap_figure",
                            "gap_force",
                            "gap_cross",
                            "gap_first",
                            "gap_last",
                            "copied",
                            "own"))
            .toList();

    /** Where in its sentence something is left out. */
    private enum Zone {
        CASE,
        SUBJECT,
        BAN,
        LEAVE,
        DUTY,
        SANCTION,
        PLAIN
    }

    private static final double COPY = 0.85;
    private static final Pattern FORCE = Pattern.compile("应当|可以|不得|不必|禁止|有权|必须");
    private static final Pattern BAN = Pattern.compile("不得|禁止");
    private static final Pattern LEAVE = Pattern.compile("可以|有权");
    private static final Pattern SANCTION = Pattern.compile("责令|没收|[处并]处|罚款|给予|予以|吊销|撤销|取缔|注销|警告");
    private static final Pattern BOUND = Pattern.compile(
            "^(?:但|除|仅|违反|只|经(?![营济办销])|未(?!成年)|不(?!得|动产|正当)|逾期|期满|拒不|情节|造成|构成|在|如|若|凡|因|由于|以(?![及下上])|必要|尚)|除外|(?:后|前|时|内|之日|起|外|下)$");
    private static final Pattern JOINED = Pattern.compile("^(?:,?以及|,?或者?|和|及|与|、|并)|(?:以及|或者?|和|及|与|、)$");
    private static final Pattern FIGURE = Pattern.compile("[0-9]");
    private static final Pattern ENDS = Pattern.compile("[。;\\n]");
    private static final Pattern EDGES = Pattern.compile("^[,:的]+|[,:的]+$");
    private static final String CASE = "的,";

    private final String text;
    private final double[] numbers = new double[NAMES.size()];

    private Gaps(Laid laid) {
        this.text = laid.source().text();
    }

    static double[] of(Laid laid, NearCopy copy) {
        Gaps gaps = new Gaps(laid);
        List<Run> chain = laid.chain();
        if (laid.copied() >= COPY && !chain.isEmpty()) {
            gaps.count(laid, chain);
        }
        gaps.numbers[at("copied")] = laid.copied();
        gaps.numbers[at("own")] = copy.own().size();
        return gaps.numbers;
    }

    private static int at(String name) {
        return NAMES.indexOf(name);
    }

    private void count(Laid laid, List<Run> chain) {
        Letters source = laid.source();
        int first = source.place(chain.getFirst().source());
        int last = source.place(chain.getLast().sourceEnd() - 1) + 1;
        numbers[at("gap_first")] = take(start(first), first, "");
        numbers[at("gap_last")] = take(last, end(last), "");
        for (int i = 1; i < chain.size(); i++) {
            take(
                    source.place(chain.get(i - 1).sourceEnd() - 1) + 1,
                    source.place(chain.get(i).source()),
                    laid.between(chain.get(i - 1), chain.get(i)));
        }
    }

    private int start(int place) {
        int start = place;
        while (start > 0 && !ENDS.matcher(text.substring(start - 1, start)).matches()) {
            start--;
        }
        return start;
    }

    private int end(int place) {
        Matcher end = ENDS.matcher(text);
        return end.find(Math.min(place, text.length())) ? end.start() : text.length();
    }

    /**
     * Counts what is left out, and says how long it is.
     *
     * @param said what the sentence has there
     */
    private int take(int from, int to, String said) {
        String skipped = from < to ? text.substring(from, to) : "";
        Matcher force = FORCE.matcher(said);
        while (force.find()) {
            skipped = skipped.replaceFirst(force.group(), "");
        }
        String gap = EDGES.matcher(skipped).replaceAll("");
        if (gap.isEmpty()) {
            return 0;
        }
        boolean crosses = ENDS.matcher(gap).find();
        boolean joined = JOINED.matcher(gap).find();
        numbers[joined ? at("gap_joined") : zone(from, to).ordinal()] += gap.length();
        numbers[at("gap_bound")] += BOUND.matcher(gap).find() ? 1 : 0;
        numbers[at("gap_figure")] += FIGURE.matcher(gap).find() ? 1 : 0;
        numbers[at("gap_force")] += FORCE.matcher(gap).find() ? 1 : 0;
        numbers[at("gap_cross")] += crosses ? 1 : 0;
        return gap.length();
    }

    private Zone zone(int from, int to) {
        String before = text.substring(start(from), from);
        before = before.substring(before.lastIndexOf(CASE) + 1);
        String after = text.substring(from, end(to));
        String force = "";
        Matcher each = FORCE.matcher(before);
        while (each.find()) {
            force = each.group();
        }
        if (!force.isEmpty()) {
            return BAN.matcher(force).matches()
                    ? Zone.BAN
                    : LEAVE.matcher(force).matches() ? Zone.LEAVE : Zone.DUTY;
        }
        if (SANCTION.matcher(before).find()) {
            return Zone.SANCTION;
        }
        int open = after.indexOf(CASE);
        if (open >= 0 && !FORCE.matcher(after.substring(0, open)).find()) {
            return Zone.CASE;
        }
        return FORCE.matcher(after).find() || SANCTION.matcher(after).find() ? Zone.SUBJECT : Zone.PLAIN;
    }
}
