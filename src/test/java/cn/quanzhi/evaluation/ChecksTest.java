package cn.quanzhi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.answering.citation.ClaimVerifiers;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.model.NoEmbeddings;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private static final String KEEP = "检测机构应当自出具报告之日起留存样品六个月，并在留存期间保持其原状。";

    private final Planted service = new Planted();

    private static CitationCase law(String input, String... articles) {
        return new CitationCase(input, input, Planted.LAW, List.of(articles), null, null, null);
    }

    @Test
    void aCitationIsReadRightOnlyWhenEachArticleIsAndNothingElse() {
        List<CitationCase> cases = List.of(
                law("样品管理条例第2条", "2"),
                law("样品管理条例第二、三条", "2", "3"),
                law("样品管理条例第二条、第九条", "2"),
                new CitationCase("paragraph", "样品管理条例第二条第三款", Planted.LAW, List.of("2"), 4, null, null),
                new CitationCase("standard", "gb7718-2011", null, List.of(), null, null, "GB 7718-2011"));
        service.finds("样品管理条例第2条", Planted.article("2", "甲"), Planted.article("3", "乙"));
        service.finds("样品管理条例第二、三条", Planted.article("3", "乙"));
        service.finds("样品管理条例第二条、第九条", Planted.article("9", "丙"), Planted.article("2", "甲"));
        Result result = new CitationChecks(service, service, service.asking()).run("citations", cases);
        assertThat(result.samples())
                .extracting(sample -> Result.figure(List.of(sample), "parsed").value())
                .containsExactly(1.0, 1.0, 0.0, 0.0, 1.0);
        assertThat(Result.figure(result.samples(), "first-hit").count()).isEqualTo(4);
        assertThat(Result.figure(result.samples(), "first-hit").value()).isEqualTo(0.5);
        assertThat(result.samples().get(3).misses().getFirst().came()).containsExactly("《样品管理条例》 2 条 3 款");
    }

    @Test
    void whatIsNotInTheKnowledgeBaseIsNoMissOfTheSearch() {
        CitationCase unknown = new CitationCase("u", "《没有的法》第三条", "没有的法", List.of("3"), null, null, null);
        Result result = new CitationChecks(service, service, service.asking()).run("citations", List.of(unknown));
        assertThat(result.figures()).doesNotContainKey("first-hit");
        assertThat(Result.figure(result.samples(), "parsed").value()).isEqualTo(1);
    }

    @Test
    void sentencesOfKnownTruthAreJudgedAndCountedByKind() {
        Passage article = Planted.article("4", KEEP);
        service.finds("《样品管理条例》第4条", article);
        ClaimCase one = new ClaimCase(
                "V1",
                Planted.LAW,
                "4",
                Planted.TODAY,
                null,
                List.of(
                        new ClaimCase.Sentence("shortened", "检测机构应当自出具报告之日起留存样品六个月。", true),
                        new ClaimCase.Sentence("figure", "检测机构应当自出具报告之日起留存样品九个月。", false),
                        new ClaimCase.Sentence("figure", "检测机构应当自出具报告之日起留存样品六个月。", false)));
        Result result =
                new ClaimChecks(service, service, new ClaimVerifiers(new NoEmbeddings())).run("claims", List.of(one));
        assertThat(Result.figure(result.samples(), "claim:verbatim").value()).isEqualTo(1);
        assertThat(Result.figure(result.samples(), "claim:shortened").value()).isEqualTo(1);
        assertThat(Result.figure(result.samples(), "claim:false:figure").value())
                .as("one of two is true, as planted")
                .isEqualTo(0.5);
        assertThat(Result.figure(result.samples(), "claim:false").trials()).isEqualTo(2);
        assertThat(result.samples().getFirst().misses())
                .singleElement()
                .satisfies(miss -> assertThat(miss.what()).contains("六个月"));
    }

    @Test
    void aSetMayBringItsOwnPassages() {
        ClaimCase one = new ClaimCase(
                "H1",
                "留样办法",
                null,
                Planted.TODAY,
                KEEP,
                List.of(
                        new ClaimCase.Sentence("shortened", "检测机构应当自出具报告之日起留存样品六个月。", true),
                        new ClaimCase.Sentence("addition", "检测机构应当自出具报告之日起留存样品六个月，并在网站公告名单。", false)));
        Result result =
                new ClaimChecks(service, service, new ClaimVerifiers(new NoEmbeddings())).run("claims", List.of(one));
        assertThat(Result.figure(result.samples(), "claim:shortened").value()).isEqualTo(1);
        assertThat(Result.figure(result.samples(), "claim:false:addition").value())
                .isEqualTo(1);
    }
}
