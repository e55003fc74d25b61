package cn.quanzhi.answering.citation;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Where in an even text clauses, sentences and the statements that need nothing before them begin and end. */
final class Statements {

    static final String MARKS = ",;:。\n";

    /** What an authority does to whoever broke a rule. */
    static final Pattern SANCTION = Pattern.compile("责令|没收|[处并]处?以?[0-9]|罚款|给予|予以|吊销|撤销|取缔|注销|查封|扣押|警告|拘留");

    static final Pattern MODAL = Pattern.compile("应当|可以|不得|不必|禁止");

    private static final String ENDS = "。\n";
    private static final Pattern FIRST = Pattern.compile("(?:^|[。;]|。\\s*\n\\s*)$");
    private static final String SEGMENTS = "。\n;";
    private static final String CASE = "的,";

    /** A clause that holds the next one within bounds: 经批准，…… */
    private static final Pattern BOUND = Pattern.compile(
            "^(?:但|除|仅|违反|按照.*要求|根据|只(?!要)|经(?![营济办销])|未(?!成年)|不(?!得|动产|正当)|逾期|期满|拒不|情节|造成|构成|自(?![然行愿])|在|当(?!事)|如|若"
                    + "|从(?![事业])|对|凡|因|由于|为了?|以(?![及下上])|其(?!他)|该|必要|尚)|除外|必要时|(?:的|后|前|时|内|之日|起|外|下)$");
    /** What leans on a sentence that it doesn't repeat. */
    private static final Pattern LEANS =
            Pattern.compile("^(?:情节|逾期|期满|期限|拒不|造成|构成|有前|前款|前条|前项|上述|其(?!他)|该|这|并|但|除|经(?![营济办销])|未(?!成年)|仍|同时"
                    + "|对此|否则|因此|再次|违反前|依照前|不能|无法|符合|给(?!予)|另)");

    private static final Pattern AGGRAVATES =
            Pattern.compile("(?:情节|拒不改|逾期[不未]改|造成|构成|给[^,;。:\n]{1,12}造成)[^,;。:\n]{0,30}的,(?!除)");

    private static final Pattern EXCEPTION = Pattern.compile("但|除外|不在此限|例外|另有规定|另有约定");
    private static final Pattern ITEM = Pattern.compile("\\G(?:\\([0-9一二三四五六七八九十]+\\)|[0-9]+[、.])\\s*");

    private static final int BEFORE = 4;

    private final String text;
    private final List<Integer> starts;

    Statements(String text) {
        this.text = text;
        this.starts =
                IntStream.range(0, text.length()).filter(this::startsAt).boxed().toList();
    }

    String text() {
        return text;
    }

    /** Where a statement begins. */
    List<Integer> starts() {
        return starts;
    }

    private boolean startsAt(int at) {
        return isFirst(at)
                && text.charAt(at) != '('
                && (at == 0 || !leans(at))
                && (at == 0 || text.charAt(at - 1) != ';' || hasOwnCase(at));
    }

    /** A line of a list isn't: its head may forbid it. */
    private boolean isFirst(int at) {
        return FIRST.matcher(text.substring(Math.max(0, at - BEFORE), at)).find();
    }

    /** Behind a semicolon only what names its own case, or its own rule, stands alone. */
    private boolean hasOwnCase(int at) {
        int end = clauseEnd(at);
        return isCase(end) || MODAL.matcher(text.substring(at, end)).find();
    }

    /** Whether a statement may end here: behind its last clause, with no exception to come. */
    boolean endsAt(int at) {
        boolean whole = at >= text.length() || MARKS.indexOf(text.charAt(at)) >= 0;
        return whole
                && !(at > 0 && text.charAt(at - 1) == '的')
                && !EXCEPTION.matcher(text.substring(at, sentenceEnd(at))).find();
    }

    boolean bounds(String clause) {
        return BOUND.matcher(clause).find();
    }

    /** Whether the clause here says what becomes of a case that was named before: 情节严重的, 造成损失的. */
    boolean aggravates(int at) {
        return AGGRAVATES.matcher(text).region(at, text.length()).lookingAt();
    }

    boolean leans(int at) {
        return LEANS.matcher(text).region(at, text.length()).lookingAt();
    }

    /** Behind the number of an item of a list that stands here; the place itself where none does. */
    int behindNumber(int at) {
        var number = ITEM.matcher(text).region(at, text.length());
        return number.lookingAt() ? number.end() : at;
    }

    /** Whether the clause that ends here names a case. */
    boolean isCase(int clauseEnd) {
        return clauseEnd > 0 && text.startsWith(CASE, clauseEnd - 1);
    }

    /** Where the next case ends, before its 的; negative where none does. */
    int caseEnd(int from) {
        return text.indexOf(CASE, from);
    }

    int clauseStart(int from) {
        return back(from, MARKS);
    }

    int clauseEnd(int from) {
        return on(from, MARKS);
    }

    int sentenceStart(int from) {
        return back(from, ENDS);
    }

    int sentenceEnd(int from) {
        return on(from, ENDS);
    }

    /** The same, or a semicolon. */
    int segmentEnd(int from) {
        return on(from, SEGMENTS);
    }

    /** Where the segment begins, or what follows from the case that it names before. */
    int ruleStart(int from) {
        int behind = text.lastIndexOf(CASE, from - CASE.length()) + CASE.length();
        return Math.max(back(from, SEGMENTS), behind >= CASE.length() ? behind : 0);
    }

    private int back(int from, String marks) {
        int at = from;
        while (at > 0 && marks.indexOf(text.charAt(at - 1)) < 0) {
            at--;
        }
        return at;
    }

    private int on(int from, String marks) {
        int at = from;
        while (at < text.length() && marks.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
