package cn.quanzhi.evaluation;

import cn.quanzhi.knowledge.Passage;
import java.util.ArrayList;
import java.util.List;

/** How early the right articles come, for a follow-up also beside what its own words would have found. */
final class RankFindings {

    static final String FOLLOW_UP = "follow-up";
    static final String STANDALONE = "standalone";
    private static final int SHOWN = 5;

    private RankFindings() {}

    static void add(Asked asked, Findings findings) {
        if (!asked.item().gold().isEmpty()) {
            Ranking ranking = asked.ranking();
            findings.put(Measure.ANY_1, ranking.anyWithin(1));
            findings.put(Measure.ANY_5, ranking.anyWithin(5));
            findings.put(Measure.ANY_10, ranking.anyWithin(10));
            findings.put(Measure.ALL_MUST, ranking.allMustsWithinTen());
            findings.put(Measure.MRR, ranking.reciprocalRank());
            findings.put(Measure.NDCG, ranking.gain());
            if (asked.item().followsUp()) {
                part(FOLLOW_UP, ranking, findings);
            }
            if (asked.standalone() != null) {
                part(STANDALONE, asked.standalone(), findings);
            }
            misses(asked, findings);
        }
        findings.put(Measure.SIMILARITY, asked.evidence().similarity());
        findings.put(Measure.COVERAGE, asked.evidence().coverage());
    }

    private static void part(String part, Ranking ranking, Findings findings) {
        findings.put(Measure.ANY_1.key(part), Value.of(ranking.anyWithin(1)));
        findings.put(Measure.ANY_5.key(part), Value.of(ranking.anyWithin(5)));
        findings.put(Measure.ANY_10.key(part), Value.of(ranking.anyWithin(10)));
        findings.put(Measure.MRR.key(part), Value.of(ranking.reciprocalRank()));
    }

    private static void misses(Asked asked, Findings findings) {
        Measure missed = !asked.ranking().anyWithin(10) ? Measure.ANY_10 : Measure.ALL_MUST;
        if (missed == Measure.ALL_MUST && asked.ranking().allMustsWithinTen()) {
            return;
        }
        List<String> wanted =
                asked.item().gold().stream().map(QuestionSet.Gold::toString).toList();
        List<String> came = new ArrayList<>();
        asked.ranking().ranked().stream().limit(SHOWN).map(Passage::citation).forEach(came::add);
        asked.ranking().ranks().stream()
                .filter(rank -> rank > SHOWN)
                .findFirst()
                .ifPresent(rank -> came.add("……应引的条文在第 " + rank + " 位"));
        findings.miss(missed.key(), "", wanted, came);
    }
}
