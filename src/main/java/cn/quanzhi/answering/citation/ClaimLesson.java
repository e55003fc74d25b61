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
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@link Judge} learns from: of passages with true and false sentences those that nothing decides by itself. A true
 * sentence is a false one beside another passage; there is no end of these, so each counts little. What the likest articles of
 * the laws say is false too ({@link Neighbours}).
 */
final class ClaimLesson {

    private static final double ELSEWHERE = 0.3;
    /** How much a sentence counts that the likest articles say. */
    private static final double FOREIGN = 0.7;

    /** How much a lie counts that a program made of a true sentence. */
    private static final double TWISTED = 0.5;

    private static final Pattern END = Pattern.compile("[。；;]\\s*$");
    private static final int LIES = 12;
    private static final int SHORTEST = 10;
    private static final int MANY = 100;
    /** How many rows further the passage stands that a row's true sentences are held beside. */
    private static final int FURTHER = 3;

    private final JsonMapper json = new JsonMapper();
    private final Embeddings embeddings;

    ClaimLesson(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    record Example(double[] evidence, KeptPairs pairs, boolean isTrue, double weight) {}

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
        Neighbours neighbours = new Neighbours(laws.values());
        return IntStream.range(0, rows.size())
                .parallel()
                .mapToObj(i -> examples(rows.get(i), rows.get((i + FURTHER) % rows.size()), neighbours))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Example> gathered(double weight, Consumer<Learner> lesson) {
        List<Example> examples = new ArrayList<>();
        lesson.accept((evidence, pairs, isTrue) -> examples.add(new Example(evidence, pairs, isTrue, weight)));
        return examples;
    }

    private List<Example> examples(JsonNode row, JsonNode elsewhere, Neighbours neighbours) {
        double weight = row.path("weight").asDouble(1);
        Against own = against(row);
        List<Example> examples = new ArrayList<>(gathered(weight, learner -> {
            truths(row).forEach(text -> judge(text, own, true, learner));
            row.path("false").forEach(one -> judge(one.path("text").asString(""), own, false, learner));
        }));
        examples.addAll(gathered(
                weight * TWISTED, learner -> twists(row, own).forEach(lie -> judge(lie, own, false, learner))));
        examples.addAll(gathered(
                weight * FOREIGN,
                learner -> neighbours
                        .foreignTo(own.source().passage().text())
                        .forEach(text -> judge(END.matcher(text).replaceFirst(""), own, false, learner))));
        if (!elsewhere.path("title").equals(row.path("title"))) {
            Against other = against(elsewhere);
            examples.addAll(gathered(
                    weight * ELSEWHERE, learner -> truths(row).forEach(text -> judge(text, other, false, learner))));
        }
        return examples;
    }

    /**
     * What a row's sentences are held beside. The statements read are its own: the embedding model's numbers depend a little on
     * what is embedded together, and a lesson must not depend on which thread was first.
     */
    private record Against(Source source, ReferenceGrammar grammar, ReadStatements read, KeptPairs.Keeper keeper) {}

    private static Against against(JsonNode row) {
        Source source = source(row);
        String title = source.passage().title();
        return new Against(
                source, new ReferenceGrammar(Map.of(title, title)), new ReadStatements(), new KeptPairs.Keeper());
    }

    private static List<String> truths(JsonNode row) {
        List<String> truths = new ArrayList<>();
        for (String kind : List.of("shortened", "paraphrased")) {
            row.path(kind).forEach(text -> truths.add(text.asString()));
        }
        return truths;
    }

    private interface Learner {
        void take(double[] evidence, KeptPairs pairs, boolean isTrue);
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

    /**
     * What becomes false of the passage's own sentences, of its cases, of sentences that only leave something out, and one lie
     * of each that is worded freely.
     */
    private static List<String> twists(JsonNode row, Against own) {
        String passage = own.source().passage().text();
        List<String> sentences = new ArrayList<>(Sentences.of(passage));
        row.path("shortened").forEach(text -> sentences.add(text.asString()));
        List<String> lies = new ArrayList<>(Twists.crossed(passage));
        bare(sentences).forEach(sentence -> lies.addAll(twists(sentence, passage)));
        List<String> free = new ArrayList<>();
        row.path("paraphrased").forEach(text -> free.add(text.asString()));
        bare(free).forEach(sentence -> {
            List<String> twists = twists(sentence, passage);
            lies.add(twists.get(Math.floorMod(sentence.hashCode(), twists.size())));
        });
        return spread(lies);
    }

    private static List<String> twists(String sentence, String passage) {
        return Stream.concat(Twists.of(sentence).stream(), WordSwaps.of(sentence, passage).stream())
                .toList();
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
                .map(sentence -> END.matcher(sentence).replaceFirst("").strip())
                .filter(sentence -> sentence.length() >= SHORTEST);
    }

    private void judge(String text, Against against, boolean isTrue, Learner learned) {
        ClaimVerifier.Weigher learner = (evidence, pairs, standing) -> {
            learned.take(evidence, against.keeper().keep(pairs), isTrue);
            return false;
        };
        Likeness likeness = new ClaimVerifiers.Embedded(embeddings, against.read(), MANY);
        ClaimVerifier verifier = new ClaimVerifier(against.grammar(), likeness, learner, new CitedTexts());
        verifier.judge(text, List.of(against.source()), "");
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
