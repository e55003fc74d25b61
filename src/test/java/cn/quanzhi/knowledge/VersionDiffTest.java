package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.VersionDiff.ArticleChange;
import cn.quanzhi.knowledge.VersionDiff.ArticleDiff;
import cn.quanzhi.knowledge.VersionView.PassageRow;
import cn.quanzhi.knowledge.WordChanges.Change;
import cn.quanzhi.knowledge.WordChanges.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VersionDiffTest {

    private static final String SCALES = "集市的秤由市场开办者每季度送检一次，检定不合格的不得使用。";
    private static final String LAMPS = "村口的路灯由供电所负责维修，接到报修后二日内修好。";
    private static final String BOATS = "渡船载客不得超过核定人数，超过的由船主退回票款。";

    @Test
    void eachArticleSaysWhatBecameOfIt() {
        List<ArticleDiff> diff = VersionDiff.between(
                rows("1", SCALES, "2", LAMPS, "3", BOATS),
                rows("1", SCALES.replace("每季度", "每半年"), "2", "新设的条款完全不同。", "3", LAMPS));

        assertThat(diff)
                .extracting(ArticleDiff::change)
                .containsExactly(
                        ArticleChange.CHANGED, ArticleChange.ADDED, ArticleChange.RENUMBERED, ArticleChange.REMOVED);
        assertThat(diff).extracting(ArticleDiff::textChanged).containsExactly(true, true, false, true);
        assertThat(diff.getFirst().words())
                .containsExactly(
                        new Change(Kind.KEPT, "集市的秤由市场开办者每"),
                        new Change(Kind.REMOVED, "季度"),
                        new Change(Kind.ADDED, "半年"),
                        new Change(Kind.KEPT, "送检一次，检定不合格的不得使用。"));
    }

    @Test
    void whatStandsElsewhereInTheOrderHasMoved() {
        List<ArticleDiff> diff =
                VersionDiff.between(rows("", SCALES, "", LAMPS, "", BOATS), rows("", BOATS, "", SCALES, "", LAMPS));

        assertThat(diff)
                .extracting(ArticleDiff::change)
                .containsExactly(ArticleChange.MOVED, ArticleChange.UNCHANGED, ArticleChange.UNCHANGED);
    }

    @Test
    void aChaptersNameThatIsSpacedOtherwiseIsNoMove() {
        assertThat(VersionDiff.between(
                        List.of(row("1", "第一章 总 则", SCALES), row("2", "第一章 总 则", LAMPS)),
                        List.of(row("1", "第一章　总则", SCALES), row("2", "第二章 路灯", LAMPS))))
                .extracting(ArticleDiff::change)
                .containsExactly(ArticleChange.UNCHANGED, ArticleChange.MOVED);
    }

    @Test
    void aFirstVersionIsAllNew() {
        assertThat(VersionDiff.between(List.of(), rows("1", SCALES)))
                .extracting(ArticleDiff::change)
                .containsExactly(ArticleChange.ADDED);
    }

    @Test
    void aNumberChangesAsAWhole() {
        assertThat(WordChanges.between("罚款1,000元", "罚款15,000元"))
                .containsExactly(
                        new Change(Kind.KEPT, "罚款"),
                        new Change(Kind.REMOVED, "1,000"),
                        new Change(Kind.ADDED, "15,000"),
                        new Change(Kind.KEPT, "元"));
    }

    private static List<PassageRow> rows(String... numbersAndTexts) {
        List<PassageRow> rows = new ArrayList<>();
        for (int i = 0; i < numbersAndTexts.length; i += 2) {
            rows.add(row(numbersAndTexts[i].isEmpty() ? null : numbersAndTexts[i], "第一章", numbersAndTexts[i + 1]));
        }
        return rows;
    }

    private static PassageRow row(@Nullable String number, String chapter, String text) {
        return new PassageRow(UUID.randomUUID(), 0, number, List.of(chapter), "第" + number + "条", text, true);
    }
}
