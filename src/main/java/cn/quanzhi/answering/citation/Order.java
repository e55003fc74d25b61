package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Alignment.Run;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a sentence has the source's words in another order: behind the deed what stood before it, or half of one statement
 * and half of another. A topic may move to the front, the one who acts behind 由, a time anywhere.
 */
final class Order {

    private static final Pattern LEAD =
            Pattern.compile("(?:其|该|应当|可以|不得|不必|均|都|及时|也|并|对|由|[(（][一二三四五六七八九十]{1,3}[)）])$");
    private static final Pattern BY = Pattern.compile("(?:由|被|归|经)$");
    private static final Pattern DANGLES = Pattern.compile("(?:的|时|后|前)$|^(?:对|因|为|如果?|若|经|违反|按照|依照)");
    private static final Pattern PAUSE = Pattern.compile("[,;:]");
    private static final Pattern LISTED = Pattern.compile("[和、与及或者以]{1,2}");
    private static final Pattern LIST = Pattern.compile("[^,;。]*[、和或及][^,;。]*");
    private static final Pattern SEQUENCE = Pattern.compile("先|再|然后|后");
    private static final Pattern STEPS = Pattern.compile("先(?!行|进|生|后).*[,;].*(?:再|(?<![先之随届])后)");
    private static final Pattern STEP = Pattern.compile("[先再后前]|经|方可|拒不|逾期");
    private static final Pattern RULED = Pattern.compile("(?:应当|可以|不得|不必)[其在自]?$");
    private static final Pattern TIME = Pattern.compile("自?[0-9].{0,6}[日月年时](?:起|内|前|后|之内)?|.{1,4}时");
    private static final String CLAUSE = Letters.CLAUSE + ")";
    private static final int LONG = 3;
    private static final int SHRED = 2;
    private static final double ALL = 0.9;

    private Order() {}

    /** Whether a part of some length stands before what it stood behind, in one segment. */
    static boolean turnsBack(Laid laid) {
        return leaps(laid).anyMatch(leap -> isBack(laid, leap) && leap.shorter() >= LONG);
    }

    /** Whether a sentence of the source's own words alone is shuffled. */
    static boolean isShuffled(Laid laid) {
        return laid.share() > ALL
                && leaps(laid)
                                .filter(leap -> isBack(laid, leap) && leap.shorter() == SHRED)
                                .count()
                        >= SHRED;
    }

    /** Whether half of one statement goes on with half of another. */
    static boolean leavesSentence(Laid laid) {
        return leaps(laid)
                .anyMatch(leap -> !laid.oneSentence(leap.run(), leap.next())
                        && leap.shorter() >= LONG
                        && !laid.source().refersBack(leap.next().source())
                        && !isSubject(laid, leap)
                        && !begins(laid, leap)
                        && !takesUp(laid, leap));
    }

    /** Whether it puts in a sequence what the source doesn't: 先缴税，再登记. */
    static boolean inventsSequence(Laid laid) {
        if (!STEPS.matcher(laid.claim().text()).find()) {
            return false;
        }
        List<Run> runs = laid.runs().stream().filter(run -> run.length() > 1).toList();
        if (runs.isEmpty()) {
            return true;
        }
        Letters source = laid.source();
        int from = runs.stream()
                .mapToInt(run -> source.span(run.source())[0])
                .min()
                .orElseThrow();
        int to = runs.stream()
                .mapToInt(run -> source.span(run.source())[1])
                .max()
                .orElseThrow();
        String said = source.text().substring(source.place(from), source.place(to - 1) + 1);
        return !STEP.matcher(said).find()
                || runs.getFirst().source() > runs.getLast().source();
    }

    private record Leap(Run run, Run next) {
        int shorter() {
            return Math.min(run.length(), next.length());
        }
    }

    private static java.util.stream.Stream<Leap> leaps(Laid laid) {
        List<Run> runs = laid.runs();
        return java.util.stream.IntStream.range(1, runs.size())
                .mapToObj(i -> new Leap(runs.get(i - 1), runs.get(i)))
                .filter(leap -> !laid.goesOn(leap.run(), leap.next()));
    }

    private static boolean isBack(Laid laid, Leap leap) {
        return laid.oneSegment(leap.run(), leap.next()) && !mayMove(laid, leap);
    }

    private static boolean mayMove(Laid laid, Leap leap) {
        Letters source = laid.source();
        Run next = leap.next();
        String between = laid.between(leap.run(), next);
        boolean pauses = PAUSE.matcher(between).find();
        boolean by = "由被经归".indexOf(laid.claim().at(next.start())) >= 0
                || BY.matcher(between).find();
        if ((by || between.equals("的") || pauses) && opens(source, next.source())) {
            return true;
        }
        String skipped = laid.skipped(next, leap.run());
        boolean qualified = skipped.endsWith("的") && !skipped.matches(".*[;。].*");
        boolean qualifies = between.equals("的") && skipped.isEmpty();
        boolean listed =
                LISTED.matcher(between).matches() && LIST.matcher(skipped).matches();
        boolean fronted = pauses
                && !SEQUENCE.matcher(between).find()
                && RULED.matcher(source.before(source.place(next.source()))).find();
        boolean time = TIME.matcher(laid.words(leap.run())).matches()
                || TIME.matcher(laid.words(next)).matches();
        return qualified || qualifies || listed || fronted || time;
    }

    /** The subject of an earlier sentence, before what a later one says of it from its beginning on. */
    private static boolean isSubject(Laid laid, Leap leap) {
        String before =
                laid.claim().text().substring(0, laid.claim().place(leap.next().start()));
        return !PAUSE.matcher(before).find()
                && pauses(laid.source(), leap.next().source());
    }

    /** Another statement of the source, from its beginning on, behind one that is whole. */
    private static boolean begins(Laid laid, Leap leap) {
        if (!PAUSE.matcher(laid.between(leap.run(), leap.next())).find()
                || !opens(laid.source(), leap.next().source())) {
            return false;
        }
        String before =
                laid.claim().text().substring(0, laid.claim().place(leap.next().start()));
        String[] clauses = PAUSE.split(before);
        return clauses.length > 0
                && !DANGLES.matcher(clauses[clauses.length - 1].strip()).find();
    }

    /** Whether the other statement begins with what is said before, or is an item of a list. */
    private static boolean takesUp(Laid laid, Leap leap) {
        Letters source = laid.source();
        int index = leap.next().source();
        int from = index;
        while (from > 0 && source.segment(from - 1) == source.segment(index)) {
            from--;
        }
        String before = source.letters(from, index).replaceFirst("^[一二三四五六七八九十0-9]{1,3}", "");
        return laid.claim().letters(0, leap.run().end()).contains(before)
                && (before.length() >= LONG
                        || source.isItem(index)
                        || laid.between(leap.run(), leap.next()).equals("的"));
    }

    /** Whether a clause of the source begins there, or the one who acts in it is named. */
    private static boolean opens(Letters source, int index) {
        int place = source.place(index);
        return source.actors().stream()
                        .anyMatch(actor ->
                                actor.part() == Actors.Part.ACTS && place >= actor.start() && place < actor.end())
                || pauses(source, index);
    }

    private static boolean pauses(Letters source, int index) {
        int place = source.place(index);
        String before = source.text().substring(Math.max(0, place - 24), place);
        Matcher lead = LEAD.matcher(before);
        while (lead.find()) {
            before = before.substring(0, lead.start());
            lead = LEAD.matcher(before);
        }
        return before.isEmpty() || CLAUSE.indexOf(before.charAt(before.length() - 1)) >= 0;
    }
}
