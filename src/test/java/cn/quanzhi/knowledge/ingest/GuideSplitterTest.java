package cn.quanzhi.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.quanzhi.knowledge.DocumentKind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuideSplitterTest {

    @Test
    void oneSectionIsOnePieceAndKeepsItsBullets() {
        List<Piece> pieces = GuideSplitter.guide("茶秤怎么检定", """
                # 茶秤怎么检定

                先看目录。

                ## 条件

                - 有秤
                - 有照

                ### 例外

                免检的除外。

                ## 步骤

                1. 申请
                """);

        assertThat(pieces)
                .containsExactly(
                        new Piece(null, List.of(), "先看目录。"),
                        new Piece(null, List.of("条件"), "- 有秤\n- 有照\n例外\n免检的除外。"),
                        new Piece(null, List.of("步骤"), "1. 申请"));
    }

    @Test
    void aLongSectionIsCutBetweenLines() {
        String line = "这一行正好二十个汉字用来把一节写得很长。";
        List<Piece> pieces = GuideSplitter.guide("长", "## 节\n\n" + (line + "\n").repeat(50) + "甲".repeat(900));

        assertThat(pieces).allSatisfy(piece -> {
            assertThat(piece.path()).containsExactly("节");
            assertThat(piece.text().length()).isLessThanOrEqualTo(400);
        });
        assertThat(pieces.stream()
                        .mapToInt(piece -> piece.text().replace("\n", "").length())
                        .sum())
                .isEqualTo(50 * line.length() + 900);
        assertThat(pieces.getFirst().text()).endsWith("。");
    }

    @Test
    void clausesOfAStandardCarryTheirNumber() {
        List<Piece> pieces = GuideSplitter.standard("质量管理体系", "## 7 支持\n总说。\n### 7.1.5 监视和测量资源\n应当确定。\n## 附录A\n说明。");

        assertThat(pieces).extracting(Piece::article).containsExactly("7", "7.1.5", null);
        assertThat(pieces.get(1).path()).containsExactly("7 支持", "7.1.5 监视和测量资源");
    }

    @Test
    void frontMatterIsReadAsText() {
        FrontMatter matter = FrontMatter.parse("""
                        ---
                        kind: LAW
                        title: 茶秤法
                        version: 1987
                        effectiveFrom: 1987-02-01
                        replaces: [旧法, 老法]
                        basis: x
                        ---
                        正文
                        """).orElseThrow().frontMatter();

        assertThat(matter.kind()).isEqualTo(DocumentKind.LAW);
        assertThat(matter.version()).isEqualTo("1987");
        assertThat(matter.effectiveFrom()).isEqualTo(LocalDate.of(1987, 2, 1));
        assertThat(matter.replaces()).containsExactly("旧法", "老法");
        assertThat(matter.unknownKeys()).containsExactly("basis");
        assertThat(FrontMatter.parse("# README\n")).isEmpty();
    }

    @Test
    void errorsNameTheKey() {
        assertThatThrownBy(() -> FrontMatter.parse("---\nkind: LAWS\ntitle: x\n---\n"))
                .isInstanceOf(BadDocument.class)
                .hasMessageContaining("kind")
                .hasMessageContaining("LAWS");
        assertThatThrownBy(() -> FrontMatter.parse("---\nkind: LAW\ntitle: x\neffectiveFrom: 2026-02-30\n---\n"))
                .isInstanceOf(BadDocument.class)
                .hasMessageContaining("effectiveFrom");
        assertThatThrownBy(() -> FrontMatter.parse("---\nkind: !!java.net.URL [\"http://x\"]\n---\n"))
                .isInstanceOf(BadDocument.class);
        assertThatThrownBy(() -> FrontMatter.parse("---\nkind: LAW\n")).isInstanceOf(BadDocument.class);
    }

    @Test
    void theListOfArticlesIsNoPassage() {
        List<Piece> pieces = GuideSplitter.guide("指南", "# 指南\n## 怎么办\n先登记。\n## 依据\n- 《样品法》第一条");
        assertThat(pieces).extracting(Piece::text).containsExactly("先登记。");
    }
}
