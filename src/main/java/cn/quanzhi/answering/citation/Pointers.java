package cn.quanzhi.answering.citation;

import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.Validity;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences that state no rule: they tell where to read on, or from when on a text counts. They are compared with what is known of
 * the sources, since no text says it of itself.
 */
final class Pointers {

    private static final Pattern WHERE =
            Pattern.compile("(?:地区[:：])?(?:各地都看|(?:事情在|以上是)(?<region>[^,，。；]{2,16})的(?:规定[,，]见|[,，]还要看))[。；;]?");
    private static final Pattern FROM_WHEN =
            Pattern.compile("(?<text>现行文本|这一文本)自(?<year>\\d{4})年(?<month>\\d{1,2})月(?<day>\\d{1,2})日起施行[。；;]?");

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
        String day = String.format(
                Locale.ROOT,
                "%s-%02d-%02d",
                told.group("year"),
                Integer.valueOf(told.group("month")),
                Integer.valueOf(told.group("day")));
        boolean current = told.group("text").equals("现行文本");
        return cited.stream()
                .filter(source -> !current || source.validity().status() == Validity.Status.IN_FORCE)
                .map(Source::passage)
                .anyMatch(passage -> day.equals(String.valueOf(passage.effectiveFrom()))
                        && references.stream().allMatch(reference -> isTitle(reference, passage)));
    }

    private static boolean isTitle(Reference reference, Passage passage) {
        return reference instanceof Reference.Law law && passage.title().equals(law.title());
    }
}
