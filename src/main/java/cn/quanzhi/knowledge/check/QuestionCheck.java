package cn.quanzhi.knowledge.check;

import cn.quanzhi.knowledge.ingest.AskedArticle;
import cn.quanzhi.knowledge.ingest.BadDocument;
import cn.quanzhi.knowledge.ingest.Piece;
import cn.quanzhi.knowledge.ingest.TypicalQuestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Typical questions: whether their articles exist, how many an article has, how long they are, and whether two are nearly
 * the same, by the Jaccard index of their character trigrams (Broder 1997).
 */
final class QuestionCheck {

    static final double NEARLY_THE_SAME = 0.6;
    private static final int MOST_OF_AN_ARTICLE = 6;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 80;

    private final KnownLaws laws;
    private final List<Asked> all = new ArrayList<>();

    QuestionCheck(KnownLaws laws) {
        this.laws = laws;
    }

    private record Asked(String file, String text, Set<String> trigrams) {}

    List<Finding> check(String file, String yaml) {
        List<Finding> findings = new ArrayList<>();
        try {
            TypicalQuestions.Parsed questions = TypicalQuestions.parse(yaml);
            Map<String, Integer> counts = new HashMap<>();
            for (Piece piece : questions.pieces()) {
                counts.merge(String.valueOf(piece.article()), 1, Integer::sum);
                String text = piece.text();
                if (text.length() < SHORTEST || text.length() > LONGEST) {
                    findings.add(Finding.error(file, "a question of " + text.length() + " characters: " + text));
                }
                all.add(new Asked(file, text, trigrams(text)));
            }
            AskedArticle first = asked(questions.pieces().getFirst());
            String title = first.law();
            String version = first.version();
            if (laws.has(title) && !laws.has(title, version)) {
                findings.add(Finding.error(file, "no version " + version + " of " + title + " is at hand"));
            }
            counts.forEach((article, count) -> article(findings, file, title, version, article, count));
            questions.pieces().forEach(piece -> renumbered(findings, file, asked(piece)));
        } catch (BadDocument e) {
            findings.add(Finding.error(file, String.valueOf(e.getMessage())));
        }
        return findings;
    }

    private void article(List<Finding> findings, String file, String title, String version, String article, int count) {
        if (count > MOST_OF_AN_ARTICLE) {
            findings.add(Finding.error(file, "article " + article + " has " + count + " questions"));
        }
        if (laws.has(title, version) && !laws.has(title, version, article)) {
            findings.add(Finding.error(file, title + " has no article " + article));
        }
    }

    private static AskedArticle asked(Piece piece) {
        return AskedArticle.of(piece.path(), String.valueOf(piece.article()));
    }

    private void renumbered(List<Finding> findings, String file, AskedArticle asked) {
        for (AskedArticle.Elsewhere other : asked.elsewhere()) {
            if (laws.has(asked.law(), other.version()) && !laws.has(asked.law(), other.version(), other.article())) {
                findings.add(
                        Finding.error(file, "renumbered: no article " + other.article() + " in " + other.version()));
            }
        }
    }

    int count() {
        return all.size();
    }

    /** The pairs, over all files, that say nearly the same. */
    List<Finding> alike() {
        Map<String, List<Integer>> places = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Asked asked = all.get(i);
            Map<Integer, Integer> common = new HashMap<>();
            for (String trigram : asked.trigrams()) {
                for (int other : places.getOrDefault(trigram, List.of())) {
                    common.merge(other, 1, Integer::sum);
                }
                places.computeIfAbsent(trigram, unseen -> new ArrayList<>()).add(i);
            }
            common.forEach((other, shared) -> {
                Asked before = all.get(other);
                double jaccard = (double) shared
                        / (asked.trigrams().size() + before.trigrams().size() - shared);
                if (jaccard >= NEARLY_THE_SAME) {
                    findings.add(
                            Finding.error(asked.file(), "nearly the same: " + asked.text() + " | " + before.text()));
                }
            });
        }
        return findings;
    }

    private static Set<String> trigrams(String text) {
        String plain = text.replaceAll("[^\\p{L}\\p{N}]", "");
        Set<String> trigrams = new HashSet<>();
        for (int i = 3; i <= plain.length(); i++) {
            trigrams.add(plain.substring(i - 3, i));
        }
        return trigrams;
    }
}
