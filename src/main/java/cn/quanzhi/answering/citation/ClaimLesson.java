package cn.quanzhi.answering.citation;

import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.knowledge.Validity;
import cn.quanzhi.model.Embeddings;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@link Judge} learns from: of passages with true and false sentences those that the checks leave open. A true
 * sentence is a false one beside another passage; there is no end of these, so each counts little.
 */
final class ClaimLesson {

    private static final double ELSEWHERE = 0.3;
    private static final int MANY = 100;
    private static final List<Integer> OTHERS = List.of(3, 11, 19);

    private final JsonMapper json = new JsonMapper();
    private final Embeddings embeddings;
    private final ReadStatements read = new ReadStatements();

    ClaimLesson(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    record Example(double[] evidence, boolean isTrue, double weight) {}

    /** @param lines one JSON object each, as in {@code training/claims} */
    List<Example> examples(List<String> lines) {
        List<Example> examples = new ArrayList<>();
        List<JsonNode> rows = lines.stream().map(json::readTree).toList();
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.get(i);
            learn(row, row, (evidence, isTrue) -> examples.add(new Example(evidence, isTrue, 1)));
            for (int other : OTHERS) {
                JsonNode elsewhere = rows.get((i + other) % rows.size());
                if (!elsewhere.path("title").equals(row.path("title"))) {
                    learn(row, elsewhere, (evidence, isTrue) -> examples.add(new Example(evidence, false, ELSEWHERE)));
                }
            }
        }
        return examples;
    }

    /** The sentences of a row beside the passage of the same, or of another. */
    private void learn(JsonNode row, JsonNode other, BiConsumer<double[], Boolean> learned) {
        Source source = source(other);
        String title = source.passage().title();
        ReferenceGrammar grammar = new ReferenceGrammar(Map.of(title, title));
        for (String kind : List.of("shortened", "paraphrased")) {
            row.path(kind).forEach(text -> judge(text.asString(), source, grammar, true, learned));
        }
        if (row == other) {
            row.path("false").forEach(one -> judge(one.path("text").asString(""), source, grammar, false, learned));
        }
    }

    private void judge(
            String text,
            Source source,
            ReferenceGrammar grammar,
            boolean isTrue,
            BiConsumer<double[], Boolean> learned) {
        Predicate<double[]> learner = evidence -> {
            learned.accept(evidence, isTrue);
            return false;
        };
        Likeness likeness = new ClaimVerifiers.Embedded(embeddings, read, MANY);
        ClaimVerifier verifier = new ClaimVerifier(grammar, likeness, learner, new CitedTexts());
        verifier.judge(text, List.of(source), "");
    }

    static Source source(JsonNode row) {
        String title = row.path("title").asString("");
        String article = row.path("article").asString("");
        UUID id = UUID.nameUUIDFromBytes(row.path("id").asString("").getBytes(StandardCharsets.UTF_8));
        Passage passage = new Passage(
                id,
                id,
                id,
                "",
                article.isEmpty() ? DocumentKind.GUIDE : DocumentKind.DEPARTMENT_RULE,
                title,
                null,
                "",
                "",
                "《" + title + "》" + (article.isEmpty() ? "" : "第" + article + "条"),
                article.isEmpty() ? null : article,
                List.of(),
                row.path("passage").asString(""),
                "",
                0,
                LocalDate.EPOCH,
                null);
        return new Source(1, passage, new Validity(Validity.Status.IN_FORCE, LocalDate.EPOCH, null, null, null));
    }
}
