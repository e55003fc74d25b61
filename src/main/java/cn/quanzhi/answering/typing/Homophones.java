package cn.quanzhi.answering.typing;

import cn.quanzhi.knowledge.Script;
import java.util.Optional;

/**
 * Puts right characters that were mistyped for others of the same sound (核格 for 合格), where what stands there was never
 * seen side by side and another character of that sound makes it very much likelier. Names and rare words are worth more than
 * a mistake that stays: the embedding bears most of those.
 */
final class Homophones {

    /** How much likelier, as a natural logarithm over the characters that it touches. */
    private static final double LIKELIER = 10;
    /** A number stays what it is. */
    private static final String NUMERALS = "〇零一二两三四五六七八九十百千万亿";

    private static final int MOST = 3;
    /** In what is longer than a question one character says little. */
    private static final int LONGEST = 400;

    private static final int REACH = 2;

    private final CharacterModel model;
    private final Syllables syllables;

    Homophones(TypingModel learned) {
        this.model = learned.characters();
        this.syllables = learned.syllables();
    }

    /** The text with at most three characters put right, as simplified ones; all others stay as they are. */
    String corrected(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        char[] read = Script.simplified(text).toCharArray();
        char[] corrected = text.toCharArray();
        for (int change = 0; change < MOST; change++) {
            Optional<Change> best = best(read);
            if (best.isEmpty()) {
                break;
            }
            read[best.get().at] = best.get().meant;
            corrected[best.get().at] = best.get().meant;
        }
        return new String(corrected);
    }

    private record Change(int at, char meant, double gain) {}

    private Optional<Change> best(char[] typed) {
        Change best = null;
        for (int at = 0; at < typed.length; at++) {
            if (!isStrange(typed, at) || NUMERALS.indexOf(typed[at]) >= 0) {
                continue;
            }
            double now = likely(typed, at);
            char was = typed[at];
            for (char other : syllables.likeSounding(was).toCharArray()) {
                typed[at] = other;
                double gain = likely(typed, at) - now;
                boolean better = gain > LIKELIER && (best == null || gain > best.gain);
                if (better && NUMERALS.indexOf(other) < 0 && !isStrange(typed, at)) {
                    best = new Change(at, other, gain);
                }
            }
            typed[at] = was;
        }
        return Optional.ofNullable(best);
    }

    /** Whether it was never seen beside a neighbour of its. */
    private boolean isStrange(char[] text, int at) {
        if (!isHan(text, at)) {
            return false;
        }
        return isHan(text, at - 1) && model.count(text[at - 1], text[at]) == 0
                || isHan(text, at + 1) && model.count(text[at], text[at + 1]) == 0;
    }

    private double likely(char[] text, int at) {
        double sum = 0;
        for (int next = at; next <= at + REACH && isHan(text, next); next++) {
            sum += model.logLikely(han(text, next - 2), han(text, next - 1), text[next]);
        }
        return sum;
    }

    private static char han(char[] text, int at) {
        return isHan(text, at) ? text[at] : 0;
    }

    private static boolean isHan(char[] text, int at) {
        return at >= 0 && at < text.length && text[at] >= '一' && text[at] <= '鿿';
    }
}
