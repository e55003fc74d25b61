package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.OriginalPlaces.PassagePlace;
import cn.quanzhi.knowledge.VersionView.PassageRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where passages stand in the text of their file. */
class OriginalPlacesTest {

    private static final String TEXT = """
            \f第 1 页
            # 茶秤管理办法
            ## 第一章 总则
            第一条　茶秤应当每年校准。
            校准由镇计量所做。
            \f第 2 页
            第二条　卖茶人应当在开市以前检查茶秤。检查的结果应当记下来，保存二年。
            第三条　茶秤应当每年校准。
            """;

    private static List<String> places(String... passages) {
        List<PassageRow> rows = new ArrayList<>();
        for (String passage : passages) {
            rows.add(new PassageRow(UUID.randomUUID(), rows.size(), null, List.of(), "", passage, true));
        }
        return OriginalPlaces.of(TEXT, rows).stream()
                .map(OriginalPlacesTest::words)
                .toList();
    }

    private static String words(PassagePlace place) {
        return (place.whole() ? "" : "~") + TEXT.substring(place.from(), place.to());
    }

    @Test
    void anArticleStandsWithItsNumberAndAllItsLines() {
        assertThat(places("茶秤应当每年校准。\n校准由镇计量所做。")).containsExactly("第一条　茶秤应当每年校准。\n校准由镇计量所做。");
    }

    @Test
    void likeWordsAreFoundInTheirOrder() {
        assertThat(places("茶秤应当每年校准。\n校准由镇计量所做。", "卖茶人应当在开市以前检查茶秤。检查的结果应当记下来，保存二年。", "茶秤应当每年校准。"))
                .last()
                .isEqualTo("第三条　茶秤应当每年校准。");
    }

    @Test
    void aPassageThatWasSplitHasItsPartOfTheLine() {
        assertThat(places("卖茶人应当在开市以前检查茶秤。", "检查的结果应当记下来，保存二年。"))
                .containsExactly("第二条　卖茶人应当在开市以前检查茶秤。", "检查的结果应当记下来，保存二年。");
    }

    @Test
    void whatWasRewrittenIsFoundByItsBeginning() {
        assertThat(places("卖茶人应当在开市以前检查茶秤。检查的结果应当公布。")).containsExactly("~第二条　卖茶人应当在开市以前检查茶秤。检查的结果应当记下来，保存二年。");
    }

    @Test
    void whatIsNotThereHasNoPlace() {
        assertThat(places("本办法由镇政府解释。", "第 2 页", "")).isEmpty();
    }
}
