package cn.quanzhi.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LawSplitterTest {

    private static final String TITLE = "泉城茶秤管理办法";

    @Test
    void oneArticleIsOnePieceUnderItsHeadings() {
        List<Piece> pieces = LawSplitter.split(TITLE, """
                # 泉城茶秤管理办法

                ## 第一章 总则

                第一条　为了管好茶秤，制定本办法。

                第二条　茶秤分两类：

                （一）大秤；

                （二）小秤。

                前款的秤应当检定。

                ## 第二章 检定

                ## 第一节 周期

                第三条　每年检定一次。
                """);

        assertThat(pieces).extracting(Piece::article).containsExactly("1", "2", "3");
        assertThat(pieces.get(1).text()).isEqualTo("茶秤分两类：\n（一）大秤；\n（二）小秤。\n前款的秤应当检定。");
        assertThat(pieces.get(0).path()).containsExactly("第一章 总则");
        assertThat(pieces.get(2).path()).containsExactly("第二章 检定", "第一节 周期");
    }

    @Test
    void aSectionOfTheChapterBeforeDoesNotStay() {
        List<Piece> pieces = LawSplitter.split(TITLE, """
                ## 第三编合同 第二章 订立

                第一条　甲。

                ## 第三编合同 第一节 一般规定

                第二条　乙。

                ## 第三编合同 第四章 履行

                第三条　丙。
                """);

        assertThat(pieces)
                .extracting(Piece::path)
                .containsExactly(List.of("第三编合同", "第二章 订立"), List.of("第三编合同", "第一节 一般规定"), List.of("第三编合同", "第四章 履行"));
    }

    @Test
    void aSentenceThatBeginsWithAReferenceStaysInItsArticle() {
        List<Piece> pieces = LawSplitter.split(TITLE, """
                第一条　甲。

                第二条至第四条规定的秤，应当登记。

                第二条　将第一条修改为：

                第一条的规定同样适用。

                第三条　丙。
                """);

        assertThat(pieces).extracting(Piece::article).containsExactly("1", "2", "3");
        assertThat(pieces.getFirst().text()).endsWith("第二条至第四条规定的秤，应当登记。");
    }

    @Test
    void insertedArticlesAndOtherSeparatorsAreArticles() {
        List<Piece> pieces = LawSplitter.split(TITLE, """
                **第一条**　甲。
                第二条 乙。
                第二条之一　乙一。
                第三条丙直接开始。
                第4条　丁。
                """);

        assertThat(pieces).extracting(Piece::article).containsExactly("1", "2", "2-1", "3", "4");
        assertThat(pieces).extracting(Piece::text).containsExactly("甲。", "乙。", "乙一。", "丙直接开始。", "丁。");
    }

    @Test
    void whatStandsBeforeAndAfterTheArticlesIsNotGluedToThem() {
        List<Piece> pieces = LawSplitter.split(TITLE, """
                # 泉城茶秤管理办法

                （2020年1月1日公布）

                第一章　总则

                第一条　甲。

                第二条　自公布之日起施行。

                附：

                茶秤目录

                1．大秤
                """);

        assertThat(pieces).extracting(Piece::article).containsExactly(null, "1", "2", null);
        assertThat(pieces.get(1).path()).containsExactly("第一章　总则");
        assertThat(pieces.get(2).text()).isEqualTo("自公布之日起施行。");
        assertThat(pieces.get(3)).isEqualTo(new Piece(null, List.of("附："), "附：\n茶秤目录\n1．大秤"));
    }

    @Test
    void countsBeyondAThousand() {
        List<Piece> pieces = LawSplitter.split(TITLE, "第一千二百五十九条　甲。\n\n第一千二百六十条　乙。");

        assertThat(pieces).extracting(Piece::article).containsExactly("1259", "1260");
    }
}
