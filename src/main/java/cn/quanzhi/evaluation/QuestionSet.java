package cn.quanzhi.evaluation;

import cn.quanzhi.kernel.PermanentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The questions of one file, each with the articles that answer it. */
record QuestionSet(String name, List<Item> items) {

    private static final JsonMapper JSON = new JsonMapper();

    QuestionSet {
        items = List.copyOf(items);
    }

    /**
     * @param asOf the date whose law counts; null for today
     * @param gold the articles that answer it; empty where none does
     * @param category the kind of message as the set names it, or null
     * @param expected what the answerer should decide, or null where it is to answer
     * @param before what the same person wrote before, oldest first
     */
    record Item(
            String id,
            String question,
            @Nullable LocalDate asOf,
            List<Gold> gold,
            @Nullable String category,
            @Nullable String expected,
            List<String> before) {
        Item {
            gold = List.copyOf(gold);
            before = List.copyOf(before);
        }
    }

    /**
     * @param effectiveFrom the first day of the version that counts, or null for any
     * @param must whether an answer is incomplete without it; else it may stand for another
     */
    record Gold(String title, String article, @Nullable LocalDate effectiveFrom, boolean must) {}

    /** The sets of a directory, one for each {@code .jsonl} file, by name; rows without a question are left out. */
    static List<QuestionSet> readAll(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
        List<QuestionSet> sets = new ArrayList<>();
        for (Path file : files) {
            QuestionSet set = read(file);
            if (!set.items().isEmpty()) {
                sets.add(set);
            }
        }
        return sets;
    }

    static QuestionSet read(Path file) throws IOException {
        List<Item> items = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                JsonNode row = JSON.readTree(line);
                if (row.hasNonNull("question")) {
                    items.add(item(row, row, "question", row.path("id").asString("?"), List.of()));
                }
                items.addAll(turns(row));
            } catch (JacksonException | java.time.DateTimeException e) {
                throw new PermanentFailure(file + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        return new QuestionSet(file.getFileName().toString().replaceFirst("\\.jsonl$", ""), items);
    }

    /** A dialogue's turns, each with what was written before. */
    private static List<Item> turns(JsonNode row) {
        List<Item> items = new ArrayList<>();
        List<String> before = new ArrayList<>();
        for (JsonNode turn : row.path("turns")) {
            String id = row.path("id").asString("?") + "." + (before.size() + 1);
            items.add(item(row, turn, "user", id, before));
            before.add(turn.path("user").asString(""));
        }
        return items;
    }

    private static Item item(JsonNode row, JsonNode turn, String text, String id, List<String> before) {
        List<Gold> gold = new ArrayList<>();
        for (JsonNode one : turn.path("gold")) {
            gold.add(new Gold(
                    one.path("title").asString(""),
                    one.path("article").asString(""),
                    date(one.path("effectiveFrom")),
                    !one.path("role").asString("must").equals("alt")));
        }
        return new Item(
                id,
                turn.path(text).asString(""),
                date(row.path("as_of")),
                gold,
                word(row.path("category").isString() ? row.path("category") : row.path("kind")),
                word(turn.path("expected_action")),
                before);
    }

    private static @Nullable String word(JsonNode value) {
        return value.isString() ? value.asString() : null;
    }

    private static @Nullable LocalDate date(JsonNode value) {
        String text = value.asString("");
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
