package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Alignment.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A sentence as a copy of its source: what it keeps in its order, and what it changes in it. One word in the place of another
 * (十五日后 for 十五日内, 药品 for 食品) leaves a copy nearly as it was, so a share of common letters tells nothing of it.
 *
 * @param share of its letters that stand in the source in the same order
 * @param own the words between those that carry something; a word of the source in another's place is one too
 * @param unlimited whether it states for all cases what the source only allows, or says of one, or lacks a denial or a narrowing word
 */
record NearCopy(double share, List<String> own, boolean unlimited) {

    private static final Pattern LIGHT = Pattern.compile(
            "予以|进行|有关|相关|依法|属于|规定|条例|本法|上述|前述|即使|如果|因此|所以|[^\\p{L}]|[的了在就都也还会将该此这那其以与和及并且或者而但对向从到至由按依照据把给让所为于之时等则均即若如是]");
    private static final Pattern EXEMPTS = Pattern.compile("[不无][需用必须]|免");
    private static final String MAY = "可以";
    private static final double CLOSE = 0.85;
    private static final Pattern DENIAL = Pattern.compile("[不未无非免]|没有|不予");
    private static final Pattern DENIES = Pattern.compile("[不未无非免没别]");

    NearCopy {
        own = List.copyOf(own);
    }

    static NearCopy of(Laid laid) {
        List<Run> chain = laid.chain();
        return new NearCopy(
                laid.copied(),
                own(laid, chain),
                dropsMay(laid) || dropsDenial(laid, chain) || Limits.lacksItsCase(laid) || Narrowings.differ(laid));
    }

    /** Whether nothing is changed: some words may be left out. */
    boolean isPlain() {
        return own.isEmpty();
    }

    /** Whether a long word or two in it may be another. */
    boolean isClose() {
        return share >= CLOSE;
    }

    /** Whether its source's own words say more in it than there. */
    boolean overstates() {
        return share >= Laid.COPY && unlimited;
    }

    private static List<String> own(Laid laid, List<Run> chain) {
        Letters claim = laid.claim();
        boolean[] kept = new boolean[claim.length()];
        chain.forEach(run -> Arrays.fill(kept, run.start(), run.end(), true));
        List<String> own = new ArrayList<>();
        for (int start = 0; start < kept.length; start++) {
            int end = start;
            while (end < kept.length && !kept[end]) {
                end++;
            }
            String words =
                    LIGHT.matcher(end > start ? claim.words(start, end) : "").replaceAll("");
            if (!words.isEmpty()) {
                own.add(words);
            }
            start = end;
        }
        return own;
    }

    /** Whether of 不合格, 未经检验 or 无效 only the denial is left out. */
    private static boolean dropsDenial(Laid laid, List<Run> chain) {
        for (int i = 1; i < chain.size(); i++) {
            Run before = chain.get(i - 1);
            Run next = chain.get(i);
            if (DENIAL.matcher(laid.skipped(before, next)).matches()
                    && !DENIES.matcher(laid.between(before, next)).find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean dropsMay(Laid laid) {
        for (Run run : laid.runs()) {
            for (int index = run.start() + 1; index < run.end(); index++) {
                String there = Forces.whole(laid.source().between(laid.index(run, index)));
                if (there.equals(MAY) && states(laid.claim(), index)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether nothing before the letter allows or exempts, nor it with what follows: 个体工商户不需要. */
    private static boolean states(Letters claim, int index) {
        return Forces.whole(claim.between(index)).isEmpty()
                && !EXEMPTS.matcher(claim.text())
                        .region(claim.place(index), claim.text().length())
                        .lookingAt();
    }
}
