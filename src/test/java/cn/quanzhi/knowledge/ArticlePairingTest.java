package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.ArticlePairing.Article;
import cn.quanzhi.knowledge.ArticlePairing.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArticlePairingTest {

    private static final String SCALES = "集市的秤由市场开办者每季度送检一次，检定不合格的不得使用。";
    private static final String LAMPS = "村口的路灯由供电所负责维修，接到报修后二日内修好。";
    private static final String BOATS = "渡船载客不得超过核定人数，超过的由船主退回票款。";

    @Test
    void theSameTextUnderTheSameNumberIsOnePair() {
        List<Article> text = List.of(article("1", SCALES), article("2", LAMPS));

        assertThat(ArticlePairing.pair(text, text)).containsExactly(new Pair(0, 0), new Pair(1, 1));
    }

    @Test
    void anArticlePutInRenumbersThoseBehindIt() {
        List<Article> before = List.of(article("1", SCALES), article("2", LAMPS));
        List<Article> after = List.of(article("1", SCALES), article("2", BOATS), article("3", LAMPS));

        assertThat(ArticlePairing.pair(before, after))
                .containsExactly(new Pair(0, 0), new Pair(null, 1), new Pair(1, 2));
    }

    @Test
    void aChangedArticleIsRecognisedAlsoUnderAnotherNumber() {
        List<Article> before = List.of(article("1", SCALES), article("2", LAMPS));
        List<Article> after = List.of(article("1", BOATS), article("2", SCALES.replace("每季度", "每半年")));

        assertThat(ArticlePairing.pair(before, after))
                .containsExactly(new Pair(null, 0), new Pair(0, 1), new Pair(1, null));
    }

    @Test
    void betweenTwoLikeOnesTheNumberDecides() {
        List<Article> before = List.of(article("1", SCALES), article("2", SCALES + "甲"));
        List<Article> after = List.of(article("1", SCALES + "乙"), article("2", SCALES + "丙"));

        assertThat(ArticlePairing.pair(before, after)).containsExactly(new Pair(0, 0), new Pair(1, 1));
    }

    @Test
    void oneNumberAloneMakesNoPair() {
        assertThat(ArticlePairing.pair(List.of(article("1", SCALES)), List.of(article("1", BOATS))))
                .containsExactlyInAnyOrder(new Pair(0, null), new Pair(null, 0));
    }

    @Test
    void widthsAndSpacesAreNoDifference() {
        assertThat(ArticlePairing.pair(List.of(article("1", "按ＧＢ／Ｔ　7 执行")), List.of(article("4", "按GB/T 7执行"))))
                .containsExactly(new Pair(0, 0));
    }

    @Test
    void everyArticleStandsInExactlyOnePair() {
        List<Article> before = new ArrayList<>();
        List<Article> after = new ArrayList<>();
        IntStream.range(0, 300).forEach(i -> before.add(article("" + i, "第" + i + "处渡口应当做到第" + i * 7 + "件事。")));
        IntStream.range(0, 300)
                .filter(i -> i % 5 != 0)
                .forEach(i -> after.add(article("" + i / 2, "第" + i + "处渡口应当做到第" + i * 7 + "件事，并公示。")));

        List<Pair> pairs = ArticlePairing.pair(before, after);

        assertThat(pairs.stream().map(Pair::before).filter(place -> place != null))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 300).boxed().toList());
        assertThat(pairs.stream().map(Pair::after).filter(place -> place != null))
                .containsExactlyElementsOf(
                        IntStream.range(0, after.size()).boxed().toList());
    }

    private static Article article(@Nullable String number, String text) {
        return new Article(number, List.of("第一章"), text);
    }
}
