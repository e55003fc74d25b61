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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@link Judge} learns from: of passages with true and false sentences those that nothing decides by itself. A true
 * sentence is a false one beside another passage; there is no end of these, so each counts little.
 */
final class ClaimLesson {

    private static final double ELSEWHERE = 0.3;
    /** How much a lie counts that a program made of a true sentence. */
    private static final double TWISTED = 0.5;

    private static final int LIES = 16;
    private static final int SHORTEST = 10;
    private static final int MANY = 100;
    /** How many rows further the passage stands that a row's true sentences are held beside. */
    private static final int FURTHER = 3;

    private final JsonMapper json = new JsonMapper();
    private final Embeddings embeddings;
    private final ReadStatements read = new ReadStatements();

    ClaimLesson(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    record Example(double[] evidence, Pairs pairs, boolean isTrue, double weight) {}

    /**
     * @param lines one JSON object each, as in {@code training/claims}; {@code weight} tells how much its sentences count
     * @param laws what a row's passage is that names an article instead; rows whose article isn't there are left out
     */
    List<Example> examples(List<String> lines, Map<String, String> laws) {
        List<JsonNode> rows = lines.stream()
                .map(json::readTree)
                .map(row -> passaged(row, laws))
                .filter(row -> row.has("passage"))
                .toList();
        return IntStream.range(0, rows.size())
                .parallel()
                .mapToObj(i -> examples(rows.get(i), rows.get((i + FURTHER) % rows.size())))
                .flatMap(List::stream)
                .toList();
    }

    private List<Example> examples(JsonNode row, JsonNode elsewhere) {
        List<Example> examples = new ArrayList<>();
        double weight = row.path("weight").asDouble(1);
        learn(row, row, (evidence, pairs, isTrue) -> examples.add(new Example(evidence, pairs, isTrue, weight)));
        twist(row, (evidence, pairs, isTrue) -> examples.add(new Example(evidence, pairs, false, weight * TWISTED)));
        if (!elsewhere.path("title").equals(row.path("title"))) {
            learn(
                    row,
                    elsewhere,
                    (evidence, pairs, isTrue) -> examples.add(new Example(evidence, pairs, false, weight * ELSEWHERE)));
        }
        return examples;
    }

    private interface Learner {
        void take(double[] evidence, Pairs pairs, boolean isTrue);
    }

    private static JsonNode passaged(JsonNode row, Map<String, String> laws) {
        String text = laws.get(key(
                row.path("law").asString(""),
                row.path("version").asString(""),
                row.path("article").asString("")));
        if (row.has("passage") || text == null) {
            return row;
        }
        ObjectNode passaged = (ObjectNode) row.deepCopy();
        passaged.put("title", row.path("law").asString(""));
        passaged.put("passage", text);
        return passaged;
    }

    static String key(String law, String version, String article) {
        return law + " " + version + " " + article;
    }

    /** The sentences of a row beside the passage of the same, or of another. */
    private void learn(JsonNode row, JsonNode other, Learner learned) {
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

    /**
     * What becomes false of the passage's own sentences, of its cases, of sentences that only leave something out, and one lie
     * of each that is worded freely.
     */
    private void twist(JsonNode row, Learner learned) {
        Source source = source(row);
        String title = source.passage().title();
        ReferenceGrammar grammar = new ReferenceGrammar(Map.of(title, title));
        List<String> sentences = new ArrayList<>(Sentences.of(source.passage().text()));
        row.path("shortened").forEach(text -> sentences.add(text.asString()));
        List<String> lies = new ArrayList<>(Twists.crossed(source.passage().text()));
        bare(sentences).forEach(sentence -> lies.addAll(Twists.of(sentence)));
        List<String> free = new ArrayList<>();
        row.path("paraphrased").forEach(text -> free.add(text.asString()));
        bare(free).forEach(sentence -> {
            List<String> twists = Twists.of(sentence);
            if (!twists.isEmpty()) {
                lies.add(twists.get(Math.floorMod(sentence.hashCode(), twists.size())));
            }
        });
        spread(lies).forEach(lie -> judge(lie, source, grammar, false, learned));
    }

    /** A long article gives no more lies than several short ones: some of each part of it. */
    private static List<String> spread(List<String> lies) {
        return lies.size() <= LIES
                ? lies
                : IntStream.range(0, LIES)
                        .mapToObj(i -> lies.get(i * lies.size() / LIES))
                        .toList();
    }

    private static Stream<String> bare(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> sentence.replaceFirst("[。；;]\\s*$", "").strip())
                .filter(sentence -> sentence.length() >= SHORTEST);
    }

    private void judge(String text, Source source, ReferenceGrammar grammar, boolean isTrue, Learner learned) {
        ClaimVerifier.Weigher learner = (evidence, pairs) -> {
            learned.take(evidence, pairs, isTrue);
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
