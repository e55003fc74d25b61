package cn.quanzhi.evaluation;

import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import java.util.ArrayList;
import java.util.List;
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
        this.ranked = found.stream()
                .filter(passage -> !NO_RANK.contains(passage.kind()))
                .toList();
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

    /** Whether every article without which an answer is incomplete is among the first ten. */
    boolean allMustsWithinTen() {
        List<Passage> first = ranked.subList(0, Math.min(DEPTH, ranked.size()));
        return gold.stream()
                .filter(QuestionSet.Gold::must)
                .allMatch(one -> first.stream().anyMatch(passage -> is(one, passage)));
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
        double gained = ranks().stream()
                .filter(rank -> rank <= DEPTH)
                .mapToDouble(Ranking::discount)
                .sum();
        double ideal = 0;
        for (int rank = 1; rank <= Math.min(DEPTH, gold.size()); rank++) {
            ideal += discount(rank);
        }
        return ideal == 0 ? 0 : gained / ideal;
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 1.0);
    }

    private static boolean is(QuestionSet.Gold gold, Passage passage) {
        return gold.title().equals(passage.title())
                && gold.article().equals(passage.article())
                && (gold.effectiveFrom() == null || gold.effectiveFrom().equals(passage.effectiveFrom()));
    }
}
