package cn.quanzhi.knowledge.ingest;

import cn.quanzhi.knowledge.DocumentKind;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The metadata at the head of a Markdown file. All scalars are read as text, so that 1987 stays a label and a date is checked here. */
public record FrontMatter(
        DocumentKind kind,
        String title,
        @Nullable String number,
        String version,
        String region,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        List<String> replaces,
        @Nullable String replacedBy,
        @Nullable String site,
        boolean publish,
        Map<String, Object> all) {

    private static final Set<String> KNOWN = Set.of(
            "kind",
            "title",
            "number",
            "version",
            "replacedBy",
            "issuer",
            "publishedOn",
            "effectiveFrom",
            "effectiveTo",
            "replaces",
            "region",
            "serviceKinds",
            "source",
            "site",
            "publish");
    private static final String FENCE = "---";

    /** A file's two halves. */
    public record Parsed(FrontMatter frontMatter, String body) {}

    public FrontMatter {
        replaces = List.copyOf(replaces);
        all = Map.copyOf(all);
    }

    /** The metadata and the body, or nothing where the text does not begin with front matter. */
    public static Optional<Parsed> parse(String text) {
        String plain = (text.startsWith("\uFEFF") ? text.substring(1) : text)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        if (!plain.startsWith(FENCE + "\n")) {
            return Optional.empty();
        }
        int close = plain.indexOf("\n" + FENCE + "\n", FENCE.length());
        if (close < 0) {
            throw new BadDocument("front matter is not closed by a line ---");
        }
        String yaml = plain.substring(FENCE.length() + 1, Math.max(close, FENCE.length() + 1));
        return Optional.of(new Parsed(read(yaml), plain.substring(close + FENCE.length() + 2)));
    }

    /** Keys that mean nothing to the service; they are kept with the version. */
    public List<String> unknownKeys() {
        return all.keySet().stream()
                .filter(key -> !KNOWN.contains(key))
                .sorted()
                .toList();
    }

    private static FrontMatter read(String yaml) {
        return of(load(yaml));
    }

    /** The metadata of these keys; their values are texts, or lists and maps of texts. */
    public static FrontMatter of(Map<String, Object> values) {
        LocalDate from = date(values, "effectiveFrom");
        LocalDate to = date(values, "effectiveTo");
        date(values, "publishedOn");
        if (from != null && to != null && !to.isAfter(from)) {
            throw new BadDocument("effectiveTo: " + to + " is not after effectiveFrom " + from);
        }
        String title = scalar(values, "title");
        if (title == null) {
            throw new BadDocument("title: missing");
        }
        return new FrontMatter(
                kind(values),
                title,
                scalar(values, "number"),
                orElse(scalar(values, "version"), from == null ? "" : from.toString()),
                orElse(scalar(values, "region"), "全国"),
                from,
                to,
                texts(values, "replaces"),
                scalar(values, "replacedBy"),
                scalar(values, "site"),
                publish(values),
                values);
    }

    static Map<String, Object> load(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(10);
        options.setNestingDepthLimit(10);
        options.setCodePointLimit(1_000_000);
        DumperOptions dumper = new DumperOptions();
        try {
            Object loaded = new Yaml(
                            new SafeConstructor(options), new Representer(dumper), dumper, options, new TextResolver())
                    .load(yaml);
            Map<String, Object> values = new TreeMap<>();
            if (loaded instanceof Map<?, ?> map) {
                map.forEach((key, value) -> values.put(String.valueOf(key), value == null ? "" : value));
                return values;
            }
            throw new BadDocument("front matter: expected keys and values");
        } catch (YAMLException e) {
            throw new BadDocument("front matter: "
                    + String.valueOf(e.getMessage()).lines().limit(3).collect(Collectors.joining(" ")));
        }
    }

    private static DocumentKind kind(Map<String, Object> values) {
        String kind = scalar(values, "kind");
        if (kind == null) {
            throw new BadDocument("kind: missing");
        }
        return Arrays.stream(DocumentKind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new BadDocument("kind: unknown value \"" + kind + "\""));
    }

    private static boolean publish(Map<String, Object> values) {
        String publish = orElse(scalar(values, "publish"), "true");
        if (!publish.equals("true") && !publish.equals("false")) {
            throw new BadDocument("publish: neither true nor false: \"" + publish + "\"");
        }
        return publish.equals("true");
    }

    private static @Nullable LocalDate date(Map<String, Object> values, String key) {
        String text = scalar(values, key);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadDocument(key + ": not a date like 2026-01-31: \"" + text + "\"");
        }
    }

    private static @Nullable String scalar(Map<String, Object> values, String key) {
        Object value = values.get(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String)) {
            throw new BadDocument(key + ": expected one value");
        }
        String text = value.toString().strip();
        return text.isEmpty() || text.equals("null") || text.equals("~") ? null : text;
    }

    private static List<String> texts(Map<String, Object> values, String key) {
        Object value = values.get(key);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        String one = scalar(values, key);
        return one == null ? List.of() : List.of(one);
    }

    private static String orElse(@Nullable String value, String other) {
        return value == null ? other : value;
    }

    /** Recognises no numbers, dates or truth values. */
    private static final class TextResolver extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // Every plain scalar is text.
        }
    }
}
