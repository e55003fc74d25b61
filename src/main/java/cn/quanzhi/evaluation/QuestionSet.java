package cn.quanzhi.evaluation;

import cn.quanzhi.knowledge.Citations;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The questions of one file, each with the articles that answer it. */
record QuestionSet(String name, List<Item> items) {

    QuestionSet {
        items = List.copyOf(items);
    }

    /**
     * @param asOf the date whose law counts; null for today
     * @param gold the articles that answer it; empty where none does
     * @param category the kind of message as the set names it, or null
     * @param expected what the answerer should decide, or null where it is to answer
     * @param before what the same person wrote before, oldest first
     * @param standalone a follow-up in words that need no turn before them, or null
     * @param lead of the articles the sentences that answer it in one, verbatim; empty where nobody chose one
     */
    record Item(
            String id,
            String question,
            @Nullable LocalDate asOf,
            List<Gold> gold,
            @Nullable String category,
            @Nullable String expected,
            List<String> before,
            @Nullable String standalone,
            List<String> lead) {
        Item {
            gold = List.copyOf(gold);
            before = List.copyOf(before);
            lead = List.copyOf(lead);
        }

        boolean followsUp() {
            return !before.isEmpty();
        }
    }

    /**
     * @param effectiveFrom the first day of the version that counts, or null for any
     * @param must whether an answer is incomplete without it; else it may stand for another
     */
    record Gold(String title, String article, @Nullable LocalDate effectiveFrom, boolean must) {

        @Override
        public String toString() {
            return Citations.ofArticle(title, article)
                    + (effectiveFrom == null ? "" : "（" + effectiveFrom + " 起）")
                    + (must ? "" : "（可替代）");
        }
    }

    /** The questions of a row: its own, and each turn of its dialogue with what was written before. */
    static List<Item> items(Row row, String id) {
        List<Item> items = new ArrayList<>();
        if (row.has("question")) {
            items.add(item(row, row, "question", id, List.of()));
        }
        List<String> before = new ArrayList<>();
        for (Row turn : row.list("turns")) {
            items.add(item(row, turn, "user", id + "." + (before.size() + 1), before));
            before.add(turn.required("user"));
        }
        return items;
    }

    private static Item item(Row row, Row turn, String text, String id, List<String> before) {
        List<Gold> gold = new ArrayList<>();
        for (Row one : turn.list("gold")) {
            boolean must = !one.text("role", "must").equals("alt");
            gold.add(new Gold(one.required("title"), one.numbered("article"), one.date("effectiveFrom"), must));
        }
        String category = row.text("category");
        String expected = turn.text("expected_action");
        if (expected != null && !Actions.isKnown(expected)) {
            throw turn.wrong("expected_action", "an action, or start_order");
        }
        return new Item(
                id,
                turn.required(text),
                row.date("as_of"),
                gold,
                category == null ? row.text("kind") : category,
                expected,
                before,
                turn.text("standalone"),
                turn.texts("lead"));
    }
}
