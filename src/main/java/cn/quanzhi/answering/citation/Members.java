package cn.quanzhi.answering.citation;

import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be left out of an enumeration. Of a choice, one alternative where it is a case or a subject (生产或者销售的, 单位或者个人不得)
 * or is forbidden, not where it is what must or may be done: whoever must do one of two need not do either. Of several together, one
 * wherever the same holds of each. Never one of several that a single denial or exception is about.
 */
final class Members {

    private static final Pattern CHOICE = Pattern.compile(",?或者?");
    private static final Pattern TOGETHER = Pattern.compile(",?以及|和|及(?!时|其)|与|、");
    private static final String NEXT = "、的等)" + Statements.MARKS;
    private static final Pattern NEXT_MEMBER = Pattern.compile("和|或|以及|应当|可以|不得|不必|禁止");

    /** Of several as one: what holds of all isn't true of each. */
    private static final Pattern AS_ONE =
            Pattern.compile("共同|之间|之和|总和|合计|分别|各自|均|互相|相互|一并|同时|双方|协商|组成|构成|是指|分为|分成|[0-9]+[类种项个]|差额|比例|协议|合同|一致|签订");

    private static final Pattern EXCEPTED = Pattern.compile("除|以外|不适用|不受");
    private static final Pattern BANS = Pattern.compile("不得|禁止");
    private static final Pattern DENIAL = Pattern.compile("[未不无非]|没有");
    private static final String APIECE = "分别";

    /** Who may stand before a verb without any mark. */
    private static final Pattern ROLE = Pattern.compile("(?:人|者|方|单位|机构|企业|部门|机关|组织|公司|员|商|户|会|院|所|站|厂|店|团体|学校|政府)$");

    private static final Pattern VERB =
            Pattern.compile("违反|有|未|不|在|对|将|因|发现|申请|需|向|自|以|从|经|应|与|依|按|提|拒|使用|取得|生产|销售|认为|作|进行|明知|违|可|享|负");
    /** What narrows the word behind it is no member: 或者擅自改变. */
    private static final Pattern NARROW = Pattern.compile("擅自|故意|恶意|非法|违法|强行|自行|拒不|逾期|未.{0,2}|不.{0,2}|严重|重大");

    private static final Pattern PLAIN_BEGINNING = Pattern.compile("(?:对|由|在|向|将|为|被|因|的|或者|、|[,;:。\n]|应当|可以|不得)$");
    private static final Pattern NO_BEGINNING = Pattern.compile("[未不无非经没有]$");
    private static final int LONGEST = 40;
    private static final int SHORT = 8;
    private static final int LONGEST_CASE = 120;
    private static final int LEAST = 2;

    private final Statements statements;
    private final String text;

    Members(Statements statements) {
        this.statements = statements;
        this.text = statements.text();
    }

    /** Whether a member that isn't the first one stands here, with what joins it. */
    boolean begins(int at) {
        return TOGETHER.matcher(text).region(at, text.length()).lookingAt();
    }

    /** Where the text may go on when the member that stands here is left out: 或者个人; 、维修; 或者以其他方式帮助他人的. */
    void behind(int at, IntConsumer goOn) {
        Matcher choice = CHOICE.matcher(text).region(at, text.length());
        boolean either = choice.lookingAt();
        Matcher together = TOGETHER.matcher(text).region(at, text.length());
        if (!either && !together.lookingAt()) {
            return;
        }
        int from = either ? choice.end() : together.end();
        int end = Math.min(statements.clauseEnd(from), from + LONGEST);
        for (int to = from + 1; to <= end; to++) {
            if (ends(from, to) && mayGo(at, to, either)) {
                goOn.accept(to);
            }
        }
        if (either) {
            restOfCase(at, goOn);
        }
    }

    private boolean ends(int from, int to) {
        String member = text.substring(from, to);
        if (Statements.MODAL.matcher(member).find()) {
            return false;
        }
        return to == text.length()
                || NEXT.indexOf(text.charAt(to)) >= 0
                || NEXT_MEMBER.matcher(text).region(to, text.length()).lookingAt()
                || ROLE.matcher(member).find()
                        && VERB.matcher(text).region(to, text.length()).lookingAt()
                || member.length() <= SHORT && !NARROW.matcher(member).matches();
    }

    private boolean mayGo(int at, int to, boolean either) {
        int start = statements.clauseStart(at);
        int end = statements.clauseEnd(to);
        String clause = text.substring(start, end);
        if (EXCEPTED.matcher(clause).find() || isDenied(text.substring(start, at), text.substring(at, to))) {
            return false;
        }
        if (!either && !clause.contains("或")) {
            return !statements.isCase(end) && !AS_ONE.matcher(clause).find();
        }
        return isOfCase(at, to) || BANS.matcher(text.substring(start, at)).find();
    }

    /** 未取得许可或者批准: one denial of both. */
    private static boolean isDenied(String before, String member) {
        return DENIAL.matcher(BANS.matcher(before).replaceAll("")).find()
                && !DENIAL.matcher(member).find();
    }

    /** Whether a rule comes behind, and none before, for which this is its case or its subject. */
    private boolean isOfCase(int at, int to) {
        String before = text.substring(statements.ruleStart(at), at);
        String rest = text.substring(to, statements.sentenceEnd(to));
        return !rules(before) && (rules(rest) || rest.contains("的,")) && !rest.contains(APIECE);
    }

    private static boolean rules(String words) {
        return Statements.MODAL.matcher(words).find()
                || Statements.SANCTION.matcher(words).find();
    }

    /** All alternatives up to the end of the case. */
    private void restOfCase(int at, IntConsumer goOn) {
        int end = statements.caseEnd(at);
        if (end < 0 || end - at > LONGEST_CASE) {
            return;
        }
        String left = text.substring(at, end);
        boolean inOne = left.chars().noneMatch(c -> ";。:\n".indexOf(c) >= 0);
        if (inOne && !rules(left)) {
            goOn.accept(end);
            goOn.accept(end + 1);
        }
    }

    /** The same for the first one, with what joins the next to it: 更换或者; 直接负责的主管人员和. */
    void before(int at, IntConsumer goOn) {
        String before = text.substring(Math.max(0, at - LEAST), at);
        boolean plain = PLAIN_BEGINNING.matcher(before).find();
        if (!plain && NO_BEGINNING.matcher(before).find()) {
            return;
        }
        int end = Math.min(statements.clauseEnd(at), at + LONGEST);
        for (int to = at + LEAST;
                to <= end && !Statements.MODAL.matcher(text.substring(at, to)).find();
                to++) {
            Matcher choice = CHOICE.matcher(text).region(to, text.length());
            boolean either = choice.lookingAt();
            Matcher together = TOGETHER.matcher(text).region(to, text.length());
            int behind = either ? choice.end() : plain && together.lookingAt() ? together.end() : -1;
            if (behind > 0 && mayGo(at, behind, either)) {
                goOn.accept(behind);
            }
        }
        wholeClause(at, goOn);
    }

    /** 出具虚假的结论，或者: the first of two clauses of a case. */
    private void wholeClause(int at, IntConsumer goOn) {
        if (at > 0 && Statements.MARKS.indexOf(text.charAt(at - 1)) < 0) {
            return;
        }
        int end = statements.clauseEnd(at);
        Matcher choice = CHOICE.matcher(text).region(end, text.length());
        if (choice.lookingAt()
                && statements.isCase(statements.clauseEnd(choice.end()))
                && !rules(text.substring(at, end))) {
            goOn.accept(choice.end());
        }
    }
}
