package cn.quanzhi.answering.citation;

import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.Validity;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sentences that state no rule: they tell where to read on, or from when on a text counts. They are compared with what is known of
 * the sources, since no text says it of itself.
 */
final class Pointers {

    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern WHERE =
            Pattern.compile("(?:地区[:：])?(?:各地都看|(?:事情在|以上是)(?<region>[^,，。；]{2,16})的(?:规定[,，]见|[,，]还要看))[。；;.]?");
    private static final String DAY = "\\d{4}年\\d{1,2}月\\d{1,2}日";
    private static final Pattern FROM_WHEN =
            Pattern.compile("(?<text>现行文本|这一文本)自(?<from>" + DAY + ")起施行(?:[,，]自(?<to>" + DAY + ")起失效)?[。；;]?");
    /** What the last article of an amended law says, which names the day of its first text. */
    private static final Pattern STARTED = Pattern.compile("(" + DAY + ")(?:起|开始|正式|予以)*(?:施行|实施|生效|执行)");

    private Pointers() {}

    /**
     * Whether it is one, and true.
     *
     * @param rest what is left of the sentence without the references
     */
    static boolean is(String rest, List<Reference> references, Cited sources, List<Source> cited) {
        boolean named = !references.isEmpty() && references.stream().allMatch(sources::refersTo);
        return named && (tellsWhere(rest, cited) || tellsFromWhen(rest, references, cited));
    }

    private static boolean tellsWhere(String rest, List<Source> cited) {
        Matcher where = WHERE.matcher(rest);
        if (!where.matches()) {
            return false;
        }
        String region = where.group("region");
        return region == null
                || cited.stream().anyMatch(source -> source.passage().region().equals(region));
    }

    private static boolean tellsFromWhen(String rest, List<Reference> references, List<Source> cited) {
        Matcher told = FROM_WHEN.matcher(rest);
        if (!told.matches()) {
            return false;
        }
        boolean current = told.group("text").equals("现行文本");
        return cited.stream()
                .filter(source -> !current || source.validity().status() == Validity.Status.IN_FORCE)
                .map(Source::passage)
                .anyMatch(passage -> isDay(told.group("from"), passage.effectiveFrom())
                        && (told.group("to") == null || isDay(told.group("to"), passage.effectiveTo()))
                        && references.stream().allMatch(reference -> isTitle(reference, passage)));
    }

    /** Whether it gives the day of a first text, as the source has it, for that of the text which it cites. */
    static boolean isOfAnOlderText(String plain, List<Reference> references, List<Source> cited) {
        return STARTED.matcher(plain)
                .results()
                .map(started -> started.group(1))
                .anyMatch(words -> cited.stream()
                        .map(Source::passage)
                        .filter(passage -> references.stream().allMatch(reference -> isTitle(reference, passage)))
                        .anyMatch(passage -> isBefore(words, passage)));
    }

    private static boolean isBefore(String words, Passage passage) {
        LocalDate from = passage.effectiveFrom();
        return from != null && passage.text().contains(words) && day(words).isBefore(from);
    }

    private static boolean isDay(String words, @Nullable LocalDate day) {
        return day != null && day(words).equals(day);
    }

    /** A day that no calendar has is none of a text. */
    private static LocalDate day(String words) {
        try {
            return LocalDate.parse(words, WORDS);
        } catch (DateTimeParseException e) {
            return LocalDate.MAX;
        }
    }

    private static boolean isTitle(Reference reference, Passage passage) {
        return reference instanceof Reference.Law law && passage.title().equals(law.title());
    }
}
