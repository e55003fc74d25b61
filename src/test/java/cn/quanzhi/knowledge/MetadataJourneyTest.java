package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Metadata by hand: what is refused, what is warned of, and what moves with a title. */
class MetadataJourneyTest extends CurateJourney {

    @Test
    void whatCannotBeReadIsNamed() {
        At at = regulation("杏林秤管理办法" + site, "2026", "2026-01-01", "杏林的秤每年校准一次。");

        for (String wrong : List.of(
                "{\"colour\":\"red\"}",
                "{\"title\":null}",
                "{\"kind\":\"POEM\"}",
                "{\"effectiveFrom\":\"2026-13-01\"}",
                "{\"effectiveTo\":\"2025-01-01\"}",
                "{\"replaces\":\"甲\"}",
                "{\"basis\":[{\"law\":\"甲\"}]}",
                "{\"number\":7}")) {
            Reply refused = author.staff().patch(at.path(), wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.body().get("errors")).as(wrong).isNotEmpty();
        }
    }

    @Test
    void aNewTitleAndNumberAreCitedAtOnceAndDatesMustBeConfirmedAgain() {
        At at = draft(
                "kind: STANDARD\ntitle: 秤的校准 " + site + "\nnumber: DB00/T 7-2026\neffectiveFrom: 2026-01-01",
                "# 4 要求\n\n秤每年校准一次。\n");
        confirm(at);
        assertThat(detail(at).at("/passages/0/citation").asString()).startsWith("DB00/T 7-2026");

        JsonNode after = author.staff()
                .patch(
                        at.path(),
                        json(Map.of(
                                "number", "DB00/T 8-2026", "title", "秤的周期校准 " + site, "serviceKinds", List.of("计量"))))
                .body();
        At moved = at(after.get("version"));

        assertThat(moved.document()).isEqualTo(at.document());
        assertThat(after.at("/version/title").asString()).isEqualTo("秤的周期校准 " + site);
        assertThat(after.at("/version/metadata/serviceKinds/0").asString()).isEqualTo("计量");
        assertThat(after.at("/passages/0/citation").asString()).startsWith("DB00/T 8-2026");
        assertThat(after.at("/version/datesConfirmed/by").asString()).isEqualTo(author.name());
        JsonNode dated = author.staff()
                .patch(moved.path(), "{\"effectiveFrom\":\"2026-02-01\"}")
                .body();
        assertThat(dated.at("/version/datesConfirmed").isNull()).isTrue();
        assertThat(texts(
                        author.staff()
                                .get("/api/v1/knowledge/documents?number=db00%2Ft8&q=" + site)
                                .body()
                                .get("items"),
                        "number"))
                .containsExactly("DB00/T 8-2026");
    }

    @Test
    void periodsThatOverlapAreErrorsAndGapsAreWarnings() {
        String title = "柳溪秤管理办法" + site;
        At old = regulation(title, "2020", "2020-01-01", "柳溪的秤每年校准一次。");
        author.staff().patch(old.path(), "{\"effectiveTo\":\"2026-06-01\"}");
        published(old);
        At next = regulation(title, "2026", "2026-01-01", "柳溪的秤每季度校准一次。");
        confirm(next);

        assertThat(texts(detail(next).get("findings"), "code")).containsExactly("PERIODS_OVERLAP");
        assertThat(post(author, next, "publish", "").code()).isEqualTo("KNOWLEDGE_NOT_READY");
        author.staff().patch(next.path(), "{\"effectiveFrom\":\"2026-07-01\",\"datesConfirmed\":true}");
        JsonNode findings = detail(next).get("findings");
        assertThat(texts(findings, "code")).containsExactly("GAP_BETWEEN_PERIODS");
        assertThat(texts(findings, "severity")).containsExactly("WARNING");
        look(author, next);
        assertThat(post(author, next, "publish", "").status()).isEqualTo(200);
    }

    @Test
    void aReplacementThatIsNotThereAndABasisThatIsRepealedAreErrors() {
        String law = "桂江秤管理办法" + site;
        At repealed = regulation(law, "2001", "2001-01-01", "桂江的秤每年校准一次。");
        author.staff().patch(repealed.path(), "{\"effectiveTo\":\"2010-01-01\"}");
        published(repealed);
        At guide = draft(
                "kind: GUIDE\ntitle: 桂江秤指南" + site + "\nreplacedBy: 没有的指南\nreplaces: [旧指南]\nbasis:\n  - law: " + law
                        + "\n    article: \"2\"\n  - law: 示例市计量服务条例\n    article: \"99\"\n  - law: 示例市计量服务条例\n"
                        + "    article: \"3\"\n  - law: 没有的法\n    article: \"1\"",
                "## 怎么办\n\n每年校准一次。\n");
        org.awaitility.Awaitility.await("the titles are known")
                .until(() -> texts(detail(guide).get("findings"), "code").contains("BASIS_REPEALED"));

        JsonNode findings = detail(guide).get("findings");

        assertThat(texts(findings, "code"))
                .containsExactlyInAnyOrder(
                        "REPLACEMENT_UNKNOWN", "REPLACED_UNKNOWN", "BASIS_REPEALED", "BASIS_MISSING", "BASIS_UNKNOWN");
        assertThat(post(author, guide, "publish", "").code()).isEqualTo("KNOWLEDGE_NOT_READY");
        author.staff().patch(guide.path(), "{\"replacedBy\":null,\"replaces\":null,\"basis\":null}");
        assertThat(detail(guide).get("findings")).isEmpty();
        assertThat(post(author, guide, "publish", "").status()).isEqualTo(200);
    }

    @Test
    void manyAreChangedAtOnceAndPublishedOnesThroughADraft() {
        At draft = regulation("枫桥秤管理办法" + site, "2026", "2026-01-01", "枫桥的秤每年校准一次。");
        At live = regulation("柏桥秤管理办法" + site, "2026", "2026-01-01", "柏桥的秤每年校准一次。");
        published(live);
        String nothing = "00000000-0000-7000-8000-000000000000";

        Reply batch = author.staff()
                .post(
                        "/api/v1/knowledge/batch-edits",
                        json(Map.of(
                                "documentVersionIds",
                                List.of(draft.version(), live.version(), nothing),
                                "change",
                                Map.of("serviceKinds", List.of("计量"), "region", "枫桥"))),
                        Map.of());

        assertThat(batch.status()).as(batch.text()).isEqualTo(200);
        JsonNode items = batch.body().get("items");
        assertThat(items).hasSize(3);
        assertThat(items.get(0).get("code").asString()).isEqualTo("NOT_FOUND");
        assertThat(detail(draft).at("/version/region").asString()).isEqualTo("枫桥");
        assertThat(detail(live).at("/version/region").asString()).isEqualTo("全国");
        String carried = items.get(2).get("draftVersionId").asString();
        assertThat(carried).isNotEqualTo(live.version().toString());
        At revision = new At(live.document(), java.util.UUID.fromString(carried));
        assertThat(detail(revision).at("/version/region").asString()).isEqualTo("枫桥");
        assertThat(detail(revision).at("/version/state").asString()).isEqualTo("DRAFT");
    }
}
