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
     */
    record Item(String id, String question, @Nullable LocalDate asOf, List<Gold> gold) {
        Item {
            gold = List.copyOf(gold);
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
                    items.add(item(row));
                }
            } catch (JacksonException | java.time.DateTimeException e) {
                throw new PermanentFailure(file + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        return new QuestionSet(file.getFileName().toString().replaceFirst("\\.jsonl$", ""), items);
    }

    private static Item item(JsonNode row) {
        List<Gold> gold = new ArrayList<>();
        for (JsonNode one : row.path("gold")) {
            gold.add(new Gold(
                    one.path("title").asString(""),
                    one.path("article").asString(""),
                    date(one.path("effectiveFrom")),
                    !one.path("role").asString("must").equals("alt")));
        }
        return new Item(row.path("id").asString("?"), row.path("question").asString(""), date(row.path("as_of")), gold);
    }

    private static @Nullable LocalDate date(JsonNode value) {
        String text = value.asString("");
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
