package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget.Reply;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever has looked at a grave change is remembered, wherever they open the page next. */
class LookJourneyTest extends CurateJourney {

    @Test
    void aLookIsKnownToAllUntilTheArticleIsRewritten() {
        String title = "梧桐秤管理办法" + site;
        At first = regulation(title, "2024", "2024-01-01", "梧桐的秤每年校准一次，逾期处五百元罚款。");
        published(first);
        At next = regulation(title, "2026", "2026-01-01", "梧桐的秤每年校准一次，逾期处一千元罚款。");
        String passage = detail(next).at("/passages/1/passageId").asString();
        String gone = detail(first).at("/passages/2/passageId").asString();

        assertThat(second.staff().put(next.path() + "/looks/" + passage, "").status())
                .isEqualTo(204);
        assertThat(second.staff().put(next.path() + "/looks/" + passage, "").status())
                .isEqualTo(204);
        assertThat(second.staff().put(next.path() + "/looks/" + gone, "").status())
                .isEqualTo(204);

        assertThat(texts(detail(next).get("looks"), "passageId")).containsExactlyInAnyOrder(passage, gone);
        assertThat(texts(detail(next).get("looks"), "by")).containsOnly(second.name());
        author.staff().patch(next.path() + "/passages/" + passage, json(Map.of("text", "逾期处二千元罚款。")));
        assertThat(texts(detail(next).get("looks"), "passageId")).containsExactly(gone);
    }

    /** Two versions; the newer one changes the second article's fine. */
    private At changed(String title) {
        published(regulation(title, "2024", "2024-01-01", "逾期送检的，处五百元罚款。"));
        At next = regulation(title, "2026", "2026-01-01", "逾期送检的，处一千元罚款。");
        assertThat(confirm(next).status()).isEqualTo(200);
        return next;
    }

    private static void assertNotSeen(Reply refused) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("CHANGES_NOT_SEEN");
        assertThat(refused.body().get("detail").asString()).contains("第二条");
        assertThat(texts(refused.body().get("errors"), "field")).containsExactly("looks");
        assertThat(texts(refused.body().get("errors"), "message")).containsExactly("第二条");
    }

    @Test
    void nobodyTakesAChangedFineFurtherUnseen() {
        At next = changed("银杏秤管理办法" + site);
        JsonNode diff = author.staff().get(next.path() + "/diff").body();
        assertThat(diff.at("/articles/1/grave/0/kind").asString()).isEqualTo("AMOUNT");
        assertThat(diff.at("/articles/1/grave/0/before").asString()).isEqualTo("五百元");
        assertThat(diff.at("/articles/1/grave/0/after").asString()).isEqualTo("一千元");
        assertThat(diff.at("/articles/0/grave")).isEmpty();
        String tomorrow =
                json(Map.of("on", LocalDate.now(StoredVersions.CITY).plusDays(1).toString()));

        assertNotSeen(post(author, next, "submit", ""));
        assertNotSeen(post(author, next, "schedule", tomorrow));
        assertNotSeen(post(author, next, "publish", ""));
        assertThat(detail(next).at("/version/state").asString()).isEqualTo("DRAFT");

        look(author, next);
        assertThat(post(author, next, "submit", "").status()).isEqualTo(200);
        // Whoever reviews it has eyes of their own.
        assertNotSeen(post(second, next, "approve", ""));
        assertNotSeen(post(second, next, "publish", ""));
        look(second, next);
        assertThat(post(second, next, "approve", "").status()).isEqualTo(200);
        assertThat(post(second, next, "publish", "").body().get("state").asString())
                .isEqualTo("PUBLISHED");
    }

    @Test
    void whatIsRewrittenIsLookedAtAgain() {
        At next = changed("水杉秤管理办法" + site);
        look(author, next);
        String passage = detail(next).at("/passages/1/passageId").asString();
        assertThat(author.staff()
                        .patch(next.path() + "/passages/" + passage, json(Map.of("text", "逾期送检的，处九千元罚款。")))
                        .status())
                .isEqualTo(200);

        assertNotSeen(post(author, next, "publish", ""));
        look(author, next);
        assertThat(post(author, next, "publish", "").status()).isEqualTo(200);
    }

    @Test
    void anArticleThatIsGoneIsLookedAtToo() {
        String title = "香樟秤管理办法" + site;
        published(regulation(title, "2024", "2024-01-01", "逾期送检的，处五百元罚款。"));
        At next = draft(
                "kind: LOCAL_RULE\ntitle: " + title + "\nversion: 2026\neffectiveFrom: 2026-01-01",
                "第一条　为了管好" + title + "，制定本办法。\n");
        confirm(next);

        assertNotSeen(post(author, next, "publish", ""));
        look(author, next);
        assertThat(post(author, next, "publish", "").status()).isEqualTo(200);
    }

    @Test
    void whatWasPlannedByWhoHadLookedAppearsOnItsDay() {
        At next = changed("棕榈秤管理办法" + site);
        look(author, next);
        LocalDate tomorrow = LocalDate.now(StoredVersions.CITY).plusDays(1);
        Reply planned = post(author, next, "schedule", json(Map.of("on", tomorrow.toString())));
        assertThat(planned.status()).as(planned.text()).isEqualTo(200);
        // Who wants it out early answers for it.
        assertNotSeen(post(second, next, "publish", ""));

        time().move(Duration.ofDays(1));
        Awaitility.await("published on its day")
                .atMost(Duration.ofSeconds(30))
                .until(() -> detail(next).at("/version/state").asString().equals("PUBLISHED"));
    }

    @Test
    void onlyPassagesOfTheDocumentAreLookedAtAndOnlyByItsCurators() {
        At at = regulation("柏树秤管理办法" + site, "2024", "2024-01-01", "柏树的秤每年校准一次。");
        At other = regulation("杉树秤管理办法" + site, "2024", "2024-01-01", "杉树的秤每年校准一次。");
        String own = detail(at).at("/passages/1/passageId").asString();
        String foreign = detail(other).at("/passages/1/passageId").asString();

        assertThat(author.staff().put(at.path() + "/looks/" + foreign, "").status())
                .isEqualTo(404);
        assertThat(member("CURATOR", "demo")
                        .staff()
                        .put(at.path() + "/looks/" + own, "")
                        .status())
                .isEqualTo(404);
        assertThat(member("EXPERT", site)
                        .staff()
                        .put(at.path() + "/looks/" + own, "")
                        .status())
                .isEqualTo(403);
    }
}
