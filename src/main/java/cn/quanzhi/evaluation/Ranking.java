package cn.quanzhi.evaluation;

import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where the articles that answer a question stand among those that were found. Guides and answered questions between them
 * take no rank: they help, and are not what is looked for.
 */
final class Ranking {

    private static final Set<DocumentKind> NO_RANK = Set.of(DocumentKind.GUIDE, DocumentKind.FAQ, DocumentKind.CASE);
    private static final int DEPTH = 10;

    private final List<QuestionSet.Gold> gold;
    private final List<Passage> ranked;

    Ranking(List<QuestionSet.Gold> gold, List<Passage> found) {
        this.gold = List.copyOf(gold);
        this.ranked = found.stream().filter(Ranking::takesRank).toList();
    }

    static boolean takesRank(Passage passage) {
        return !NO_RANK.contains(passage.kind());
    }

    /** The ranks from 1 at which any right article stands. */
    List<Integer> ranks() {
        List<Integer> ranks = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            Passage passage = ranked.get(i);
            if (gold.stream().anyMatch(one -> is(one, passage))) {
                ranks.add(i + 1);
            }
        }
        return ranks;
    }

    boolean anyWithin(int depth) {
        return ranks().stream().anyMatch(rank -> rank <= depth);
    }

    /** Whether every article without which an answer is incomplete is among the first ten; any, where each will do. */
    boolean allMustsWithinTen() {
        if (gold.stream().noneMatch(QuestionSet.Gold::must)) {
            return anyWithin(DEPTH);
        }
        return gold.stream().filter(QuestionSet.Gold::must).allMatch(one -> rank(one) <= DEPTH);
    }

    double reciprocalRank() {
        return ranks().stream()
                .findFirst()
                .filter(rank -> rank <= DEPTH)
                .map(rank -> 1.0 / rank)
                .orElse(0.0);
    }

    /** Normalised discounted cumulative gain over the first ten (Järvelin and Kekäläinen 2002), gains 1 and 0. */
    double gain() {
        // A long article is found in several pieces, and is gained once.
        double gained = gold.stream()
                .mapToInt(this::rank)
                .filter(rank -> rank <= DEPTH)
                .distinct()
                .mapToDouble(Ranking::discount)
                .sum();
        double ideal = 0;
        for (int rank = 1; rank <= Math.min(DEPTH, gold.size()); rank++) {
            ideal += discount(rank);
        }
        return ideal == 0 ? 0 : gained / ideal;
    }

    /** The first rank at which this article stands, a very large one where it doesn't. */
    private int rank(QuestionSet.Gold one) {
        for (int i = 0; i < ranked.size(); i++) {
            if (is(one, ranked.get(i))) {
                return i + 1;
            }
        }
        return Integer.MAX_VALUE;
    }

    /**
     * Whether of a law that answers the question the right version comes first; nothing where no version counts or none of
     * the law is among the first ten.
     */
    Optional<Boolean> rightVersionFirst() {
        List<QuestionSet.Gold> dated =
                gold.stream().filter(one -> one.effectiveFrom() != null).toList();
        return ranked.stream()
                .limit(DEPTH)
                .filter(passage -> dated.stream().anyMatch(one -> one.title().equals(passage.title())))
                .findFirst()
                .map(passage -> dated.stream()
                        .anyMatch(one -> one.title().equals(passage.title())
                                && Objects.equals(one.effectiveFrom(), passage.effectiveFrom())));
    }

    /** The passage of the first right article, wherever it stands. */
    Optional<Passage> firstRight() {
        return ranked.stream()
                .filter(passage -> gold.stream().anyMatch(one -> is(one, passage)))
                .findFirst();
    }

    List<Passage> ranked() {
        return ranked;
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 1.0);
    }

    static boolean is(QuestionSet.Gold gold, Passage passage) {
        return gold.title().equals(passage.title())
                && gold.article().equals(passage.article())
                && (gold.effectiveFrom() == null || gold.effectiveFrom().equals(passage.effectiveFrom()));
    }
}
