package cn.quanzhi.answering.citation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The service's own words in front of what it quotes, for who reads English; sources are quoted in Chinese, in which they count.
 * Each has its Chinese counterpart, by which it is judged.
 */
public final class EnglishFrame {

    /** What opens a section, as an {@code Aspect} names it, and what opens the two that are none. */
    public static final String CONDITIONS = "Conditions";

    public static final String STEPS = "Steps";
    public static final String DEADLINES = "Deadlines";
    public static final String LIABILITY = "Liability";
    public static final String PENALTIES = "Penalties";
    public static final String FURTHER_RULES = "Further rules";
    public static final String DEPENDS_ON = "Depends on";
    public static final String CHANGE = "What will change";
    public static final String LANGUAGE = "Language";
    /** Why rules are quoted in Chinese, and who can help. */
    public static final String QUOTED_IN_CHINESE =
            "The rules are quoted in Chinese, the language in which they count. An expert can explain them in English.";

    private static final Set<String> OF_THE_SERVICE = Stream.of(
                    CONDITIONS,
                    STEPS,
                    DEADLINES,
                    LIABILITY,
                    PENALTIES,
                    FURTHER_RULES,
                    DEPENDS_ON,
                    CHANGE,
                    LANGUAGE,
                    QUOTED_IN_CHINESE)
            .map(words -> words.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private static final String FROM = "From ";
    private static final String ON = " on: ";
    private static final String ON_ANOTHER = " on a new text counts, of which: ";
    private static final String EVERYWHERE = "Everywhere: ";
    private static final String IN = "In ";
    private static final String ALSO = " also: ";
    private static final String ABOVE = "The above is the rule in ";
    private static final String SEE = ", see: ";

    private static final String DAY = "(\\d{4}-\\d{2}-\\d{2})";
    private static final String PLACE = "(\\p{IsHan}{2,16})";
    private static final List<Frame> FRAMES = List.of(
            new Frame(FROM + DAY + ON, "自$1起改为:"),
            new Frame(FROM + DAY + ON_ANOTHER, "自$1起施行新的文本,相关的是:"),
            new Frame(EVERYWHERE, "各地都看"),
            new Frame(IN + PLACE + ALSO, "事情在$1的,还要看"),
            new Frame(ABOVE + PLACE + SEE, "以上是$1的规定,见"));

    private EnglishFrame() {}

    private record Frame(Pattern english, String chinese) {
        Frame(String english, String chinese) {
            this(Pattern.compile("^" + english, Pattern.CASE_INSENSITIVE), chinese);
        }
    }

    /**
     * In front of what will count.
     *
     * @param succeeds whether the article takes the place of the one cited before
     */
    public static String change(LocalDate from, boolean succeeds) {
        return FROM + from + (succeeds ? ON : ON_ANOTHER);
    }

    /** In front of the article that counts in the whole country. */
    public static String everywhere() {
        return EVERYWHERE;
    }

    /** In front of the article of a place that counts beside it. */
    public static String also(String region) {
        return IN + region + ALSO;
    }

    /** In front of the article of a place where it is the only one. */
    public static String only(String region) {
        return ABOVE + region + SEE;
    }

    /** Whether it is the label of a section, or what the service says of its quotations: no claim. */
    static boolean isOfTheService(String plain) {
        return OF_THE_SERVICE.contains(plain);
    }

    /** A sentence as a Chinese answer has it; any other one as it is. */
    static String inChinese(String plain) {
        for (Frame frame : FRAMES) {
            var found = frame.english().matcher(plain);
            if (found.lookingAt()) {
                return found.replaceFirst(frame.chinese());
            }
        }
        return plain;
    }
}
