package cn.quanzhi.curation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Reply;
import cn.quanzhi.knowledge.CurateJourney;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A text turns out to be wrong: whoever was answered from it is found, told, and called. */
class RecallJourneyTest extends CurateJourney {

    private static final String RECALLS = "/api/v1/curation/recalls";
    private static final String CONSULTATIONS = "/api/v1/consultations/";
    private static final String NOTICE = "芦苇荡的秤应当每月校准一次。";

    private String title;
    private At at;
    private Widget visitor;

    @BeforeEach
    void publishAndAsk() {
        title = "芦苇荡秤管理办法" + site;
        at = regulation(title, "2026", "2026-01-01", "芦苇荡的秤应当每年校准一次。");
        published(at);
        awaitFound(title, at);
        visitor = Widget.open(base(), site, null);
    }

    @Test
    void whoWasAnsweredFromAWrongTextIsToldAndCalled() {
        String consultation = answered();
        String other = visitor.consultation();
        visitor.answerTo(other, "你好");
        visitor.put(CONSULTATIONS + consultation + "/contact", "{\"name\":\"老何\",\"phone\":\"13800000000\"}");

        JsonNode opened =
                open(Map.of("versionId", at.version(), "reason", "校准周期录错了", "action", "WITHDRAW", "notice", NOTICE));
        String path = RECALLS + "/" + opened.at("/recall/recallId").asString();

        assertThat(opened.at("/recall/title").asString()).isEqualTo(title);
        assertThat(texts(opened.get("cases"), "consultationId")).containsExactly(consultation);
        assertThat(opened.at("/cases/0/contact/phone").asString()).isEqualTo("13800000000");
        assertThat(opened.at("/cases/0/answers/0/question").asString()).contains(title);
        assertThat(List.of(opened.get("told").asInt(), opened.get("toCall").asInt()))
                .containsExactly(0, 1);
        assertThat(messages(consultation)).hasSize(2);

        assertThat(author.staff().post(path + "/tell", "", Map.of()).status()).isEqualTo(200);
        Awaitility.await("told")
                .atMost(Duration.ofSeconds(30))
                .until(() -> author.staff()
                        .get(path)
                        .body()
                        .at("/recall/state")
                        .asString()
                        .equals("TOLD"));
        JsonNode told = author.staff().get(path).body();
        assertThat(told.get("told").asInt()).isEqualTo(1);
        assertThat(told.at("/cases/0/toldAt").isNull()).isFalse();
        assertThat(told.at("/recall/toldBy").asString()).isEqualTo(author.name());

        List<JsonNode> messages = messages(consultation);
        assertThat(messages).hasSize(3);
        assertThat(messages.get(2).get("author").asString()).isEqualTo("SYSTEM");
        assertThat(messages.get(2).get("text").asString()).contains(title, "撤回", NOTICE);
        assertThat(messages.get(1).get("withdrawn").asBoolean()).isTrue();
        assertThat(messages.get(1).get("correctedBy").asString())
                .isEqualTo(messages.get(2).get("messageId").asString());
        assertThat(messages(other)).hasSize(2);
        try (var stream = visitor.events(consultation, null)) {
            var changed = stream.await(event -> event.type().equals("message.changed"));
            assertThat(changed.data().get("withdrawn").asBoolean()).isTrue();
        }

        assertThat(author.staff().post(path + "/tell", "", Map.of()).status()).isEqualTo(409);
        Reply called = author.staff()
                .post(
                        path + "/calls",
                        json(Map.of("consultationId", consultation, "reached", true, "note", "已说明")),
                        Map.of());
        assertThat(called.body().get("toCall").asInt()).isZero();
        assertThat(called.body().at("/cases/0/called/by").asString()).isEqualTo(author.name());
        // What bears a mark already isn't called back again.
        assertThat(open(Map.of("versionId", at.version(), "reason", "再来", "action", "CORRECT", "notice", NOTICE))
                        .get("affected")
                        .asInt())
                .isZero();
    }

    @Test
    void oneAnswerIsCorrectedByItself() {
        String consultation = visitor.consultation();
        JsonNode answer = visitor.answerTo(consultation, "《" + title + "》第二条怎么规定？");

        JsonNode opened = open(Map.of(
                "answerId",
                answer.get("answerId").asString(),
                "reason",
                "漏了一句",
                "action",
                "CORRECT",
                "notice",
                NOTICE));
        String path = RECALLS + "/" + opened.at("/recall/recallId").asString();
        author.staff().post(path + "/tell", "", Map.of());

        Awaitility.await("told")
                .atMost(Duration.ofSeconds(30))
                .until(() -> messages(consultation).size() == 3);
        JsonNode marked = messages(consultation).get(1);
        assertThat(marked.get("withdrawn").asBoolean()).isFalse();
        assertThat(marked.get("correctedBy").isNull()).isFalse();
        assertThat(marked.at("/answer/text").asString()).isNotEmpty();
        assertThat(messages(consultation).get(2).get("text").asString()).contains("更正", NOTICE);
    }

    @Test
    void aWrongVersionIsTakenAwayInTheSameStep() {
        answered();
        Member stranger = member("CURATOR", "demo");
        Map<String, Object> wanted = Map.of(
                "versionId",
                at.version(),
                "reason",
                "校准周期录错了",
                "action",
                "WITHDRAW",
                "notice",
                NOTICE,
                "withdraw",
                true);
        assertThat(stranger.staff().post(RECALLS, json(wanted), Map.of()).status())
                .isEqualTo(404);

        JsonNode opened = open(wanted);

        assertThat(opened.get("affected").asInt()).isEqualTo(1);
        assertThat(opened.at("/recall/versionWithdrawn").asBoolean()).isTrue();
        assertThat(detail(at).at("/version/state").asString()).isEqualTo("WITHDRAWN");
        assertThat(detail(at).at("/version/withdrawn/because").asString()).isEqualTo("校准周期录错了");
        awaitGone(title, at);
        Reply again = author.staff().post(RECALLS, json(wanted), Map.of());
        assertThat(again.status()).as(again.text()).isEqualTo(409);
    }

    @Test
    void whoIsAffectedComesInPages() {
        List<String> asked = List.of(answered(), answered(), answered());
        JsonNode opened = open(Map.of("versionId", at.version(), "reason", "错", "action", "CORRECT", "notice", NOTICE));
        String path = RECALLS + "/" + opened.at("/recall/recallId").asString() + "/cases?limit=2";

        JsonNode first = author.staff().get(path).body();
        JsonNode rest = author.staff()
                .get(path + "&cursor=" + first.get("nextCursor").asString())
                .body();

        assertThat(first.get("items")).hasSize(2);
        assertThat(rest.get("nextCursor").isNull()).isTrue();
        assertThat(java.util.stream.Stream.concat(
                        texts(first.get("items"), "consultationId").stream(),
                        texts(rest.get("items"), "consultationId").stream()))
                .containsExactlyInAnyOrderElementsOf(asked);
        assertThat(member("CURATOR", "demo").staff().get(path).status()).isEqualTo(404);
    }

    @Test
    void onlyTheArticlesThatWereWrongAreCalledBackWhereTheyAreNamed() {
        answered();
        String third = detail(at).at("/passages/2/passageId").asString();

        JsonNode opened = open(Map.of(
                "versionId",
                at.version(),
                "passageIds",
                List.of(third),
                "reason",
                "第三条",
                "action",
                "CORRECT",
                "notice",
                NOTICE));

        assertThat(opened.get("affected").asInt()).isZero();
    }

    @Test
    void anEffectOfAChangeIsSeenBeforeItIsPublished() {
        answered();
        At guide = draft(
                "kind: GUIDE\ntitle: 芦苇荡秤指南" + site + "\nbasis:\n  - law: " + title + "\n    article: \"2\"",
                "## 怎么办\n\n每年校准一次。\n");
        post(author, guide, "publish", "");
        At revision = at(post(author, at, "revise", "").body());
        String second = detail(revision).at("/passages/1/passageId").asString();
        author.staff().patch(revision.path() + "/passages/" + second, json(Map.of("text", NOTICE)));

        JsonNode effects = author.staff()
                .get("/api/v1/curation/versions/" + revision.version() + "/effects")
                .body();

        assertThat(effects.get("against").asString()).isEqualTo(at.version().toString());
        assertThat(effects.get("articles").valueStream().map(JsonNode::asString))
                .containsExactly("2");
        assertThat(texts(effects.get("guides"), "title")).containsExactly("芦苇荡秤指南" + site);
        assertThat(effects.get("answers")).hasSize(1);
    }

    @Test
    void recallsAreTheSitesOwn() {
        answered();
        Map<String, Object> wanted =
                Map.of("versionId", at.version(), "reason", "错", "action", "CORRECT", "notice", NOTICE);
        String path = RECALLS + "/" + open(wanted).at("/recall/recallId").asString();
        Member stranger = member("CURATOR", "demo");
        Member expert = member("EXPERT", site);

        assertThat(stranger.staff().get(path).status()).isEqualTo(404);
        assertThat(stranger.staff().post(path + "/tell", "", Map.of()).status()).isEqualTo(404);
        assertThat(stranger.staff().post(RECALLS, json(wanted), Map.of()).status())
                .isEqualTo(404);
        assertThat(expert.staff().get(path).status()).isEqualTo(403);
        assertThat(texts(second.staff().get(RECALLS).body().get("items"), "title"))
                .containsExactly(title);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("reason", "错", "action", "CORRECT", "notice", NOTICE),
                Map.of("versionId", at.version(), "action", "CORRECT", "notice", NOTICE),
                Map.of("versionId", at.version(), "reason", "错", "notice", NOTICE),
                Map.of("versionId", at.version(), "reason", "错", "action", "CORRECT"))) {
            assertThat(author.staff().post(RECALLS, json(wrong), Map.of()).status())
                    .as(json(wrong))
                    .isEqualTo(400);
        }
    }

    /** A consultation whose answer rests on the regulation's second article. */
    private String answered() {
        String consultation = visitor.consultation();
        JsonNode answer = visitor.answerTo(consultation, "《" + title + "》第二条怎么规定？");
        assertThat(texts(answer.get("citations"), "documentVersionId"))
                .as(answer.toString())
                .contains(at.version().toString());
        return consultation;
    }

    private JsonNode open(Map<String, Object> wanted) {
        Reply opened = author.staff().post(RECALLS, json(wanted), Map.of());
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return opened.body();
    }

    private List<JsonNode> messages(String consultation) {
        return visitor.get(CONSULTATIONS + consultation)
                .body()
                .get("messages")
                .valueStream()
                .toList();
    }
}
