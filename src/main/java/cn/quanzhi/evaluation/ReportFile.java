package cn.quanzhi.evaluation;

import cn.quanzhi.answering.Answer.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as {@code report.json}: every question's values, so that a later run can be compared with it question by question.
 */
final class ReportFile {

    static final String NAME = "report.json";
    private static final int FORMAT = 2;
    private static final JsonMapper JSON = new JsonMapper();

    private ReportFile() {}

    static void write(Path file, Run run) throws IOException {
        List<Map<String, Object>> sets = new ArrayList<>();
        for (Result result : run.results()) {
            Map<String, Object> set = new LinkedHashMap<>();
            set.put("set", result.set());
            set.put("figures", result.figures());
            set.put("samples", result.samples().stream().map(ReportFile::sample).toList());
            sets.add(set);
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("format", FORMAT);
        report.put("at", run.at().toString());
        report.put("composer", run.composer());
        report.put("skipped", run.skipped());
        report.put("sets", sets);
        replace(file, JSON.writeValueAsString(report));
    }

    /** Whoever ends a run in the middle keeps the whole file of the one before. */
    static void replace(Path file, String text) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(written, text);
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Map<String, Object> sample(Sample sample) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", sample.id());
        map.put("text", sample.text());
        Map<String, List<Double>> values = new LinkedHashMap<>();
        sample.values().forEach((key, value) -> values.put(key, List.of(value.sum(), value.of())));
        map.put("values", values);
        map.put("ranks", sample.ranks());
        Decision decision = sample.decision();
        if (decision != null) {
            map.put("decision", decision);
        }
        map.put("misses", sample.misses());
        return map;
    }

    /** @throws WrongInput where it isn't a report of this form */
    static Run read(Path file) throws IOException {
        try {
            JsonNode report = JSON.readTree(Files.readString(file));
            if (report.path("format").asInt(0) != FORMAT) {
                throw new WrongInput(file, "no report of this version of the evaluation", null);
            }
            List<Result> results = new ArrayList<>();
            for (JsonNode set : report.path("sets")) {
                List<Sample> samples = new ArrayList<>();
                set.path("samples").forEach(one -> samples.add(sample(one)));
                results.add(new Result(set.path("set").asString(), samples));
            }
            return new Run(
                    Instant.parse(report.path("at").asString()),
                    report.path("composer").asString(""),
                    results,
                    Map.of());
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new WrongInput(file, "no report of an evaluation: " + e.getMessage(), e);
        }
    }

    private static Sample sample(JsonNode node) {
        Map<String, Value> values = new LinkedHashMap<>();
        node.path("values").forEachEntry((key, value) -> {
            if (Measure.isKnown(key)) {
                values.put(
                        key, new Value(value.path(0).asDouble(), value.path(1).asDouble()));
            }
        });
        List<Integer> ranks = new ArrayList<>();
        node.path("ranks").forEach(rank -> ranks.add(rank.asInt()));
        return new Sample(
                node.path("id").asString(),
                node.path("text").asString(),
                values,
                ranks,
                decision(node.path("decision")),
                List.of());
    }

    private static @Nullable Decision decision(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        Set<Action> right = EnumSet.noneOf(Action.class);
        node.path("right").forEach(action -> right.add(Action.valueOf(action.asString())));
        return new Decision(
                node.path("category").asString(),
                Action.valueOf(node.path("expected").asString()),
                right,
                Action.valueOf(node.path("action").asString()),
                node.path("probability").asDouble());
    }
}
