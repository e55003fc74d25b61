package cn.quanzhi.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article with sentences whose truth is known: its own ones shortened or paraphrased, and false ones of a kind each.
 *
 * @param article null where the passage is none
 * @param passage the text itself, where it is in the set and not in the knowledge base
 */
record ClaimCase(
        String id,
        String law,
        @Nullable String article,
        LocalDate asOf,
        @Nullable String passage,
        List<Sentence> sentences) {

    ClaimCase {
        sentences = List.copyOf(sentences);
    }

    /** @param kind shortened, paraphrased, or what is wrong with a false one */
    record Sentence(String kind, String text, boolean isTrue) {}

    static ClaimCase of(Row row, String id) {
        boolean inline = row.has("passage");
        LocalDate asOf = inline ? LocalDate.EPOCH : row.date("as_of");
        if (asOf == null) {
            throw row.wrong("as_of", "a date on which the article is in force");
        }
        return new ClaimCase(
                id,
                row.required(inline ? "title" : "law"),
                inline && !row.has("article") ? null : row.numbered("article"),
                asOf,
                row.text("passage"),
                sentences(row));
    }

    private static List<Sentence> sentences(Row row) {
        List<Sentence> sentences = new ArrayList<>();
        row.texts("shortened").forEach(text -> sentences.add(new Sentence("shortened", text, true)));
        row.texts("paraphrased").forEach(text -> sentences.add(new Sentence("paraphrased", text, true)));
        for (Row one : row.list("false")) {
            sentences.add(new Sentence(one.text("kind", "other"), one.required("text"), false));
        }
        return sentences;
    }
}
