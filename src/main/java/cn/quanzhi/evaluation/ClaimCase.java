package cn.quanzhi.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** An article with sentences whose truth is known: its own ones shortened or paraphrased, and false ones of a kind each. */
record ClaimCase(String id, String law, String article, LocalDate asOf, List<Sentence> sentences) {

    ClaimCase {
        sentences = List.copyOf(sentences);
    }

    /** @param kind shortened, paraphrased, or what is wrong with a false one */
    record Sentence(String kind, String text, boolean isTrue) {}

    static ClaimCase of(Row row, String id) {
        LocalDate asOf = row.date("as_of");
        if (asOf == null) {
            throw row.wrong("as_of", "a date on which the article is in force");
        }
        List<Sentence> sentences = new ArrayList<>();
        row.texts("shortened").forEach(text -> sentences.add(new Sentence("shortened", text, true)));
        row.texts("paraphrased").forEach(text -> sentences.add(new Sentence("paraphrased", text, true)));
        for (Row one : row.list("false")) {
            sentences.add(new Sentence(one.text("kind", "other"), one.required("text"), false));
        }
        return new ClaimCase(id, row.required("law"), row.numbered("article"), asOf, sentences);
    }
}
