package cn.quanzhi.evaluation;

import cn.quanzhi.answering.Claim.Verdict;
import cn.quanzhi.answering.citation.ClaimVerifier;
import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.knowledge.Titles;
import cn.quanzhi.retrieval.Retriever;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the claim verifier on sentences whose truth is known: an article's own ones, shortened and paraphrased ones, and
 * false ones of a kind each. A row names the article by {@code law}, {@code article} and a day on which it was in force.
 */
@Component
class ClaimChecks {

    static final String FILE = "claims.jsonl";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SITE = "demo";
    private static final int SHORTEST = 12;
    private static final int SHOWN = 3;

    private final Retriever retriever;
    private final Titles titles;

    ClaimChecks(Retriever retriever, Titles titles) {
        this.retriever = retriever;
        this.titles = titles;
    }

    /** For each kind of sentence how often it was judged rightly: true ones supported, false ones not. */
    Map<String, Figure> run(Path file) throws IOException {
        Map<String, List<Double>> right = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                check(JSON.readTree(line), right);
            }
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        right.forEach((kind, values) -> figures.put(kind, Figure.of(values)));
        return figures;
    }

    private void check(JsonNode row, Map<String, List<Double>> right) {
        String law = row.path("law").asString();
        String article = row.path("article").asString();
        LocalDate asOf = LocalDate.parse(row.path("as_of").asString());
        Retriever.Evidence evidence = retriever.retrieve(new Retriever.Query(
                SITE, "《" + law + "》第" + article.replaceFirst("-.*", "") + "条", asOf, Set.of(), SHOWN));
        Optional<Retriever.Found> found = evidence.items().stream()
                .filter(item -> item.passage().title().equals(law)
                        && article.equals(item.passage().article()))
                .findFirst();
        if (found.isEmpty()) {
            return;
        }
        Source source = new Source(1, found.get().passage(), found.get().validity());
        ClaimVerifier verifier = new ClaimVerifier(titles.grammar(SITE));
        for (String sentence : found.get().passage().text().split("(?<=[。；])|\n")) {
            if (sentence.strip().length() >= SHORTEST) {
                add(right, "verbatim", verifier, source, sentence.strip(), true);
            }
        }
        row.path("shortened").forEach(text -> add(right, "shortened", verifier, source, text.asString(), true));
        row.path("paraphrased").forEach(text -> add(right, "paraphrased", verifier, source, text.asString(), true));
        for (JsonNode one : row.path("false")) {
            String text = one.path("text").asString();
            add(right, "false", verifier, source, text, false);
            add(right, "false:" + one.path("kind").asString(), verifier, source, text, false);
        }
    }

    private static void add(
            Map<String, List<Double>> right,
            String kind,
            ClaimVerifier verifier,
            Source source,
            String sentence,
            boolean isTrue) {
        boolean supported = verifier.judge(sentence, List.of(source), "") == Verdict.SUPPORTED;
        right.computeIfAbsent(kind, first -> new ArrayList<>()).add(supported == isTrue ? 1.0 : 0.0);
        if (supported != isTrue && System.getenv("QUANZHI_EVALUATION_SHOW") != null) {
            System.out.println(kind + " misjudged: " + sentence);
        }
    }
}
