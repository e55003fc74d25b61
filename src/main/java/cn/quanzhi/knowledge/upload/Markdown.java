package cn.quanzhi.knowledge.upload;

import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.ingest.AskedArticle;
import cn.quanzhi.knowledge.ingest.Piece;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes a version as the file from which the splitters would make the same passages again. */
final class Markdown {

    private static final int DEEPEST = 6;

    private Markdown() {}

    /** @param keys the metadata, in the words of the front matter */
    static String of(DocumentKind kind, Map<String, Object> keys, List<Piece> pieces) {
        if (kind == DocumentKind.QUESTIONS) {
            return yaml(questions(keys, pieces));
        }
        boolean articles = pieces.stream().anyMatch(piece -> piece.article() != null);
        StringBuilder text = new StringBuilder("---\n").append(yaml(keys)).append("---\n\n");
        text.append("# ").append(keys.get("title")).append("\n\n");
        List<String> above = List.of();
        for (Piece piece : pieces) {
            heads(text, kind, above, piece.path(), articles);
            above = piece.path();
            if (articles && kind != DocumentKind.STANDARD && piece.article() != null) {
                text.append(number(piece.article())).append('　');
            }
            text.append(piece.text().replace("\n", "\n\n")).append("\n\n");
        }
        return text.toString();
    }

    private static void heads(
            StringBuilder text, DocumentKind kind, List<String> above, List<String> path, boolean articles) {
        int same = 0;
        while (same < Math.min(above.size(), path.size()) && above.get(same).equals(path.get(same))) {
            same++;
        }
        boolean guide = !articles && kind != DocumentKind.STANDARD;
        // A guide's third level is text of its second: its last heading is always one of the second.
        int first = guide && path.size() > 1 ? Math.max(1, 3 - path.size()) : 2;
        for (int i = guide && path.size() != above.size() ? 0 : same; i < path.size(); i++) {
            text.append("#".repeat(Math.min(DEEPEST, first + i)))
                    .append(' ')
                    .append(path.get(i))
                    .append("\n\n");
        }
    }

    private static String number(String article) {
        String[] parts = article.split("-", 2);
        try {
            String head = "第" + cn.quanzhi.knowledge.ChineseNumerals.format(Integer.parseInt(parts[0])) + "条";
            return parts.length == 1
                    ? head
                    : head + "之" + cn.quanzhi.knowledge.ChineseNumerals.format(Integer.parseInt(parts[1]));
        } catch (IllegalArgumentException e) {
            return "第" + article + "条";
        }
    }

    /** A set of typical questions, each under the article of the law that answers it. */
    private static Map<String, Object> questions(Map<String, Object> keys, List<Piece> pieces) {
        Map<String, List<String>> articles = new LinkedHashMap<>();
        Map<String, Map<String, String>> renumbered = new TreeMap<>();
        String law = "";
        for (Piece piece : pieces) {
            String article = String.valueOf(piece.article());
            AskedArticle asked = AskedArticle.of(piece.path(), article);
            law = asked.law();
            articles.computeIfAbsent(article, key -> new java.util.ArrayList<>())
                    .add(piece.text());
            asked.elsewhere()
                    .forEach(other -> renumbered
                            .computeIfAbsent(other.version(), key -> new TreeMap<>())
                            .put(article, other.article()));
        }
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("title", law);
        file.put("version", keys.get("version"));
        if (!renumbered.isEmpty()) {
            file.put("renumbered", renumbered);
        }
        file.put("articles", articles);
        return file;
    }

    private static String yaml(Map<String, Object> keys) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(2_000);
        return new Yaml(options).dump(keys);
    }
}
