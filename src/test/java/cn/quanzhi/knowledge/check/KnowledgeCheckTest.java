package cn.quanzhi.knowledge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeCheckTest {

    private static final LocalDate REVIEWED = LocalDate.of(2026, 11, 25);
    private static final String BODY = """

            # 茶秤检定

            ## 适用对象
            %s

            ## 怎么办
            看依据。

            ## 期限、数额和费用
            一年。

            ## 容易出错的地方
            忘了。

            ## 什么时候找人
            拿不准时。

            ## 依据
            - 样品法第二条
            """.formatted("用秤的人。".repeat(90));

    @TempDir
    Path base;

    /** The project's own knowledge base; its articles where the laws are at hand. */
    @Test
    void ourKnowledgeBaseIsInOrder() throws IOException {
        String laws = System.getenv("QUANZHI_LAWS_DIR");
        KnowledgeCheck.Result result = KnowledgeCheck.of(
                Path.of("knowledge-base"), laws == null ? KnownLaws.none() : KnownLaws.in(Path.of(laws)), REVIEWED);
        assertThat(result.findings()).isEmpty();
        assertThat(result.guides()).isGreaterThanOrEqualTo(56);
        assertThat(result.questions()).isGreaterThanOrEqualTo(3_000);
    }

    @Test
    void aGuideInOrderHasNoFinding() throws IOException {
        write("guides/a.md", guide("2027-05-25", "2"));
        assertThat(found()).isEmpty();
    }

    @Test
    void aGuidePastItsReviewIsReported() throws IOException {
        write("guides/a.md", guide("2026-12-01", "2"));
        assertThat(KnowledgeCheck.of(base, laws(), LocalDate.of(2026, 12, 2)).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.words()).contains("2026-12-01"));
    }

    @Test
    void aBasisThatDoesNotExistIsAnError() throws IOException {
        write("guides/a.md", guide("2027-05-25", "9"));
        assertThat(found()).singleElement().asString().contains("样品法 has no article 9");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        write("guides/a.md", "---\nkind: GUIDE\ntitle: 空\npublish: true\n---\n# 空\n[看](http://x.cn)\n");
        assertThat(found())
                .map(Finding::words)
                .contains("effectiveFrom: missing", "basis: missing", "reviewDue: missing", "section missing: 依据")
                .anyMatch(words -> words.contains("characters"))
                .anyMatch(words -> words.contains("http://x.cn"));
    }

    @Test
    void anEnglishPhraseStandsInOneFile() throws IOException {
        write("english.yaml", "re-test: 复检\ncup: [");
        write("english-words.txt", "re test: 复检\ncup: 杯");
        assertThat(found()).singleElement().asString().contains("english.yaml");
        write("english.yaml", "re-test: 复检");
        assertThat(found()).singleElement().asString().contains("english-words.txt", "re test");
    }

    @Test
    void questionsMustHaveATargetAndBeDifferent() throws IOException {
        write("questions/样品法.yaml", """
                title: 样品法
                version: "2020"
                articles:
                  "1":
                    - 这部法管不管网上卖的秤
                    - 立这部法是为了保护谁
                    - 菜市场里自己用的弹簧秤归它管吗
                    - 外国厂家的电子秤也要守吗
                    - 送人用的体重计要不要管
                    - 开网店的也得照着这部法来？
                  "2":
                    - 我的秤一年没人来检了会不会被罚
                    - 我的秤一年没人来检了会不会被罚款
                    - 短问
                    - 隔壁老王家的秤总比我家少二两找谁
                    - 称黄金的天平要送到哪里去校准才算数
                    - 店里新买的台秤要先送去检吗
                    - 检过的标签掉了怎么补
                  "7":
                    - 没有第七条的法还能不能问第七条
                renumbered:
                  "2027":
                    "2": "88"
                """);
        assertThat(found())
                .map(Finding::words)
                .anyMatch(words -> words.startsWith("nearly the same"))
                .anyMatch(words -> words.startsWith("a question of 2 characters"))
                .anyMatch(words -> words.equals("article 2 has 7 questions"))
                .noneMatch(words -> words.startsWith("article 1 has"))
                .anyMatch(words -> words.equals("样品法 has no article 7"));
    }

    private List<Finding> found() throws IOException {
        return KnowledgeCheck.of(base, laws(), REVIEWED).findings();
    }

    private KnownLaws laws() throws IOException {
        Path laws = Files.createDirectories(base.resolve("laws"));
        Files.writeString(
                laws.resolve("a.md"),
                "---\nkind: LOCAL_REGULATION\ntitle: 样品法\nversion: \"2020\"\neffectiveFrom: 2020-01-01\npublish: true\n---\n"
                        + "第一条　甲。\n\n第二条　乙。\n");
        return KnownLaws.in(laws);
    }

    private void write(String name, String text) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String guide(String due, String article) {
        return """
                ---
                kind: GUIDE
                title: 茶秤检定
                serviceKinds: [计量]
                stages: [生产]
                region: 全国
                effectiveFrom: 2020-01-01
                basis:
                  - {law: 样品法, article: "%s", supports: 检定}
                reviewedOn: 2026-11-25
                reviewDue: %s
                publish: true
                ---
                """.formatted(article, due) + BODY;
    }
}
