package cn.quanzhi.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A citation as somebody types it, and what it means.
 *
 * @param articles the articles in digits, in their order; empty where only the law is named, or for a standard
 * @param standard the standard's canonical number, or null for a law
 */
record CitationCase(
        String id,
        String input,
        @Nullable String title,
        List<String> articles,
        @Nullable Integer paragraph,
        @Nullable Integer item,
        @Nullable String standard) {

    CitationCase {
        articles = List.copyOf(articles);
    }

    static CitationCase of(Row row, String id) {
        String input = row.required("input");
        Row expected = row.object("expected");
        return switch (expected.required("kind")) {
            case "standard" -> new CitationCase(id, input, null, List.of(), null, null, expected.required("canonical"));
            case "law" ->
                new CitationCase(
                        id,
                        input,
                        expected.required("title"),
                        articles(expected),
                        expected.number("paragraph"),
                        expected.number("item"),
                        null);
            default -> throw expected.wrong("kind", "\"law\" or \"standard\"");
        };
    }

    /** One number, or a list where several articles are named in one breath. */
    private static List<String> articles(Row expected) {
        JsonNode node = expected.node().path("article");
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            return List.of(expected.numbered("article"));
        }
        List<String> articles = new ArrayList<>();
        for (JsonNode one : node) {
            if (!one.isString() && !one.isIntegralNumber()) {
                throw expected.wrong("article", "a number or a list of numbers");
            }
            articles.add(one.asString());
        }
        return articles;
    }

    /** The canonical form of what is meant, an entry for each article. */
    List<String> wanted() {
        if (standard != null) {
            return List.of(standard);
        }
        if (articles.isEmpty()) {
            return List.of(law(title, null, paragraph, item));
        }
        return articles.stream()
                .map(article -> law(title, article, paragraph, item))
                .toList();
    }

    static String law(
            @Nullable String title, @Nullable String article, @Nullable Integer paragraph, @Nullable Integer item) {
        return "《" + (title == null ? "" : title) + "》"
                + (article == null ? "" : " " + article + " 条")
                + (paragraph == null ? "" : " " + paragraph + " 款")
                + (item == null ? "" : " " + item + " 项");
    }
}
