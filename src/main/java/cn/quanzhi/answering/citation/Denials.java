package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Alignment.Run;
import java.util.regex.Pattern;

/** Whether a sentence denies what its source affirms, or the other way about. */
final class Denials {

    private static final Pattern DENIAL = Pattern.compile("[不未无非没禁]|拒(?!绝?[、或和与])|(?<!避)免(?!费)|除外|停止|难以|缺少");
    private static final Pattern BAN = Pattern.compile("不得|不必");
    private static final Pattern NO_DENIAL = Pattern.compile(
            "应当|可以|不得|不必|不(?:少于|低于|超过|高于|多于|动产|断|同|仅|但|论|可抗力|特定)|不相(?:同|类似|似)|无(?:论|线|形|效|障碍|偿|主)|非常|未来|不(?:光|仅|单|只)(?!是)|([\\u4e00-\\u9fa5])不\\1");
    private static final Pattern NO_DENIAL_BUT_BAN =
            Pattern.compile(NO_DENIAL.pattern().replace("不得|不必|", ""));
    private static final int REST = 6;
    private static final int NEAR = 4;
    private static final int FAR = 16;
    private static final int SHORT = 2;
    private static final int WORDS = 12;

    private Denials() {}

    static boolean differ(Laid laid) {
        int end = 0;
        for (Run run : laid.runs()) {
            if (run.length() >= SHORT && differs(laid, run, end)) {
                return true;
            }
            end = run.end();
        }
        return false;
    }

    /** Whether what the source forbids is told as if it didn't; a case may name the forbidden deed. */
    static boolean losesBan(Laid laid) {
        return laid.runs().stream().anyMatch(run -> {
            for (int k = run.start(); k < run.end(); k++) {
                int index = run.source() + k - run.start();
                if (isBanned(laid.source(), index)
                        && isTold(laid.claim(), laid.claim().place(k))) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Whether a clause that is one of the source's denies once more, or once less: 当场不能整改的, for 当场能够整改的. */
    static boolean turnsClause(Laid laid) {
        Letters claim = laid.claim();
        Letters source = laid.source();
        for (Run run : laid.runs()) {
            int place = claim.place(run.start());
            int there = source.place(run.source());
            String said = clause(claim, place);
            String says = clause(source, there);
            int length = Math.min(
                    before(claim, run.start(), run.end(), claim.clauseEnd(place)),
                    before(source, run.source(), run.sourceEnd(), source.clauseEnd(there)));
            if (length * 2 > letters(said)
                    && letters(says) - length <= REST
                    && denials(claim, place, said) % 2 != denials(source, there, says) % 2) {
                return true;
            }
        }
        return false;
    }

    private static String clause(Letters letters, int place) {
        return letters.before(place) + letters.text().substring(place, letters.clauseEnd(place));
    }

    /** How many letters of a range stand before a place. */
    private static int before(Letters letters, int from, int to, int place) {
        int index = from;
        while (index < to && letters.place(index) < place) {
            index++;
        }
        return index - from;
    }

    private static long letters(String text) {
        return text.chars().filter(Character::isLetterOrDigit).count();
    }

    /** A ban may stand clauses before; only in a case it says that something can't be. */
    private static long denials(Letters letters, int place, String clause) {
        boolean can = letters.isCase(place) && !clause.contains("能够");
        String words = (can ? NO_DENIAL_BUT_BAN : NO_DENIAL).matcher(clause).replaceAll("");
        return DENIAL.matcher(words).results().count();
    }

    private static boolean isBanned(Letters source, int index) {
        int from = index == 0 ? 0 : source.place(index - 1) + 1;
        return BAN.matcher(source.text().substring(from, source.place(index))).find();
    }

    private static boolean isTold(Letters claim, int place) {
        String clause = claim.before(place) + claim.text().substring(place, claim.clauseEnd(place));
        return !claim.isCase(place)
                && !BAN.matcher(clause).find()
                && !DENIAL.matcher(clause).find();
    }

    /** Wherever the source says the same words, they may be denied in one place and affirmed in another. */
    private static boolean differs(Laid laid, Run run, int endBefore) {
        Letters claim = laid.claim();
        int place = claim.place(run.start());
        int from = endBefore == 0 ? 0 : claim.place(endBefore - 1) + 1;
        boolean denied = in(claim.text(), Math.max(from, place - FAR), place);
        boolean forbidden = Forces.forbids(Forces.last(claim.text().substring(Math.max(from, place - NEAR), place)));
        boolean behind = in(claim.text(), claim.place(run.end() - 1) + 1, behind(claim, run));
        boolean spared = forbidden || behind || in(claim.text(), 0, place); // 拒不停产、召回: one word for both
        return laid.source().indexes(run.source(), Math.min(run.length(), WORDS)).stream()
                .noneMatch(index -> denied ? isDenied(laid, index) : spared || !inSource(laid, index, NEAR));
    }

    /** 过了十日还没补正, for 未在十日内补正: it may be denied behind the words too. */
    private static int behind(Letters claim, Run run) {
        int end = claim.place(run.end() - 1) + 1;
        return Math.min(claim.clauseEnd(end), end + NEAR);
    }

    private static boolean isDenied(Laid laid, int index) {
        String before = laid.source().before(laid.source().place(index));
        return Forces.forbids(Forces.last(before)) || inSource(laid, index, FAR);
    }

    /** Whether the source denies what stands there, in words that the sentence doesn't take up. */
    static boolean inSource(Laid laid, int sourceIndex, int near) {
        Letters source = laid.source();
        int place = source.place(sourceIndex);
        int index = sourceIndex;
        while (index > 0 && place - source.place(index - 1) <= near && !laid.covers(index - 1)) {
            index--;
        }
        return in(source.text(), source.place(index), place);
    }

    private static boolean in(String text, int from, int to) {
        int start = to;
        while (start > from && Letters.CLAUSE.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return DENIAL.matcher(NO_DENIAL.matcher(text.substring(start, to)).replaceAll(""))
                .find();
    }
}
