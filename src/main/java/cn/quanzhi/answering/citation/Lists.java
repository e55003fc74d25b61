package cn.quanzhi.answering.citation;

import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text's lists: where one of several items, or of several cases of which one is enough, may stand for all. */
final class Lists {

    private static final Pattern LIST = Pattern.compile("(?:有|为)?(?:下列|以下|如下)[^:;。\\n]{0,10}:\\s*");
    /** The head of a list of cases of which one is enough, with what becomes of them before the colon. */
    private static final Pattern CASES = Pattern.compile("(?<![没未具])有(?:下列|以下)[^:;,。\n]{0,10}之一的?,");

    private static final Pattern SAME_OF_EACH = Pattern.compile("之一|不得|应当|可以|包括|禁止|有权");
    /** Conditions are met together, unless one of them is enough. */
    private static final Pattern TOGETHER = Pattern.compile("条件|同时|全部|均|都|要求");

    private static final String ONE = "之一";
    private static final String BEFORE_ITEM = "\n;:";
    private static final char HEAD_ENDS = ':';

    private final Statements statements;
    private final String text;

    Lists(Statements statements) {
        this.statements = statements;
        this.text = statements.text();
    }

    /** The cases of each list whose head begins a statement. */
    void allCases(IntConsumer goOn) {
        Matcher head = CASES.matcher(text);
        while (head.find()) {
            if (statements.starts().contains(head.start())) {
                eachCase(head.end(), goOn);
            }
        }
    }

    /** From the head of a list of cases to each of them: 超过期限的 of 有下列情形之一的，不予受理：（一）超过期限的. */
    void cases(int at, IntConsumer goOn) {
        Matcher head = CASES.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (head.lookingAt()) {
            eachCase(head.end(), goOn);
        }
    }

    /** @param rest where what becomes of the cases begins */
    private void eachCase(int rest, IntConsumer goOn) {
        int colon = text.indexOf(HEAD_ENDS, rest);
        for (int at = colon + 1; colon >= 0 && at < text.length() && !ends(at); at++) {
            int behind = statements.behindNumber(at);
            if (behind > at && text.charAt(statements.clauseEnd(behind) - 1) == '的') {
                goOn.accept(behind);
            }
        }
    }

    /** Where what becomes of the case begins that ends here; negative where it is none of a list of cases. */
    int restOfHead(int end) {
        int colon = text.lastIndexOf(HEAD_ENDS, end);
        if (colon < 0 || text.charAt(end - 1) != '的' || endsBetween(colon + 1, end)) {
            return -1;
        }
        Matcher head = CASES.matcher(text).region(statements.sentenceStart(colon), colon);
        return head.find() ? head.end() : -1;
    }

    /** From a list's head, or from the end of one of its items, to each item behind: the head says the same of each. */
    void items(int at, IntConsumer goOn) {
        Matcher list = LIST.matcher(text).region(at, text.length());
        boolean atHead = list.lookingAt();
        boolean atItem = statements.behindNumber(at) > at;
        int from = atHead ? list.end() : at;
        if (!atHead && !atItem && !text.substring(0, at).stripTrailing().endsWith(":")) {
            return;
        }
        int colon = text.lastIndexOf(HEAD_ENDS, atItem ? at : from - 1);
        if (colon < 0 || !isSameOfEach(text.substring(statements.sentenceStart(colon), colon))) {
            return;
        }
        for (int place = from; place < text.length() && !ends(place); place++) {
            boolean first = BEFORE_ITEM.indexOf(text.charAt(place - 1)) >= 0;
            int behind = first ? statements.behindNumber(place) : place;
            if (behind > place) {
                goOn.accept(behind);
            }
        }
    }

    private static boolean isSameOfEach(String head) {
        return SAME_OF_EACH.matcher(head).find()
                && (head.contains(ONE) || !TOGETHER.matcher(head).find());
    }

    private boolean endsBetween(int from, int to) {
        for (int at = from; at < to; at++) {
            if (ends(at)) {
                return true;
            }
        }
        return false;
    }

    /** A list ends with the line that is no item of it. */
    private boolean ends(int at) {
        return text.charAt(at) == '\n' && at + 1 < text.length() && text.charAt(at + 1) != '(';
    }
}
