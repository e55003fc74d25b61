package cn.quanzhi.curation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget.Reply;
import cn.quanzhi.knowledge.CurateJourney;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A curator tries a question: what it finds, what is kept out, what would be decided, and keeps it. */
class HitTestJourneyTest extends CurateJourney {

    private static final String TESTS = "/api/v1/curation/hit-tests";
    private static final String CASES = "/api/v1/curation/evaluation-cases";

    @Test
    void aQuestionShowsWhatItFindsWhatIsKeptOutAndWhatWouldBeDecided() {
        String title = "龙眼树秤管理办法" + site;
        At now = regulation(title, "2020", "2020-01-01", "龙眼树下的秤应当每年校准一次。");
        At later = regulation(title, "2030", "2030-01-01", "龙眼树下的秤应当每月校准一次。");
        published(now);
        published(later);
        awaitFound(title, now);
        String question = "《" + title + "》第二条怎么规定？";

        Awaitility.await("the later one is in the index")
                .atMost(Duration.ofSeconds(20))
                .until(() -> texts(tried(question).get("excluded"), "documentVersionId")
                        .contains(later.version().toString()));
        JsonNode test = tried(question);

        JsonNode first = test.at("/passages/0");
        assertThat(first.get("rank").asInt()).isEqualTo(1);
        assertThat(first.get("documentVersionId").asString())
                .isEqualTo(now.version().toString());
        assertThat(first.get("exact").asBoolean()).isTrue();
        double parts =
                first.get("parts").valueStream().mapToDouble(JsonNode::asDouble).sum();
        assertThat(parts).isCloseTo(first.get("score").asDouble(), org.assertj.core.data.Offset.offset(1e-6));
        assertThat(test.at("/decision/action").asString()).isEqualTo("ANSWER");
        assertThat(test.at("/decision/why").asString()).isEqualTo("NAMED");
        JsonNode excluded = test.get("excluded")
                .valueStream()
                .filter(version -> version.get("documentVersionId")
                        .asString()
                        .equals(later.version().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(excluded.get("why").asString()).isEqualTo("NOT_YET_IN_FORCE");
        assertThat(excluded.at("/validity/effectiveFrom").asString()).isEqualTo("2030-01-01");
        assertThat(texts(test.get("excluded"), "why")).doesNotContain("WITHDRAWN");
        post(author, now, "withdraw", "{\"reason\":\"缺页\"}");
        awaitGone(title, now);
        JsonNode withdrawn = tried(question)
                .get("excluded")
                .valueStream()
                .filter(version -> version.get("why").asString().equals("WITHDRAWN"))
                .findFirst()
                .orElseThrow();
        assertThat(withdrawn.get("documentVersionId").asString())
                .isEqualTo(now.version().toString());
        assertThat(withdrawn.get("reason").asString()).isEqualTo("缺页");
    }

    /** Whoever asks what the rule is and reports somebody gets both. */
    @Test
    void aMatterThatAPersonTakesUpBesidesTheAnswerIsSaid() {
        // No letters drawn by lot: what a message wants is told from all its words.
        String title = "橄榄树秤管理办法";
        At now = regulation(title, "2020", "2020-01-01", "使用不合格的秤，处二千元以下的罚款。");
        published(now);
        awaitFound(title, now);
        String question = "我要举报隔壁水果店，他家用的秤不准，缺斤短两，《" + title + "》第二条怎么规定？";

        JsonNode test = tried(question);

        assertThat(test.at("/decision/action").asString()).isEqualTo("ANSWER");
        assertThat(test.at("/decision/person").asString()).isEqualTo("REPORT");
    }

    private JsonNode tried(String question) {
        return author.staff()
                .post(TESTS, json(Map.of("question", question, "asOf", "2026-06-01")), Map.of())
                .body();
    }

    @ParameterizedTest
    @CsvSource({"计良器具要不要检定, 计量器具要不要检定", "电梯多久jianyan一次, 电梯多久检验一次"})
    void whatWasMistypedIsReadAsItWasMeant(String typed, String meant) {
        assertThat(tried(typed).get("readings").valueStream().map(JsonNode::asString))
                .contains(meant)
                .doesNotContain(typed);
    }

    @Test
    void whatTheGateWouldNotAnswerSaysWhy() {
        JsonNode absent = author.staff()
                .post(TESTS, json(Map.of("question", "《月球采矿管理条例》第八条原文是什么？")), Map.of())
                .body();
        assertThat(absent.at("/decision/action").asString()).isEqualTo("ABSTAIN");
        assertThat(absent.at("/decision/why").asString()).isEqualTo("MISSING_NAMES");
        assertThat(absent.at("/decision/missing")).isNotEmpty();
        assertThat(author.staff().post(TESTS, "{\"question\":\" \"}", Map.of()).status())
                .isEqualTo(400);
        assertThat(member("EXPERT", site)
                        .staff()
                        .post(TESTS, "{\"question\":\"甲\"}", Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aQuestionIsKeptAndExportedForTheEvaluation() {
        Reply kept = author.staff()
                .post(
                        CASES,
                        json(Map.of(
                                "question",
                                "秤多久校准？",
                                "asOf",
                                "2026-06-01",
                                "expectedAction",
                                "ANSWER",
                                "gold",
                                List.of(
                                        Map.of("title", "示例市计量服务条例", "article", "3"),
                                        Map.of(
                                                "title",
                                                "示例市计量服务条例",
                                                "article",
                                                "4",
                                                "effectiveFrom",
                                                "2024-03-01",
                                                "must",
                                                false)))),
                        Map.of());
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        String id = kept.body().get("caseId").asString();

        Reply export = author.staff().get(CASES + "/export");

        assertThat(export.contentType()).contains("ndjson");
        assertThat(export.text())
                .isEqualTo("{\"id\":\"" + id + "\",\"question\":\"秤多久校准？\",\"as_of\":\"2026-06-01\","
                        + "\"expected_action\":\"answer\",\"gold\":[{\"title\":\"示例市计量服务条例\",\"article\":\"3\","
                        + "\"role\":\"must\"},{\"title\":\"示例市计量服务条例\",\"article\":\"4\","
                        + "\"effectiveFrom\":\"2024-03-01\",\"role\":\"alt\"}]}\n");
        assertThat(texts(second.staff().get(CASES).body().get("items"), "caseId"))
                .containsExactly(id);
        Member stranger = member("CURATOR", "demo");
        assertThat(stranger.staff().delete(CASES + "/" + id).status()).isEqualTo(404);
        assertThat(author.staff().delete(CASES + "/" + id).status()).isEqualTo(204);
        assertThat(author.staff().get(CASES + "/export").text()).isEmpty();
        assertThat(author.staff()
                        .post(CASES, "{\"question\":\"甲\",\"gold\":[{\"title\":\"乙\"}]}", Map.of())
                        .status())
                .isEqualTo(400);
    }
}
