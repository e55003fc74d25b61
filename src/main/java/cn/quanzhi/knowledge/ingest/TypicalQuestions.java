package cn.quanzhi.knowledge.ingest;

import cn.quanzhi.knowledge.DocumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a file of the questions that owners really ask about one law, each under the article that answers it. They lead to
 * that article and are never a source themselves.
 */
public final class TypicalQuestions {

    private static final String NAME = "典型问法：";
    private static final Set<String> KEYS = Set.of("title", "version", "articles", "renumbered", "site");

    private TypicalQuestions() {}

    /** The head of the set and its questions; a question's path is that of its {@link AskedArticle}. */
    public record Parsed(FrontMatter frontMatter, List<Piece> pieces) {
        public Parsed {
            pieces = List.copyOf(pieces);
        }
    }

    /** How the document of a law's typical questions is called. */
    public static String documentOf(String law) {
        return NAME + law;
    }

    public static Parsed parse(String yaml) {
        Map<String, Object> values = FrontMatter.load(yaml);
        values.keySet().stream().filter(key -> !KEYS.contains(key)).findFirst().ifPresent(key -> {
            throw new BadDocument(key + ": unknown key");
        });
        String title = required(values, "title");
        String version = required(values, "version");
        Map<String, Map<String, Object>> renumbered = new TreeMap<>();
        map(values, "renumbered").forEach((label, table) -> renumbered.put(label, map(table, "renumbered." + label)));
        List<Piece> pieces = new ArrayList<>();
        map(values, "articles").forEach((article, questions) -> {
            List<AskedArticle.Elsewhere> elsewhere = new ArrayList<>();
            renumbered.forEach((label, table) -> {
                if (table.get(article) instanceof String other) {
                    elsewhere.add(new AskedArticle.Elsewhere(label, other));
                }
            });
            List<String> path = new AskedArticle(title, version, article, elsewhere).path();
            texts(questions, article).forEach(question -> pieces.add(new Piece(article, path, question)));
        });
        String site = values.get("site") instanceof String named && !named.isBlank() ? named : null;
        FrontMatter matter = new FrontMatter(
                DocumentKind.QUESTIONS,
                documentOf(title),
                null,
                version,
                "全国",
                null,
                null,
                List.of(),
                null,
                site,
                true,
                Map.of("title", documentOf(title), "version", version));
        return new Parsed(matter, pieces);
    }

    private static String required(Map<String, Object> values, String key) {
        if (values.get(key) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw new BadDocument(key + ": missing");
    }

    private static Map<String, Object> map(Map<String, Object> values, String key) {
        return map(values.get(key), key);
    }

    private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object value, String key) {
        Map<String, Object> map = new TreeMap<>();
        if (value instanceof Map<?, ?> found) {
            found.forEach((name, one) -> map.put(String.valueOf(name), one == null ? "" : one));
        } else if (value != null) {
            throw new BadDocument(key + ": expected keys and values");
        }
        return map;
    }

    private static List<String> texts(Object value, String article) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw new BadDocument("articles." + article + ": expected a list of questions");
        }
        List<String> texts = new ArrayList<>();
        for (Object one : list) {
            if (!(one instanceof String text) || text.isBlank()) {
                throw new BadDocument("articles." + article + ": a question is not a text: " + one);
            }
            texts.add(text.strip());
        }
        return texts;
    }
}
