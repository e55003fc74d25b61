package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Validity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Questions that ask from when on a text counts: 商标法什么时候生效. A contract, a transfer and a fine begin to count too, but what
 * a law says of those is no first day.
 */
final class FirstDay {

    private static final String COUNTS = "(?:开始|正式|起)*(?:生效|施行|实施|执行)";
    private static final String AT_WHAT_TIME = "(?:什么时候|何时|哪天|哪一天|几号|哪年|几月|啥时候|多会儿?).{0,4}" + COUNTS;
    private static final String WHEN = "(?:" + AT_WHAT_TIME + "|(?:生效|施行|实施)(?:的)?(?:日期|时间|是哪)|(?:生效|施行|实施)了(?:吗|没))";
    private static final String TEXT = "(?:法|条例|办法|规定|细则|规则|规范|决定)";
    private static final String EDITION = "》?(?:[（(][^（()）]{1,12}[)）])?";
    private static final String FILLING = "(?:到底|究竟|是|从|的|自|[,，])*";
    private static final String BEFORE = "(?:新的?|这[个部]|修订的?|修改的?|新修[订正]的?|《|中华人民共和国)*";

    private static final Pattern ASKED = Pattern.compile(
            TEXT + EDITION + FILLING + WHEN + "|" + AT_WHAT_TIME + BEFORE + "[^，,。？?]{0,20}?" + TEXT + "》?");
    /** What a law says of itself. */
    private static final Pattern STARTS = Pattern.compile("自.{4,14}起施行");

    private FirstDay() {}

    static boolean isAsked(String question) {
        return ASKED.matcher(question).find();
    }

    /** Such a question as a law would put it, where it says so otherwise: 什么时候生效 is 什么时候施行. */
    static Optional<String> inLawsWords(String question) {
        String said = question.replaceAll("生效|实施|执行", "施行");
        return isAsked(question) && !said.equals(question) ? Optional.of(said) : Optional.empty();
    }

    /** Whether the first day of this very text is asked for, and not that of the rules under it. */
    static boolean isAskedOf(String question, Passage passage) {
        String name = Pattern.quote(passage.title().replaceFirst("^中华人民共和国", ""));
        String underIt = "(?!\\p{IsHan}{0,6}(?:条例|细则|办法|规定))";
        return Pattern.compile(name + EDITION + FILLING + WHEN + "|" + AT_WHAT_TIME + BEFORE + name + underIt)
                .matcher(question)
                .find();
    }

    /**
     * Whether the words say from when on their text counts. The last article of a law that was amended still names the day of
     * the first text.
     */
    static boolean tells(String words, Passage passage) {
        LocalDate from = passage.effectiveFrom();
        return from != null && STARTS.matcher(words).find() && words.contains(inWords(from));
    }

    /** The text that is asked for its first day: the one in force, else the first that was found. */
    static Optional<Source> asked(String question, List<Source> sources) {
        List<Source> texts = sources.stream()
                .filter(source -> source.passage().effectiveFrom() != null && isAskedOf(question, source.passage()))
                .toList();
        return texts.stream()
                .filter(source -> source.validity().status() == Validity.Status.IN_FORCE)
                .findFirst()
                .or(() -> texts.stream().findFirst());
    }

    /** The sentence that tells it, without its marker. */
    static String sentence(Source source) {
        LocalDate from = source.passage().effectiveFrom();
        String text = source.validity().status() == Validity.Status.IN_FORCE ? "现行文本" : "这一文本";
        return "《" + source.passage().title() + "》" + text + "自" + (from == null ? "" : inWords(from)) + "起施行";
    }

    private static String inWords(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
