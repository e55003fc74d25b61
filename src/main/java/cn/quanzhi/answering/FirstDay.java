package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.knowledge.Validity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first day of a text that is asked for: 商标法什么时候生效. A contract, a transfer and a fine begin to count too, but what
 * a law says of those is no first day.
 *
 * @param title of the law whose first day is asked for; null where none is
 * @param alone whether nothing else is asked
 */
record FirstDay(@Nullable String title, boolean alone) {

    /** Of a question that asks for none. */
    static final FirstDay NONE = new FirstDay(null, false);

    private static final String COUNTS = "(?:开始|正式|起)*(?:生效|施行|实施|执行)";
    private static final String AT_WHAT_TIME =
            "(?:什么时候|何时|哪天|哪一天|几月几[号日]|几号|哪年|几月|啥时候|多会儿?)" + "(?:才|会|将|要|能|可以|就|起|是)*" + COUNTS;
    private static final String WHEN = "(?:" + AT_WHAT_TIME + "|(?:生效|施行|实施)(?:的)?(?:日期|时间|是哪)|(?:生效|施行|实施)了(?:吗|没))";
    private static final String TEXT = "(?:法|条例|办法|规定|细则|规则|规范|(?<!处罚|许可|处理)决定)";
    private static final String EDITION = "》?(?:[（(][^（()）]{1,12}[)）])?";
    private static final String FILLING = "(?:到底|究竟|是|从|的|自|今年|明年|后年|[,，])*";
    private static final String BEFORE = "(?:新的?|这[个部]|修订的?|修改的?|新修[订正]的?|《|中华人民共和国)*";

    private static final Pattern ASKED = Pattern.compile(
            TEXT + EDITION + FILLING + WHEN + "|" + AT_WHAT_TIME + BEFORE + "[^，,。？?]{0,20}?" + TEXT + "》?");
    private static final Pattern BEHIND = Pattern.compile(EDITION + FILLING + WHEN);
    private static final Pattern IN_FRONT = Pattern.compile(AT_WHAT_TIME + BEFORE + "$");
    /** What asks for nothing beside it; who speaks of a new text may mean another than the one in force. */
    private static final Pattern EMPTY = Pattern.compile(
            WHEN + "|请问|想问|想知道|问一下|一下|你好|您好|我|呢|吗|啊|呀|的|了|是|从|到底|究竟|这|那|部|中华人民共和国|[\\p{Punct}\\p{IsPunctuation}\\s]");

    private static final Pattern SENTENCE = Pattern.compile("^《[^》]+》(?:现行文本|这一文本)自.{8,11}起施行");
    private static final Pattern STARTS = Pattern.compile("自.{4,14}起施行");

    static FirstDay of(String question, ReferenceGrammar grammar) {
        return grammar.find(question).stream()
                .filter(Reference.Law.class::isInstance)
                .map(Reference.Law.class::cast)
                .filter(law -> law.title() != null && law.article() == null && isAskedFor(question, law))
                .findFirst()
                .map(law -> new FirstDay(law.title(), isAlone(question, law)))
                .orElse(NONE);
    }

    private static boolean isAlone(String question, Reference.Law law) {
        String rest = question.substring(0, law.start()) + question.substring(law.end());
        return EMPTY.matcher(rest).replaceAll("").isEmpty();
    }

    private static boolean isAskedFor(String question, Reference.Law law) {
        return BEHIND.matcher(question.substring(law.end())).lookingAt()
                || IN_FRONT.matcher(question.substring(0, law.start())).find();
    }

    /** Such a question as a law would put it, where it says so otherwise: 什么时候生效 is 什么时候施行. */
    static Optional<String> inLawsWords(String question) {
        String said = question.replaceAll("生效|实施|执行", "施行");
        return ASKED.matcher(question).find() && !said.equals(question) ? Optional.of(said) : Optional.empty();
    }

    /**
     * Whether the words say what is asked: from when on their text counts. The last article of a law that was amended still names
     * the day of the first text.
     */
    boolean isToldBy(String words, Passage passage) {
        LocalDate from = passage.effectiveFrom();
        return passage.title().equals(title)
                && from != null
                && STARTS.matcher(words).find()
                && words.contains(inWords(from));
    }

    /** The text that is asked for its first day: the one in force, else the first that was found. */
    Optional<Source> text(List<Source> sources) {
        List<Source> texts = sources.stream()
                .filter(source -> source.passage().title().equals(title)
                        && source.passage().effectiveFrom() != null)
                .toList();
        return texts.stream()
                .filter(source -> source.validity().status() == Validity.Status.IN_FORCE)
                .findFirst()
                .or(() -> texts.stream().findFirst());
    }

    /** Whether a sentence is one that {@link #sentence} made. */
    static boolean isSentence(String sentence) {
        return SENTENCE.matcher(sentence).find();
    }

    /** The sentence that tells a text's first day, and its last where that is known; without marker and full stop. */
    static String sentence(Source source, boolean today) {
        Passage passage = source.passage();
        boolean current = today && source.validity().status() == Validity.Status.IN_FORCE;
        String from = passage.effectiveFrom() == null ? "" : inWords(passage.effectiveFrom());
        String to = passage.effectiveTo() == null ? "" : "，自" + inWords(passage.effectiveTo()) + "起失效";
        return "《" + passage.title() + "》" + (current ? "现行文本" : "这一文本") + "自" + from + "起施行" + to;
    }

    private static String inWords(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
