package cn.quanzhi.curation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget.Reply;
import cn.quanzhi.knowledge.CurateJourney;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Before a change is published, the kept questions say whether it makes answers worse. */
class PublishCheckJourneyTest extends CurateJourney {

    private static final String CASES = "/api/v1/curation/evaluation-cases";
    private static final String BAR = "/api/v1/curation/publish-bar";

    @Test
    void whatWouldBeLostIsSeenBeforeItIsPublished() {
        String title = "荔枝树秤管理办法" + site;
        At now = regulation(title, "2020", "2020-01-01", "荔枝树下的秤应当每年校准一次。");
        published(now);
        awaitFound(title, now);
        keep("《" + title + "》第二条怎么规定？", title, "2", null);

        At same = regulation(title, "2020", "2020-01-01", "荔枝树下的秤应当每季度校准一次。");
        JsonNode fine = checked(same);
        assertThat(fine.get("cases").asInt()).isEqualTo(1);
        assertThat(fine.get("passedBefore").asInt()).isEqualTo(1);
        assertThat(fine.get("passedAfter").asInt()).as(fine.toString()).isEqualTo(1);
        assertThat(fine.get("below").asBoolean()).isFalse();

        At worse = draft(
                "kind: LOCAL_RULE\ntitle: " + title + "\nversion: 2020\neffectiveFrom: 2020-01-01",
                "第一条　为了管好荔枝树，制定本办法。\n");
        JsonNode lost = checked(worse);
        assertThat(lost.get("passedAfter").asInt()).as(lost.toString()).isZero();
        assertThat(lost.get("below").asBoolean()).isTrue();
        assertThat(lost.at("/changed/0/passesAfter").asBoolean()).isFalse();
        assertThat(lost.at("/changed/0/missing/0").asString()).contains(title).endsWith("2");

        // Nothing of the rehearsal is left: what is published answers as before.
        assertThat(found(title)).contains(now.version().toString());
        assertThat(detail(worse).at("/version/state").asString()).isEqualTo("DRAFT");
        assertThat(detail(now).at("/version/state").asString()).isEqualTo("PUBLISHED");
    }

    /** Where the rule is told at once, whoever expects a person is reached by one besides; whoever expects a refusal isn't right. */
    @Test
    void whoShouldReachAPersonDoesSoBesideAnAnswerToo() {
        // No letters drawn by lot: what a message wants is told from all its words.
        String title = "橄榄树秤管理办法";
        At now = regulation(title, "2020", "2020-01-01", "使用不合格的秤，处二千元以下的罚款。");
        published(now);
        awaitFound(title, now);
        String reported = "我要举报隔壁水果店，他家用的秤不准，缺斤短两，《" + title + "》第二条怎么规定？";
        At changed = regulation(title, "2020", "2020-01-01", "使用不合格的秤，处三千元以下的罚款。");
        keep(reported, "ESCALATE", title, "2", null);
        assertPassing(checked(changed), 1, 1);

        keep(reported, "DECLINE", title, "2", null);
        assertPassing(checked(changed), 2, 1);
    }

    @Test
    void aNewLawAnswersWhatNothingAnsweredBefore() {
        String title = "枇杷树秤管理办法" + site;
        keep("《" + title + "》第二条怎么规定？", title, "2", "2020-01-01");
        At fresh = regulation(title, "2020", "2020-01-01", "枇杷树下的秤应当每年校准一次。");
        JsonNode check = checked(fresh);
        assertThat(check.get("passedBefore").asInt()).isZero();
        assertThat(check.get("passedAfter").asInt()).as(check.toString()).isEqualTo(1);
        assertThat(check.at("/changed/0/passesAfter").asBoolean()).isTrue();
        assertThat(found(title)).doesNotContain(fresh.version().toString());
    }

    @Test
    void whereTheSiteWantsItNothingWorseIsPublishedWithoutAReason() {
        String title = "杨梅树秤管理办法" + site;
        At now = regulation(title, "2020", "2020-01-01", "杨梅树下的秤应当每年校准一次。");
        published(now);
        awaitFound(title, now);
        keep("《" + title + "》第二条怎么规定？", title, "2", null);
        assertThat(author.staff().put(BAR, "{\"bar\":1,\"blocks\":true}").status())
                .isEqualTo(403);
        Staff administrator = administrator(base());
        assertThat(administrator
                        .put(BAR + "?site=" + site, "{\"bar\":2,\"blocks\":true}")
                        .status())
                .isEqualTo(400);
        assertThat(administrator
                        .put(BAR + "?site=" + site, "{\"bar\":1,\"blocks\":true}")
                        .status())
                .isEqualTo(200);
        assertThat(author.staff().get(BAR).body().get("blocks").asBoolean()).isTrue();

        At worse = draft(
                "kind: LOCAL_RULE\ntitle: " + title + "\nversion: 2020\neffectiveFrom: 2020-01-01",
                "第一条　为了管好杨梅树，制定本办法。\n");
        assertThat(confirm(worse).status()).isEqualTo(200);
        look(author, worse);
        assertRefused(worse, "PUBLISH_CHECK_NEEDED");
        JsonNode check = checked(worse);
        assertRefused(worse, "PUBLISH_CHECK_FAILED");

        String override = checks(worse) + "/" + check.get("checkId").asString() + "/override";
        assertThat(author.staff().post(override, "{\"reason\":\" \"}", Map.of()).status())
                .isEqualTo(400);
        Reply overridden = author.staff().post(override, "{\"reason\":\"第二条已并入另一部办法\"}", Map.of());
        assertThat(overridden.status()).as(overridden.text()).isEqualTo(200);
        JsonNode kept = author.staff().get(checks(worse)).body().at("/items/0");
        assertThat(kept.at("/overridden/reason").asString()).isEqualTo("第二条已并入另一部办法");
        assertThat(kept.at("/overridden/by").asString()).isEqualTo(author.name());
        Reply published = post(author, worse, "publish", "");
        assertThat(published.status()).as(published.text()).isEqualTo(200);
    }

    @Test
    void aCheckOfAnotherTextIsNone() {
        String title = "石榴树秤管理办法" + site;
        keep("《" + title + "》第二条怎么规定？", title, "2", null);
        administrator(base()).put(BAR + "?site=" + site, "{\"bar\":1,\"blocks\":true}");
        At draft = regulation(title, "2020", "2020-01-01", "石榴树下的秤应当每年校准一次。");
        assertThat(confirm(draft).status()).isEqualTo(200);
        checked(draft);
        assertThat(author.staff()
                        .patch(draft.path(), "{\"effectiveFrom\":\"2021-01-01\",\"datesConfirmed\":true}")
                        .status())
                .isEqualTo(200);
        assertRefused(draft, "PUBLISH_CHECK_NEEDED");
    }

    /** What is asked of an article of the old text goes to another article then. */
    @Test
    void aCheckFromBeforeAnArticleWasPairedIsNone() {
        String title = "木瓜树秤管理办法" + site;
        At now = regulation(title, "2020", "2020-01-01", "木瓜树下的秤应当每年校准一次。");
        published(now);
        awaitFound(title, now);
        keep("《" + title + "》第二条怎么规定？", title, "2", null);
        administrator(base()).put(BAR + "?site=" + site, "{\"bar\":1,\"blocks\":true}");
        At next = regulation(title, "2099", "2099-01-01", "木瓜树下的秤应当每年校准一次。");
        assertThat(confirm(next).status()).isEqualTo(200);
        look(author, next);
        assertThat(checked(next).get("below").asBoolean()).isFalse();
        Reply paired = author.staff()
                .put(
                        next.path() + "/article-map",
                        "{\"pairs\":[{\"article\":\"3\",\"was\":\"2\"},{\"article\":\"2\",\"was\":\"3\"}]}");
        assertThat(paired.status()).as(paired.text()).isEqualTo(200);
        look(author, next);
        assertRefused(next, "PUBLISH_CHECK_NEEDED");
    }

    @Test
    void othersSeeNoChecks() {
        At draft = regulation("桑树秤管理办法" + site, "2020", "2020-01-01", "桑树下的秤应当每年校准一次。");
        Member stranger = member("CURATOR", "demo");
        assertThat(stranger.staff().post(checks(draft), "", Map.of()).status()).isEqualTo(404);
        assertThat(stranger.staff().get(checks(draft)).status()).isEqualTo(404);
        Member expert = member("EXPERT", site);
        assertThat(expert.staff().post(checks(draft), "", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void whatComesBackIsHeldToTheSameBar() {
        String title = "梨树秤管理办法" + site;
        At worse = draft(
                "kind: LOCAL_RULE\ntitle: " + title + "\nversion: 2020\neffectiveFrom: 2020-01-01",
                "第一条　为了管好梨树，制定本办法。\n");
        published(worse);
        At now = regulation(title, "2020", "2020-01-01", "梨树下的秤应当校准。");
        published(now);
        awaitFound(title, now);
        keep("《" + title + "》第二条怎么规定？", title, "2", null);
        administrator(base()).put(BAR + "?site=" + site, "{\"bar\":1,\"blocks\":true}");
        assertThat(detail(worse).at("/version/state").asString()).isEqualTo("SUPERSEDED");

        assertRefused(worse, "restore", "PUBLISH_CHECK_NEEDED");
        JsonNode check = checked(worse);
        assertThat(check.get("below").asBoolean()).as(check.toString()).isTrue();
        assertRefused(worse, "restore", "PUBLISH_CHECK_FAILED");
        String override = checks(worse) + "/" + check.get("checkId").asString() + "/override";
        assertThat(author.staff()
                        .post(override, "{\"reason\":\"第二条有误\"}", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(post(author, worse, "restore", "").body().get("state").asString())
                .isEqualTo("PUBLISHED");

        // And back again: what was said of it before it went is no answer any more.
        assertRefused(now, "restore", "PUBLISH_CHECK_NEEDED");
        assertThat(checked(now).get("below").asBoolean()).isFalse();
        assertThat(post(author, now, "restore", "").status()).isEqualTo(200);
        assertRefused(worse, "restore", "PUBLISH_CHECK_NEEDED");
    }

    private static void assertPassing(JsonNode check, int cases, int passing) {
        assertThat(check.get("cases").asInt()).isEqualTo(cases);
        assertThat(check.get("passedBefore").asInt()).as(check.toString()).isEqualTo(passing);
        assertThat(check.get("passedAfter").asInt()).as(check.toString()).isEqualTo(passing);
    }

    private void assertRefused(At at, String code) {
        assertRefused(at, "publish", code);
    }

    private void assertRefused(At at, String step, String code) {
        Reply refused = post(author, at, step, "");
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.body().get("code").asString()).isEqualTo(code);
    }

    private static String checks(At at) {
        return "/api/v1/curation/versions/" + at.version() + "/publish-checks";
    }

    private JsonNode checked(At at) {
        Reply reply = author.staff().post(checks(at), "", Map.of());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.body();
    }

    private void keep(String question, String title, String article, @org.jspecify.annotations.Nullable String from) {
        keep(question, "ANSWER", title, article, from);
    }

    private void keep(
            String question,
            String action,
            String title,
            String article,
            @org.jspecify.annotations.Nullable String from) {
        Map<String, Object> gold = new java.util.HashMap<>(Map.of("title", title, "article", article, "must", true));
        gold.put("effectiveFrom", from);
        Reply kept = author.staff()
                .post(
                        CASES,
                        json(Map.of("question", question, "expectedAction", action, "gold", List.of(gold))),
                        Map.of());
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
    }
}
