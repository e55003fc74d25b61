package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.ArticleMaps.ConfirmedPair;
import cn.quanzhi.knowledge.ArticleMaps.PublishedPair;
import cn.quanzhi.knowledge.ArticlePairing.Article;
import cn.quanzhi.knowledge.ArticlePairing.Pair;
import cn.quanzhi.knowledge.ChangeLog.Lead;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What follows from the numbers that a person has confirmed. */
class ArticleMapsTest {

    private static final String LAW = "泉水秤管理办法";
    private static final List<PublishedPair> PAIRS = List.of(pair("36", "33"), pair("33", null), pair("34", "30"));

    private static PublishedPair pair(String article, @Nullable String was) {
        return new PublishedPair(LAW, "2026", "2019", article, was);
    }

    @Test
    void anArticleHasItsNumberInEitherVersion() {
        assertThat(ArticleMaps.numberIn(PAIRS, "2026", "2019", "33")).contains("36");
        assertThat(ArticleMaps.numberIn(PAIRS, "2019", "2026", "36")).contains("33");
    }

    @Test
    void ofVersionsThatNobodyHasComparedTheNumberIsTakenForTheSame() {
        assertThat(ArticleMaps.numberIn(PAIRS, "2031", "2019", "33")).contains("33");
        assertThat(ArticleMaps.numberIn(List.of(), "2026", "2019", "1")).contains("1");
    }

    @Test
    void ofComparedOnesNothingIsGuessed() {
        assertThat(ArticleMaps.numberIn(PAIRS, "2026", "2019", "1")).isEmpty();
        assertThat(ArticleMaps.numberIn(PAIRS, "2026", "2019", "34")).isEmpty();
        assertThat(ArticleMaps.numberIn(PAIRS, "2019", "2026", "33")).isEmpty();
        assertThat(ArticleMaps.numberIn(PAIRS, "2019", "2026", "30")).isEmpty();
    }

    @Test
    void whatAPersonSaysGoesBeforeWhatIsAlike() {
        List<Article> before = List.of(
                new Article("1", List.of(), "秤每年校准一次，由镇计量所做。"), new Article("2", List.of(), "船每年检查一次，由村里做好记录。"));
        List<Article> after =
                List.of(new Article("1", List.of(), "秤每年校准一次，由镇计量所做。"), new Article("2", List.of(), "泉边不停车，停了的要开走。"));

        assertThat(ArticlePairing.pair(before, after, Map.of(1, Optional.of(0))))
                .containsExactly(new Pair(null, 0), new Pair(0, 1), new Pair(1, null));
        assertThat(ArticlePairing.pair(before, after, Map.of(0, Optional.empty())))
                .contains(new Pair(null, 0));
    }

    @Test
    void numbersThatAreNoMoreSayNothing() {
        var row = new VersionView.PassageRow(UUID.randomUUID(), 0, "1", List.of(), "", "秤每年校准一次。", true);
        ConfirmedPair stale = new ConfirmedPair("9", "1", "员工", Instant.EPOCH);

        assertThat(VersionDiff.between(List.of(row), List.of(row), List.of(stale)))
                .extracting(VersionDiff.ArticleDiff::change)
                .containsExactly(VersionDiff.ArticleChange.UNCHANGED);
    }

    @Test
    void aTypicalQuestionLeadsToItsArticleInEachVersion() {
        Passage question = new Passage(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "shared",
                DocumentKind.QUESTIONS,
                "典型问法：" + LAW,
                null,
                "2019",
                "全国",
                "",
                "33",
                List.of(LAW, "2019"),
                "秤多久校准一次",
                "",
                0,
                null,
                null);

        assertThat(Leads.of(question, "{}", PAIRS))
                .containsExactly(new Lead(LAW, "2026", "36"), new Lead(LAW, "2019", "33"));
        assertThat(Leads.of(question, "{}", List.of())).containsExactly(new Lead(LAW, "2019", "33"));
    }
}
