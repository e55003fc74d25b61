package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Words;
import cn.quanzhi.knowledge.ingest.BadDocument;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a curator changes of a version's metadata. A key that is left out stays, null takes its value away.
 *
 * @param values the keys that change
 * @param datesConfirmed whether a person has held the dates against the source; null where nothing is said of it
 */
record MetadataChange(
        Map<String, @Nullable Object> values, @Nullable Boolean datesConfirmed) {

    static final String CONFIRMED = "datesConfirmed";
    private static final int LONGEST = 500;
    private static final int MOST = 200;
    private static final Set<String> DATES = Set.of("effectiveFrom", "effectiveTo");
    private static final Set<String> DAYS =
            Set.of("effectiveFrom", "effectiveTo", "publishedOn", "reviewedOn", "reviewDue");
    private static final Set<String> TEXTS = Set.of(
            "kind",
            "title",
            "number",
            "version",
            "replacedBy",
            "issuer",
            "region",
            "source",
            "effectiveFrom",
            "effectiveTo",
            "publishedOn",
            "reviewedOn",
            "reviewDue");
    private static final Set<String> LISTS = Set.of("replaces", "serviceKinds", "stages", "aliases");
    private static final String BASIS = "basis";
    private static final Set<String> BASIS_KEYS = Set.of("law", "article", "supports", "version");

    /** For the API's description: each key is optional, and null takes the value away. */
    record Metadata(
            DocumentKind kind,
            String title,
            @Nullable String number,
            @Nullable String version,
            @Nullable String replacedBy,
            @Nullable String issuer,
            @Nullable LocalDate publishedOn,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            @Nullable List<String> replaces,
            @Nullable String region,
            @Nullable List<String> serviceKinds,
            @Nullable List<String> stages,
            @Nullable List<String> aliases,
            @Nullable String source,
            @Nullable LocalDate reviewedOn,
            @Nullable LocalDate reviewDue,
            @Nullable List<Map<String, String>> basis,
            @Nullable Boolean datesConfirmed) {}

    static MetadataChange of(Map<String, @Nullable Object> body) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        body.forEach((key, value) -> {
            if (!key.equals(CONFIRMED)) {
                values.put(key, value == null ? null : checked(key, value));
            }
        });
        Object confirmed = body.get(CONFIRMED);
        if (confirmed != null && !(confirmed instanceof Boolean)) {
            throw new ProblemException(CONFIRMED, "无法识别这个值");
        }
        return new MetadataChange(values, (Boolean) confirmed);
    }

    boolean movesDates() {
        return values.keySet().stream().anyMatch(DATES::contains);
    }

    /** The metadata after the change. */
    FrontMatter applied(Map<String, Object> before) {
        Map<String, Object> after = new TreeMap<>(before);
        values.forEach((key, value) -> {
            if (value == null) {
                after.remove(key);
            } else {
                after.put(key, value);
            }
        });
        for (String needed : List.of("kind", "title")) {
            if (!after.containsKey(needed)) {
                throw new ProblemException(needed, "不能为空");
            }
        }
        String from = String.valueOf(after.getOrDefault("effectiveFrom", ""));
        String to = String.valueOf(after.getOrDefault("effectiveTo", ""));
        if (!from.isEmpty() && !to.isEmpty() && to.compareTo(from) <= 0) {
            throw new ProblemException("effectiveTo", "失效日期应晚于施行日期");
        }
        try {
            return FrontMatter.of(after);
        } catch (BadDocument e) {
            // Older metadata that nobody checked: its key stands before the colon.
            throw new ProblemException(String.valueOf(e.getMessage()).split(":", 2)[0], "无法识别这个值");
        }
    }

    private static Object checked(String key, Object value) {
        if (TEXTS.contains(key)) {
            return text(key, value);
        }
        if (LISTS.contains(key)) {
            return list(key, value).stream().map(one -> (Object) text(key, one)).toList();
        }
        if (key.equals(BASIS)) {
            return list(key, value).stream().map(MetadataChange::basis).toList();
        }
        throw new ProblemException(key, "没有这个字段");
    }

    private static String text(String key, Object value) {
        if (!(value instanceof String given)) {
            throw new ProblemException(key, "无法识别这个值");
        }
        String text = Words.clean(key, given);
        if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\n') >= 0) {
            throw new ProblemException(key, "请填写一行文字，最多 " + LONGEST + " 字；不需要时留空");
        }
        if (DAYS.contains(key)) {
            day(key, text);
        }
        if (key.equals("kind")
                && (text.equals(DocumentKind.QUESTIONS.name())
                        || Arrays.stream(DocumentKind.values())
                                .noneMatch(kind -> kind.name().equals(text)))) {
            throw new ProblemException(key, "没有这种类别");
        }
        return text;
    }

    private static void day(String key, String text) {
        try {
            LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(key, "日期应形如 2026-01-31");
        }
    }

    private static List<?> list(String key, Object value) {
        if (!(value instanceof List<?> list) || list.size() > MOST || list.contains(null)) {
            throw new ProblemException(key, "应为一组值，最多 " + MOST + " 个");
        }
        return list;
    }

    private static Object basis(Object entry) {
        if (!(entry instanceof Map<?, ?> one) || !BASIS_KEYS.containsAll(one.keySet())) {
            throw new ProblemException(BASIS, "每条依据写明 law、article 和 supports，可加 version");
        }
        Map<String, Object> basis = new TreeMap<>();
        List<String> keys = new ArrayList<>(List.of("law", "article"));
        for (String optional : List.of("supports", "version")) {
            if (one.get(optional) != null) {
                keys.add(optional);
            }
        }
        for (String key : keys) {
            Object value = one.get(key);
            basis.put(key, text(BASIS, value == null ? "" : value));
        }
        return basis;
    }
}
