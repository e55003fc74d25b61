package cn.quanzhi.answering.citation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a sentence is its source, letter by letter, with only such left out as leaves true what remains: what
 * {@link Members} lets go, a bracket, a duty or a sanction beside others, an item of a list beside others, all cases of a list
 * but one, the milder sanction before a grave case, the plan by which a duty is done, the article that was broken where the
 * deed is told, a sentence between two. A proof by search, where checks and judge only weigh: of what it can't derive it says
 * nothing.
 */
final class Omissions {

    private static final Pattern BROKEN = Pattern.compile(
            "违反(?:本[法例]|本条例|本办法|本规定|本细则)?" + "(?:第[0-9]+条(?:第[0-9]+款)?(?:第[0-9]+项)?[、和或]?者?)+的?规定,?(?![的,])");
    private static final Pattern ACCORDING = Pattern.compile("(?<![未不])(?:按照|依照)[^,;。:\\n]{2,40}?规定的?,?(?![的,]|可以|有权)");
    private static final Pattern CHOICE = Pattern.compile(",?或者?");
    /** What brings in another, whose the next clause may be. */
    private static final Pattern CALLS = Pattern.compile("有权|移送|移交|交由|委托|请求|提请|责成");

    private static final Pattern DUTY = Pattern.compile("应当|可以");
    private static final Pattern BY_PLAN = Pattern.compile("(?<=应当)(?:按照|依照|根据)[^,;。:\n]{2,40},");
    private static final String MAY = "可以";
    private static final Pattern AND = Pattern.compile("并(?![处非且不])");
    private static final int FEWEST = 8;
    /** A sentence that leaves so many ways open isn't a copy. */
    private static final int MOST = 60_000;

    private final String said;
    private final Statements statements;
    private final String source;
    private final Members members;
    private final Lists lists;
    private final Deque<State> open = new ArrayDeque<>();
    private final Set<State> seen = new HashSet<>();

    /** The sentence up to one place is derived from the source up to another. */
    private record State(int said, int source) {}

    private Omissions(String said, Statements statements) {
        this.said = said;
        this.statements = statements;
        this.source = statements.text();
        this.members = new Members(statements);
        this.lists = new Lists(statements);
    }

    /** @param said the sentence in even wording, without its end */
    static boolean prove(String said, Letters source) {
        return said.length() >= FEWEST && new Omissions(said, new Statements(source.text())).derives();
    }

    private boolean derives() {
        for (int start : statements.starts()) {
            visit(0, start);
            pass(BROKEN, 0, start);
        }
        lists.allCases(to -> visit(0, to));
        while (!open.isEmpty() && seen.size() < MOST) {
            State state = open.pop();
            if (state.said() < said.length()) {
                step(state.said(), state.source());
            } else if (statements.endsAt(state.source())) {
                return true;
            } else {
                members.behind(state.source(), to -> visit(state.said(), to));
            }
        }
        return false;
    }

    private void visit(int i, int j) {
        State state = new State(i, j);
        if (j <= source.length() && seen.add(state)) {
            open.push(state);
        }
    }

    private void step(int i, int j) {
        char here = said.charAt(i);
        if (isBeforePause(said, i) || here == ' ' || here == '等' && members.begins(j)) {
            visit(i + 1, j);
        }
        if (j == source.length()) {
            return;
        }
        char there = source.charAt(j);
        if (here == there || isMark(here) && isMark(there)) {
            visit(i + 1, j + 1);
        }
        if (isBeforePause(source, j) || there == ' ' || there == '\n' || isLoosePause(i, j)) {
            visit(i, j + 1);
        }
        if (i > 0) {
            omit(i, j);
        }
    }

    private static boolean isMark(char c) {
        return Statements.MARKS.indexOf(c) >= 0;
    }

    /** The 的 of a case: 逾期不改正的，…… */
    private static boolean isBeforePause(String text, int at) {
        return text.startsWith("的,", at);
    }

    /** A comma between what is kept on both sides of it. */
    private boolean isLoosePause(int i, int j) {
        return i > 0
                && source.charAt(j) == ','
                && said.charAt(i - 1) == source.charAt(j - 1)
                && source.startsWith(said.substring(i, i + 1), j + 1);
    }

    private void omit(int i, int j) {
        members.behind(j, to -> visit(i, to));
        members.before(j, to -> visit(i, to));
        bracket(i, j);
        clause(i, j);
        lists.items(j, to -> visit(i, to));
        lists.cases(j, to -> visit(i, to));
        sentence(i, j);
        fold(i, j);
        aggravated(i, j);
        pass(BY_PLAN, i, j);
        pass(BROKEN, i, j);
        pass(ACCORDING, i, j);
    }

    private void pass(Pattern words, int i, int j) {
        Matcher passed = words.matcher(source).region(j, source.length()).useTransparentBounds(true);
        if (passed.lookingAt()) {
            visit(i, passed.end());
        }
    }

    private void bracket(int i, int j) {
        int end = source.charAt(j) == '(' ? source.indexOf(')', j) : -1;
        if (end > j + 1 && statements.behindNumber(j) == j) {
            visit(i, end + 1);
        }
    }

    /** A duty or a sanction beside others: whole, and neither a bound of what comes behind it nor leant on by that. */
    private void clause(int i, int j) {
        boolean begins = ",;".indexOf(source.charAt(j - 1)) >= 0
                || j > 1 && DUTY.matcher(source.substring(j - 2, j)).matches();
        int end = statements.clauseEnd(j);
        if (!begins || end == j || end == source.length() || ",;".indexOf(source.charAt(end)) < 0) {
            return;
        }
        String left = source.substring(j, end);
        String before = source.substring(statements.sentenceStart(j), j);
        boolean sanction = Statements.SANCTION.matcher(left).find();
        boolean beside = sanction
                || Statements.SANCTION.matcher(before).find()
                || Statements.MODAL.matcher(before).find();
        if (beside
                && !Statements.MODAL.matcher(left).find()
                && !CALLS.matcher(left).find()
                && !(sanction && CHOICE.matcher(left).find())
                && !statements.bounds(left)
                && !CHOICE.matcher(source).region(end + 1, source.length()).lookingAt()
                && (!statements.leans(end + 1) || isAnd(end + 1))) {
            visit(i, end + 1);
            if (isAnd(end + 1) && !before.endsWith(MAY)) {
                visit(i, end + 2);
            }
        }
    }

    /** What joins a duty to one that was left out before it. */
    private boolean isAnd(int at) {
        return AND.matcher(source).region(at, source.length()).lookingAt();
    }

    /** From the end of a case of a list back to what becomes of it. */
    private void fold(int i, int j) {
        int rest = ";。\n".indexOf(source.charAt(j)) >= 0 ? lists.restOfHead(j) : -1;
        if (rest >= 0) {
            visit(behindPause(i), rest);
        }
    }

    /** From a case to what becomes of it if it is grave, or isn't mended: 情节严重的，…… No other case may stand between. */
    private void aggravated(int i, int j) {
        if (!source.startsWith("的,", j) && !statements.isCase(j) && !statements.isCase(j - 1)) {
            return;
        }
        int paragraph = source.indexOf('\n', j);
        for (int k = j + 1; k < (paragraph < 0 ? source.length() : paragraph); k++) {
            char mark = source.charAt(k - 1);
            if (mark != ';' && mark != '。') {
                continue;
            }
            if (statements.aggravates(k)) {
                visit(behindPause(i), k);
            } else if (mark == '。'
                    || source.substring(k, statements.segmentEnd(k)).contains("的,")) {
                return;
            }
        }
    }

    private int behindPause(int i) {
        return isMark(said.charAt(i)) ? i + 1 : i;
    }

    /** From the end of one statement to another that needs none before it. */
    private void sentence(int i, int j) {
        boolean pauses = isMark(said.charAt(i)) || isMark(said.charAt(i - 1));
        boolean ends = statements.endsAt(j) || isMark(source.charAt(j - 1)) && statements.endsAt(j - 1);
        if (!pauses || !ends) {
            return;
        }
        statements.starts().stream().filter(start -> start > j).forEach(start -> visit(behindPause(i), start));
    }
}
