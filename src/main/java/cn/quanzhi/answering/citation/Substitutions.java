package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Alignment.Run;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a sentence says in the place of something else, in a frame that is its source's own. */
final class Substitutions {

    /** Words that carry little by themselves: one may stand for another. */
    private static final Pattern LIGHT = Pattern.compile(
            "应当|可以|不得|不必|予以|进行|有关|相关|依法|一般|属于|规定|条例|本法|[^\\p{L}\\p{N}%]|[的了在就都也还会将该此这那其以与和及并且或者而但对向从到至由按依照据把给让所为于之时等个再才地没未不无有]");

    private static final Pattern FIGURE = Pattern.compile("[0-9.]+");
    /** 一次 alone is no figure, but where the source counts two it is one. */
    private static final Pattern ONCE = Pattern.compile("^(?:一|首|头一|第一)$");

    private static final Pattern BEGINS = Pattern.compile("之?日起");
    private static final Pattern PAUSE = Pattern.compile("[,;:]");
    private static final int LONGEST = 6;
    private static final int FRAME = 2;

    private Substitutions() {}

    /** Whether a short word stands where the source has another that shares nothing with it. */
    static boolean ofWords(Laid laid) {
        return any(laid, Substitutions::isOther);
    }

    /** Whether a figure stands where the source has another, or none. */
    static boolean ofFigures(Laid laid) {
        return any(laid, (said, there) -> {
            Matcher figure = FIGURE.matcher(said);
            return figure.find()
                    ? !there.contains(figure.group())
                    : ONCE.matcher(said).find() && FIGURE.matcher(there).find();
        });
    }

    /** Whether a word of the source stands where the source has another one: 自事故发生之日起 for 自事故认定之日起. */
    static boolean ofPlaces(Laid laid) {
        List<Run> runs = laid.runs();
        for (int i = 1; i + 1 < runs.size(); i++) {
            Run before = runs.get(i - 1);
            Run word = runs.get(i);
            Run after = runs.get(i + 1);
            boolean frames = before.end() == word.start()
                    && word.end() == after.start()
                    && before.length() >= FRAME
                    && after.length() >= FRAME
                    && laid.goesOn(before, after);
            if (frames && isElsewhere(before, word, after)) {
                String there = LIGHT.matcher(laid.skipped(before, after)).replaceAll("");
                String said = laid.words(word);
                if (!there.isEmpty()
                        && there.length() <= LONGEST
                        && said.length() <= LONGEST
                        && !PAUSE.matcher(laid.skipped(before, after)).find()
                        && !there.contains(said)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isElsewhere(Run before, Run word, Run after) {
        return word.source() < before.source() || word.source() >= after.sourceEnd();
    }

    /** Whether a figure is the source's, but what it counts there is something else. */
    static boolean ofCounted(Laid laid) {
        List<Run> runs = laid.runs();
        for (int i = 1; i < runs.size(); i++) {
            Run run = runs.get(i - 1);
            Run next = runs.get(i);
            boolean counts = run.end() == next.start()
                    && Character.isDigit(laid.claim().at(run.end() - 1))
                    && laid.between(run, next).isEmpty();
            if (counts && (!laid.goesOn(run, next) || !laid.skipped(run, next).isEmpty())) {
                return true;
            }
        }
        return false;
    }

    /** What stands before the first pause stands for what does there, and what stands behind the last one. */
    private static boolean isOther(String said, String there) {
        String[] mine = PAUSE.split(said, -1);
        String[] its = PAUSE.split(there, -1);
        return mine.length == 1 && its.length == 1 && isAnother(said, there)
                || mine.length > 1
                        && its.length > 1
                        && (isAnother(mine[0], its[0]) || isAnother(mine[mine.length - 1], its[its.length - 1]));
    }

    /** Whether it begins to count from another day: 自申请之日起 for 自受理之日起. */
    static boolean ofBeginnings(Laid laid) {
        List<Run> runs = laid.runs();
        for (int i = 1; i < runs.size(); i++) {
            Run next = runs.get(i);
            boolean begins = BEGINS.matcher(laid.claim().text())
                    .region(
                            laid.claim().place(next.start()),
                            laid.claim().text().length())
                    .lookingAt();
            if (begins && laid.goesOn(runs.get(i - 1), next)) {
                String mine = LIGHT.matcher(laid.between(runs.get(i - 1), next)).replaceAll("");
                String its = LIGHT.matcher(laid.skipped(runs.get(i - 1), next)).replaceAll("");
                if (mine.length() >= FRAME && mine.chars().noneMatch(c -> its.indexOf(c) >= 0)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAnother(String said, String there) {
        String mine = LIGHT.matcher(said).replaceAll("");
        String its = LIGHT.matcher(there).replaceAll("");
        return mine.length() >= FRAME
                && !Names.isAnybody(mine)
                && its.length() >= FRAME
                && mine.length() <= LONGEST
                && its.length() <= LONGEST
                && mine.chars().noneMatch(c -> its.indexOf(c) >= 0);
    }

    /** Each gap between two runs that follow each other in both texts, and the beginning of a clause before a run. */
    private static boolean any(Laid laid, BiPredicate<String, String> differs) {
        List<Run> runs = laid.runs();
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            if (run.length() < FRAME) {
                continue;
            }
            boolean follows = i > 0 && runs.get(i - 1).length() >= FRAME && laid.goesOn(runs.get(i - 1), run);
            if (follows && differs.test(laid.between(runs.get(i - 1), run), laid.skipped(runs.get(i - 1), run))) {
                return true;
            }
            if (i == 0 && differs.test(before(laid.claim(), run.start()), before(laid.source(), run.source()))) {
                return true;
            }
        }
        return !runs.isEmpty()
                && runs.getLast().length() >= FRAME
                && differs.test(
                        after(laid.claim(), runs.getLast().end() - 1),
                        after(laid.source(), runs.getLast().sourceEnd() - 1));
    }

    private static String before(Letters letters, int index) {
        return letters.before(letters.place(index));
    }

    private static String after(Letters letters, int index) {
        int place = letters.place(index) + 1;
        return letters.text().substring(place, letters.clauseEnd(place));
    }
}
