package cn.quanzhi.answering.citation;

import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be left out of an enumeration. Of a choice, one alternative where it is a case or a subject (生产或者销售的, 单位或者个人不得),
 * or is allowed or forbidden; not of what must be done, or who does it and how: whoever must do one of two need not do either. Of
 * several together, one wherever the same holds of each. Never one of several that a single denial or exception is about.
 */
final class Members {

    private static final Pattern CHOICE = Pattern.compile(",?或者?");
    private static final Pattern TOGETHER = Pattern.compile(",?以及|和|及(?!时|其)|与(?!其|[^,;。]{1,12}(?:相|无关|有关|一致))|、");
    private static final String NEXT = "、的等)" + Statements.MARKS;
    /** One after the other, with nothing behind them that holds of the first as well: 或者出租, 造成损失的. */
    private static final Pattern ALTERNATIVES = Pattern.compile("(?:,?或者?[^,;。:\n]+)+");

    private static final Pattern NEXT_MEMBER = Pattern.compile("和|或|以及|应当|可以|不得|不必|禁止");

    /** Of several as one: what holds of all isn't true of each. */
    private static final Pattern AS_ONE =
            Pattern.compile("共同|之间|之和|总和|合计|分别|各自|均|互相|相互|一并|同时|双方|协商|组成|构成|是指|分为|分成|[0-9]+[类种项个]|差额|比例|一致|签订|订立");

    /** What an exception is about: 除生产者或者销售者外. */
    private static final Pattern EXCEPTED = Pattern.compile("(?<![解排消删清免废])除(?!外)[^外]*$");

    private static final Pattern NOT_APPLIED = Pattern.compile("以外|不适用|不受");
    /** Of what is allowed each may be done, of what is forbidden none. */
    private static final Pattern EACH = Pattern.compile("不得|禁止|(?<!不)可以|有权");

    private static final Pattern FORCE = Pattern.compile("应当|不得|(?<!不)可以|不必|禁止|有权");

    private static final Pattern BANS = Pattern.compile("不得|禁止");
    private static final Pattern DENIAL = Pattern.compile("[未不无非]|没有");
    /** A member that has its own way of not doing, or of doing wrong: 不接受或者逾期接受. */
    private static final Pattern OWN_DENIAL = Pattern.compile("[未不无非]|没有|(?:,?或者?|、)(?:逾期|迟延|拖延|拒绝)");
    /** 不存在违约或者逾期支付的: what denies that there is any denies the next one too. */
    private static final Pattern DENIES_THINGS = Pattern.compile("不存在|没有|无(?!法|故|正当)");
    /** Each of several articles, paragraphs or items: 第一项、第二项情形. */
    private static final Pattern REFERENCE = Pattern.compile("[、和]第[0-9]+[条款项](?:第[0-9]+[款项])*");

    private static final Pattern ORDINAL = Pattern.compile("第[0-9]+[条款项]");
    private static final Pattern ALL_MET = Pattern.compile("符合|条件|要求|具备|满足");
    /** What is provided otherwise is so of each. */
    private static final Pattern OTHERWISE = Pattern.compile("另有(?:规定|约定)的?$");
    /** Whoever breaks a rule breaks it alone. */
    private static final Pattern BREAKS = Pattern.compile("(?:(?:以及|[、和])[^,;。、和]{1,12})*(?:违反|未按照|不履行|拒绝)");

    /** 经申请人同意和机关批准. */
    private static final Pattern GRANTED = Pattern.compile("经(?![营济办销])|须|凭");

    private static final Pattern DEFINES = Pattern.compile("是指|组成|构成");
    private static final Pattern WAYS = Pattern.compile("[^,;。]{0,30}等(?:[^,;。]{0,4}(?:形式|方式|途径|因素|情况|情形|办法|手段))");
    private static final Pattern HOW = Pattern.compile("(?:^|[,;])[^,;]*(?:由|在|以|通过|采用|采取|按|于)[^,;]*$");
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
    private static final int LONGEST_WORD = 16;
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
        String before = text.substring(start, at);
        if (EXCEPTED.matcher(before).find()
                || NOT_APPLIED.matcher(clause).find()
                || isDenied(before, text.substring(at, to))) {
            return false;
        }
        if (!either && !clause.contains("或")) {
            return (!statements.isCase(end) || isOfEachInCase(at, to, clause))
                    && !GRANTED.matcher(clause).lookingAt()
                    && !AS_ONE.matcher(ORDINAL.matcher(clause).replaceAll("")).find()
                    && !DEFINES.matcher(text.substring(statements.sentenceStart(at), at))
                            .find()
                    && !WAYS.matcher(text).region(at, end).lookingAt();
        }
        return isOfCase(at, to) || isOfEach(at);
    }

    /** Whether each of several in a case is enough: articles, what is provided otherwise, whoever breaks a rule. */
    private boolean isOfEachInCase(int at, int to, String clause) {
        String member = text.substring(at, to);
        return REFERENCE.matcher(member).matches() && !ALL_MET.matcher(clause).find()
                || OTHERWISE.matcher(clause).find()
                || at > statements.sentenceStart(at)
                        && !text.substring(statements.sentenceStart(at), at).contains(",")
                        && ROLE.matcher(member).find()
                        && BREAKS.matcher(text).region(to, text.length()).lookingAt();
    }

    /** Whether the last word of force before it in the sentence allows or forbids. */
    private boolean isOfEach(int at) {
        Matcher force = FORCE.matcher(text.substring(statements.ruleStart(at), at));
        String last = "";
        while (force.find()) {
            last = force.group();
        }
        return EACH.matcher(last).matches();
    }

    /** 未取得许可或者批准: one denial of both. */
    private static boolean isDenied(String before, String member) {
        Pattern own = DENIES_THINGS.matcher(before).find() ? DENIAL : OWN_DENIAL;
        return DENIAL.matcher(BANS.matcher(before).replaceAll("")).find()
                && !own.matcher(member).find();
    }

    /** Whether a rule comes behind, and none before, for which this is its case or its subject; not who acts, nor how or where. */
    private boolean isOfCase(int at, int to) {
        int start = statements.ruleStart(at);
        String before = text.substring(start, at);
        String rest = text.substring(to, statements.segmentEnd(to));
        boolean inCase = rest.contains("的,") && !rules(rest.substring(0, rest.indexOf("的,")));
        boolean ofSubject =
                Statements.MODAL.matcher(rest).find() && !HOW.matcher(before).find();
        return !rules(before)
                && (inCase || ofSubject)
                && !rest.contains(APIECE)
                && !Statements.SANCTION.matcher(text).region(to, text.length()).lookingAt();
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
        String before = text.substring(statements.ruleStart(at), at);
        if (ALTERNATIVES.matcher(left).matches()
                && !rules(before + left)
                && !EXCEPTED.matcher(before).find()
                && !isDenied(text.substring(statements.clauseStart(at), at), left)) {
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
            boolean either = choice.lookingAt() && (plain || isWord(at, to));
            Matcher together = TOGETHER.matcher(text).region(to, text.length());
            int behind = either ? choice.end() : plain && together.lookingAt() ? together.end() : -1;
            if (behind > 0 && mayGo(at, behind, either)) {
                goOn.accept(behind);
            }
        }
        wholeClause(at, goOn);
    }

    /** One that begins where nothing tells that it does is short, and one. */
    private boolean isWord(int at, int to) {
        return to - at <= LONGEST_WORD
                && "、和".chars().noneMatch(c -> text.substring(at, to).indexOf(c) >= 0);
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
                && (statements.isCase(end) || !rules(text.substring(at, end)))) {
            goOn.accept(choice.end());
        }
    }
}
