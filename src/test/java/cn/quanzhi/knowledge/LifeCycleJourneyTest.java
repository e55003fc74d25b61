package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget.Reply;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A version's way from draft to published and away, and who may walk it. */
class LifeCycleJourneyTest extends CurateJourney {

    @Test
    void aDraftIsFoundOnlyOnceItIsPublished() {
        String title = "稻花村秤管理办法" + site;
        At at = regulation(title, "2026", "2026-01-01", "稻花村的秤每季度校准一次。");

        JsonNode listed = author.staff()
                .get("/api/v1/knowledge/documents?status=DRAFT&q=" + site)
                .body()
                .get("items");
        assertThat(texts(listed, "title")).containsExactly(title);
        assertThat(listed.get(0).get("open").asInt()).isEqualTo(1);
        assertThat(detail(at).get("passages")).hasSize(3);
        assertThat(texts(detail(at).get("findings"), "code")).containsExactly("DATES_NOT_CONFIRMED");
        Reply early = post(author, at, "publish", "");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.code()).isEqualTo("KNOWLEDGE_NOT_READY");
        assertThat(found(title)).doesNotContain(at.version().toString());

        JsonNode version = published(at);

        assertThat(version.get("state").asString()).isEqualTo("PUBLISHED");
        assertThat(version.get("status").asString()).isEqualTo("IN_FORCE");
        assertThat(version.at("/published/by").asString()).isEqualTo(author.name());
        assertThat(version.at("/datesConfirmed/by").asString()).isEqualTo(author.name());
        awaitFound(title, at);
        JsonNode history = author.staff().get(at.path() + "/history").body().get("items");
        assertThat(texts(history, "event")).containsExactly("CREATE", "EDIT", "PUBLISH");
        assertThat(texts(history, "to")).containsExactly("DRAFT", "DRAFT", "PUBLISHED");
    }

    @Test
    void theSecondPersonIsAskedWhereTheSiteAsks() {
        assertThat(author.staff()
                        .put("/api/v1/knowledge/review-settings/ALL", "{\"secondPerson\":true}")
                        .status())
                .isEqualTo(403);
        assertThat(administrator(base())
                        .put("/api/v1/knowledge/review-settings/ALL?site=" + site, "{\"secondPerson\":true}")
                        .status())
                .isEqualTo(200);
        At at = regulation("茶山秤管理办法" + site, "2026", "2026-01-01", "茶山的秤每年校准一次。");
        confirm(at);
        assertThat(detail(at).get("secondPersonNeeded").asBoolean()).isTrue();
        assertThat(mayDecide(author, at)).isFalse();
        assertThat(mayDecide(second, at)).isTrue();

        Reply alone = post(author, at, "publish", "");
        assertThat(alone.status()).isEqualTo(409);
        assertThat(alone.code()).isEqualTo("SECOND_PERSON_NEEDED");
        assertThat(post(author, at, "submit", "").body().get("state").asString())
                .isEqualTo("IN_REVIEW");
        assertThat(post(author, at, "approve", "").code()).isEqualTo("SECOND_PERSON_NEEDED");
        assertThat(author.staff().patch(at.path(), "{\"issuer\":\"甲\"}").status())
                .isEqualTo(409);
        assertThat(post(second, at, "return", "{}").status()).isEqualTo(400);
        Reply returned = post(second, at, "return", "{\"reason\":\"第二条写错了\"}");
        assertThat(returned.body().get("state").asString()).isEqualTo("DRAFT");
        post(author, at, "submit", "");
        assertThat(post(second, at, "approve", "").body().at("/reviewed/by").asString())
                .isEqualTo(second.name());
        assertThat(mayDecide(author, at)).isTrue();
        assertThat(post(author, at, "publish", "").body().get("state").asString())
                .isEqualTo("PUBLISHED");
        JsonNode history = author.staff().get(at.path() + "/history").body().get("items");
        assertThat(texts(history, "event"))
                .containsExactly("CREATE", "EDIT", "SUBMIT", "RETURN", "SUBMIT", "APPROVE", "PUBLISH");
        assertThat(history.get(3).get("reason").asString()).isEqualTo("第二条写错了");
    }

    @Test
    void aRevisionTakesItsPlaceAndOldAnswersKeepTheirPassages() {
        String title = "竹林秤管理办法" + site;
        At first = regulation(title, "2026", "2026-01-01", "竹林的秤每年校准一次。");
        published(first);
        String passage = detail(first).at("/passages/1/passageId").asString();
        awaitFound(title, first);
        Reply revised = post(second, first, "revise", "");
        assertThat(revised.status()).isEqualTo(201);
        assertThat(revised.body().get("revision").asInt()).isEqualTo(2);
        At draft = at(revised.body());
        assertThat(author.staff().patch(draft.path(), "{\"issuer\":\"竹林镇\"}").status())
                .isEqualTo(200);
        assertThat(post(author, draft, "publish", "").status()).isEqualTo(200);

        awaitFound(title, draft);
        assertThat(found(title)).doesNotContain(first.version().toString());
        assertThat(detail(first).at("/version/state").asString()).isEqualTo("SUPERSEDED");
        assertThat(author.staff().get("/api/v1/passages/" + passage).status()).isEqualTo(200);
        JsonNode document = author.staff().get(DOCUMENTS + first.document()).body();
        assertThat(document.get("versions").asInt()).isEqualTo(2);
        assertThat(document.at("/current/documentVersionId").asString())
                .isEqualTo(draft.version().toString());
        assertThat(post(author, first, "restore", "").status()).isEqualTo(200);
        awaitFound(title, first);
        assertThat(detail(draft).at("/version/state").asString()).isEqualTo("SUPERSEDED");
    }

    @Test
    void whatIsWithdrawnIsFoundNoMoreUntilItIsRestored() {
        String title = "荷塘秤管理办法" + site;
        At at = regulation(title, "2026", "2026-01-01", "荷塘的秤每年校准一次。");
        published(at);
        awaitFound(title, at);
        assertThat(post(author, at, "withdraw", "{\"reason\":\" \"}").status()).isEqualTo(400);

        Reply withdrawn = post(author, at, "withdraw", "{\"reason\":\"扫描件缺页\"}");

        assertThat(withdrawn.body().get("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.body().at("/withdrawn/because").asString()).isEqualTo("扫描件缺页");
        awaitGone(title, at);
        assertThat(post(author, at, "withdraw", "{\"reason\":\"又一次\"}").status())
                .isEqualTo(409);
        assertThat(post(author, at, "restore", "").body().get("state").asString())
                .isEqualTo("PUBLISHED");
        awaitFound(title, at);
    }

    @Test
    void aPlannedVersionAppearsOnItsDay() {
        String title = "梅岭秤管理办法" + site;
        At at = regulation(title, "2026", "2026-01-01", "梅岭的秤每年校准一次。");
        confirm(at);
        LocalDate tomorrow = LocalDate.now(StoredVersions.CITY).plusDays(1);
        assertThat(post(
                                author,
                                at,
                                "schedule",
                                json(Map.of("on", tomorrow.minusDays(1).toString())))
                        .status())
                .isEqualTo(400);

        Reply planned = post(author, at, "schedule", json(Map.of("on", tomorrow.toString())));

        assertThat(planned.body().get("state").asString()).isEqualTo("SCHEDULED");
        assertThat(planned.body().get("publishOn").asString()).isEqualTo(tomorrow.toString());
        assertThat(found(title)).doesNotContain(at.version().toString());
        time().move(Duration.ofDays(1));
        Awaitility.await("published on its day")
                .atMost(Duration.ofSeconds(30))
                .until(() -> detail(at).at("/version/state").asString().equals("PUBLISHED"));
        assertThat(detail(at).at("/version/published/by").asString()).isEqualTo(author.name());
    }

    @Test
    void oneKeyPublishesOnce() {
        At at = regulation("松林秤管理办法" + site, "2026", "2026-01-01", "松林的秤每年校准一次。");
        confirm(at);
        Map<String, String> key = Map.of("Idempotency-Key", "publish-" + site);

        Reply first = author.staff().post(at.path() + "/publish", "", key);
        Reply again = author.staff().post(at.path() + "/publish", "", key);

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(post(author, at, "publish", "").status()).isEqualTo(409);
    }

    @Test
    void othersSeeNothingAndSharedKnowledgeIsTheInstallations() {
        At at = regulation("桃园秤管理办法" + site, "2026", "2026-01-01", "桃园的秤每年校准一次。");
        Member stranger = member("CURATOR", "demo");
        Member expert = member("EXPERT", site);

        assertThat(stranger.staff().get(at.path()).status()).isEqualTo(404);
        assertThat(stranger.staff()
                        .patch(at.path(), "{\"datesConfirmed\":true}")
                        .status())
                .isEqualTo(404);
        assertThat(post(stranger, at, "publish", "").status()).isEqualTo(404);
        assertThat(stranger.staff()
                        .get("/api/v1/knowledge/documents?q=" + site)
                        .body()
                        .get("items"))
                .isEmpty();
        assertThat(expert.staff().get(at.path()).status()).isEqualTo(403);
        assertThat(post(expert, at, "publish", "").status()).isEqualTo(403);

        JsonNode shared = author.staff()
                .get("/api/v1/knowledge/documents?kind=LOCAL_REGULATION&status=IN_FORCE")
                .body()
                .at("/items/0");
        assertThat(shared.get("site").asString()).isEqualTo("shared");
        At theirs = at(shared.get("current"));
        assertThat(author.staff().get(theirs.path()).status()).isEqualTo(200);
        assertThat(post(author, theirs, "withdraw", "{\"reason\":\"试试\"}").status())
                .isEqualTo(403);
    }

    private static boolean mayDecide(Member member, At at) {
        return member.staff().get(at.path()).body().get("mayDecide").asBoolean();
    }
}
