package cn.quanzhi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final LocalDate FROM = LocalDate.of(2018, 1, 1);

    private static Passage passage(DocumentKind kind, String title, @Nullable String article) {
        return new Passage(
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 3),
                "shared",
                kind,
                title,
                null,
                "",
                "全国",
                title,
                article,
                List.of(),
                "text",
                "hash",
                0,
                FROM,
                null);
    }

    private static Passage law(String article) {
        return passage(DocumentKind.LAW, "甲法", article);
    }

    private static QuestionSet.Gold must(String article) {
        return new QuestionSet.Gold("甲法", article, FROM, true);
    }

    private static Ranking ranking(List<QuestionSet.Gold> gold, Passage... found) {
        return new Ranking(gold, Arrays.asList(found));
    }

    @Test
    void aGuideBetweenTheArticlesTakesNoRank() {
        Ranking ranking = ranking(List.of(must("2")), passage(DocumentKind.GUIDE, "指南", null), law("1"), law("2"));
        assertThat(ranking.ranks()).containsExactly(2);
        assertThat(ranking.anyWithin(1)).isFalse();
        assertThat(ranking.reciprocalRank()).isEqualTo(0.5);
    }

    @Test
    void anotherVersionOfTheArticleIsAnotherArticle() {
        QuestionSet.Gold newer = new QuestionSet.Gold("甲法", "1", FROM.plusYears(1), true);
        assertThat(ranking(List.of(newer), law("1")).ranks()).isEmpty();
        assertThat(ranking(List.of(new QuestionSet.Gold("甲法", "1", null, true)), law("1"))
                        .ranks())
                .containsExactly(1);
    }

    @Test
    void everyMustCountsAndAnAlternativeDoesNot() {
        List<QuestionSet.Gold> gold = List.of(must("1"), must("2"), new QuestionSet.Gold("甲法", "3", FROM, false));
        assertThat(ranking(gold, law("1"), law("2")).allMustsWithinTen()).isTrue();
        assertThat(ranking(gold, law("1"), law("3")).allMustsWithinTen()).isFalse();
    }

    @Test
    void gainIsOneWhereAllStandInFront() {
        List<QuestionSet.Gold> gold = List.of(must("1"), must("2"));
        assertThat(ranking(gold, law("2"), law("1"), law("9")).gain()).isEqualTo(1, within(1e-9));
        assertThat(ranking(gold, law("9"), law("1")).gain()).isBetween(0.3, 0.5);
        assertThat(ranking(gold, law("9")).gain()).isZero();
    }

    @Test
    void anArticleInSeveralPiecesIsGainedOnce() {
        assertThat(ranking(List.of(must("1"), must("2")), law("1"), law("1")).gain())
                .isEqualTo(ranking(List.of(must("1"), must("2")), law("1")).gain());
    }

    @Test
    void whereEachArticleWillDoOneIsEnoughAndNoneIsNot() {
        List<QuestionSet.Gold> gold =
                List.of(new QuestionSet.Gold("甲法", "1", FROM, false), new QuestionSet.Gold("甲法", "2", FROM, false));
        assertThat(ranking(gold, law("2")).allMustsWithinTen()).isTrue();
        assertThat(ranking(gold, law("3")).allMustsWithinTen()).isFalse();
    }

    @Test
    void theVersionThatComesFirstIsRightOrWrongAndUnsaidWhereTheLawIsNotFound() {
        QuestionSet.Gold newer = new QuestionSet.Gold("甲法", "1", FROM.plusYears(1), true);
        assertThat(ranking(List.of(must("1")), law("5")).rightVersionFirst()).contains(true);
        assertThat(ranking(List.of(newer), law("5")).rightVersionFirst()).contains(false);
        assertThat(ranking(List.of(new QuestionSet.Gold("乙法", "1", FROM, true)), law("5"))
                        .rightVersionFirst())
                .isEmpty();
        assertThat(ranking(List.of(new QuestionSet.Gold("甲法", "1", null, true)), law("5"))
                        .rightVersionFirst())
                .isEmpty();
    }
}
