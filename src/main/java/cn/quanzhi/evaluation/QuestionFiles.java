package cn.quanzhi.evaluation;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A directory of question sets, one for each {@code .jsonl} file. What a row is, its fields tell: {@code question} or
 * {@code turns} is asked, {@code input} is a citation to read, {@code law} or {@code passage} an article with sentences about it.
 *
 * @param skipped by file, how many rows are none of these
 */
record QuestionFiles(
        List<QuestionSet> sets,
        Map<String, List<CitationCase>> citations,
        Map<String, List<ClaimCase>> claims,
        Map<String, Integer> skipped) {

    static QuestionFiles read(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
        QuestionFiles read = new QuestionFiles(
                new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (Path file : files) {
            read.add(file);
        }
        if (read.sets.isEmpty() && read.citations.isEmpty() && read.claims.isEmpty()) {
            throw new WrongInput(directory, "no .jsonl file with questions", null);
        }
        return read;
    }

    private void add(Path file) throws IOException {
        String name = file.getFileName().toString().replaceFirst("\\.jsonl$", "");
        List<QuestionSet.Item> items = new ArrayList<>();
        Map<String, Integer> ids = new HashMap<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Row row = Row.read(file, number, line);
            String id = row.has("id") ? row.numbered("id") : "line " + number;
            Integer first = ids.putIfAbsent(id, number);
            if (first != null) {
                throw new WrongInput(file, number, "the id " + id + " is that of line " + first, null);
            }
            items.addAll(add(name, row, id));
        }
        if (!items.isEmpty()) {
            sets.add(new QuestionSet(name, items));
        }
    }

    /** Takes the row as what it is; the questions are the caller's to keep together. */
    private List<QuestionSet.Item> add(String name, Row row, String id) {
        if (row.has("input")) {
            citations.computeIfAbsent(name, key -> new ArrayList<>()).add(CitationCase.of(row, id));
        } else if (row.has("law") || row.has("passage")) {
            claims.computeIfAbsent(name, key -> new ArrayList<>()).add(ClaimCase.of(row, id));
        } else {
            List<QuestionSet.Item> items = QuestionSet.items(row, id);
            if (items.isEmpty()) {
                skipped.merge(name, 1, Integer::sum);
            }
            return items;
        }
        return List.of();
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            // Editors on Windows begin a file with a mark that is no part of it.
            if (!lines.isEmpty() && lines.getFirst().startsWith("\uFEFF")) {
                lines.set(0, lines.getFirst().substring(1));
            }
            return lines;
        } catch (CharacterCodingException e) {
            throw new WrongInput(file, "not UTF-8", e);
        }
    }
}
