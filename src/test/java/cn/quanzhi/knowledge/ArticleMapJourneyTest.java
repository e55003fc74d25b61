package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Reply;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.Ids;
import cn.quanzhi.knowledge.ChangeLog.EmbeddedPassage;
import cn.quanzhi.knowledge.ChangeLog.Lead;
import cn.quanzhi.knowledge.ingest.TypicalQuestions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Which article of the old text became which: proposed, decided by a person, and followed. */
class ArticleMapJourneyTest extends CurateJourney {

    private static final String SCALES = "集市的秤由市场开办者每季度送检一次，检定不合格的不得使用。";
    private static final String LAMPS = "村口的路灯由供电所负责维修，接到报修后二日内修好。";
    private static final String LAMPS_NOW = "街灯坏了，供电所应当在一日内派人，修好以前在灯杆上挂牌。";

    @Autowired
    private Rehearsal rehearsal;

    @Autowired
    private ChangeLog changes;

    private String title;
    private At first;
    private At next;

    private At law(String version, String from, String... articles) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < articles.length; i++) {
            body.append("第")
                    .append(ChineseNumerals.format(i + 1))
                    .append("条　")
                    .append(articles[i])
                    .append("\n\n");
        }
        return draft(
                "kind: LOCAL_RULE\ntitle: " + title + "\nversion: " + version + "\neffectiveFrom: " + from,
                body.toString());
    }

    @BeforeEach
    void twoVersions() {
        title = "石榴镇管理办法" + site;
        first = law("2024", "2024-01-01", "为了管好石榴镇，制定本办法。", SCALES, LAMPS);
        published(first);
        next = law("2099", "2099-01-01", "为了管好石榴镇，制定本办法。", LAMPS_NOW, "渡船载客不得超过核定人数。", SCALES);
    }

    private JsonNode map() {
        Reply reply = author.staff().get(next.path() + "/article-map");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.body();
    }

    private Reply confirm(String article, String was) {
        return author.staff()
                .put(
                        next.path() + "/article-map",
                        json(Map.of("pairs", List.of(Map.of("article", article, "was", was)))));
    }

    private static List<String> pairs(JsonNode map) {
        List<String> pairs = new ArrayList<>();
        map.get("pairs")
                .forEach(pair -> pairs.add(pair.get("article").asString() + "<"
                        + pair.get("was").asString("") + (pair.get("doubtful").asBoolean() ? "?" : "")));
        return pairs;
    }

    @Test
    void whatIsInDoubtIsSaidAndWhatAPersonSaysIsKept() {
        assertThat(pairs(map())).containsExactly("1<1", "2<?", "3<?", "4<2");
        assertThat(map().get("gone").valueStream().map(JsonNode::asString)).containsExactly("3");
        Reply confirmed = confirm("2", "3");

        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(pairs(confirmed.body())).containsExactly("1<1", "2<3", "3<", "4<2");
        assertThat(confirmed.body().get("doubtful").asInt()).isZero();
        assertThat(confirmed.body().at("/pairs/1/confirmedBy").asString()).isEqualTo(author.name());
        JsonNode diff = author.staff().get(next.path() + "/diff").body();
        assertThat(diff.at("/articles/1/change").asString()).isEqualTo("RENUMBERED");
        assertThat(diff.at("/articles/1/before/article").asString()).isEqualTo("3");
        // A second word about either end takes the first one's place.
        assertThat(pairs(confirm("3", "3").body())).contains("3<3").doesNotContain("2<3");
    }

    @Test
    void whoRestsOnAnOldNumberLearnsTheNewOne() {
        At guide = draft(
                "kind: GUIDE\ntitle: 石榴镇路灯指南" + site + "\nbasis:\n  - law: " + title + "\n    article: \"3\"",
                "## 怎么办\n\n路灯坏了打电话。\n");
        post(author, guide, "publish", "");
        String effects = "/api/v1/curation/versions/" + next.version() + "/effects";
        assertThat(author.staff().get(effects).body().at("/guides/0/now").isNull())
                .isTrue();
        confirm("2", "3");

        assertThat(author.staff().get(effects).body().at("/guides/0/now").asString())
                .isEqualTo("2");
        published(next);
        String old = detail(first).at("/passages/2/passageId").asString();
        Reply card = Widget.open(base(), site, null).get("/api/v1/passages/" + old);
        assertThat(card.body().at("/validity/successor/citation").asString()).endsWith("第二条");
        // The second article of before is the fourth now, and the number that it had is another's.
        String second = detail(first).at("/passages/1/passageId").asString();
        confirm("4", "2");
        card = Widget.open(base(), site, null).get("/api/v1/passages/" + second);
        assertThat(card.body().at("/validity/successor/citation").asString()).endsWith("第四条");
    }

    @Test
    void whatIsInDoubtIsNamedAndPublishedOnlyByWhoSaysSo() {
        assertThat(confirm(next).status()).isEqualTo(200);
        look(author, next);
        String tomorrow = LocalDate.now(StoredVersions.CITY).plusDays(1).toString();

        Reply refused = post(author, next, "publish", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("ARTICLES_IN_DOUBT");
        assertThat(refused.body().get("detail").asString()).contains("第二条").contains("第三条");
        assertThat(texts(refused.body().get("errors"), "message")).containsExactly("2", "3");
        assertThat(post(author, next, "schedule", json(Map.of("on", tomorrow))).code())
                .isEqualTo("ARTICLES_IN_DOUBT");
        Reply half = post(author, next, "publish", json(Map.of("acceptDoubtful", List.of("2"))));
        assertThat(texts(half.body().get("errors"), "message")).containsExactly("3");

        List<String> both = List.of("2", "3");
        Reply planned = post(author, next, "schedule", json(Map.of("on", tomorrow, "acceptDoubtful", both)));
        assertThat(planned.body().get("state").asString()).as(planned.text()).isEqualTo("SCHEDULED");
        Reply published = post(author, next, "publish", json(Map.of("acceptDoubtful", both)));
        assertThat(published.body().get("state").asString())
                .as(published.text())
                .isEqualTo("PUBLISHED");
    }

    @Test
    void whatAPersonHasConfirmedIsInDoubtNoMore() {
        confirm("2", "3");
        confirm(next);
        look(author, next);
        assertThat(post(author, next, "publish", "").status()).isEqualTo(200);
    }

    @Test
    void aRevisionKnowsWhatWasSaidOfItsText() {
        confirm("2", "3");
        published(next);
        At revision = at(post(author, next, "revise", "").body());
        post(author, revision, "publish", "");

        String old = detail(first).at("/passages/2/passageId").asString();
        Reply card = Widget.open(base(), site, null).get("/api/v1/passages/" + old);
        assertThat(card.body().at("/validity/successor/citation").asString()).endsWith("第二条");
    }

    /** As a person says, or the words themselves; before it is published in a rehearsal, and afterwards in what the index reads. */
    @Test
    void whatIsTypicallyAskedGoesToWhereTheArticleHasMoved() {
        At asked = questions("version: \"2024\"\narticles:\n  \"2\": [集市的秤多久送一回]\n  \"3\": [村口的灯不亮找谁]");
        assertThat(post(author, asked, "publish", "").status()).isEqualTo(200);
        assertThat(askedOf(changes.passagesOf(first.version()), "3")).containsExactly("村口的灯不亮找谁");
        confirm("2", "3");
        Caller.Staff curator = new Caller.Staff(
                author.accountId(), site, "curator", author.name(), Set.of(Role.CURATOR), UUID.randomUUID());

        List<EmbeddedPassage> rehearsed = rehearsal.of(curator, next.version()).passages();

        Lead moved = new Lead(title, "2099", "2");
        Lead alike = new Lead(title, "2099", "4");
        assertThat(leads(rehearsed, asked)).contains(moved, alike);
        assertThat(leads(changes.passagesOf(asked.version()), asked)).doesNotContain(moved, alike);
        published(next);
        assertThat(leads(changes.passagesOf(asked.version()), asked)).contains(moved, alike);
        assertThat(askedOf(changes.passagesOf(next.version()), "4")).containsExactly("集市的秤多久送一回");
        assertThat(askedOf(changes.passagesOf(next.version()), "2")).containsExactly("村口的灯不亮找谁");
        assertThat(askedOf(changes.passagesOf(next.version()), "3"))
                .as("its old number is another article's")
                .isEmpty();
    }

    private At questions(String yaml) {
        TypicalQuestions.Parsed parsed = TypicalQuestions.parse("title: " + title + "\n" + yaml);
        UUID version = Ids.next();
        UUID document = drafts.save(new NewDraft(
                version,
                site,
                parsed.frontMatter(),
                Publication.sha256(yaml),
                parsed.pieces(),
                List.of(),
                NewDraft.Origin.UPLOAD,
                author.curator(),
                false));
        return new At(document, version);
    }

    private static List<Lead> leads(List<EmbeddedPassage> passages, At questions) {
        return passages.stream()
                .filter(one -> one.passage().versionId().equals(questions.version()))
                .flatMap(one -> one.leads().stream())
                .toList();
    }

    private static List<String> askedOf(List<EmbeddedPassage> passages, String article) {
        return passages.stream()
                .filter(one -> article.equals(one.passage().article()))
                .flatMap(one -> one.asked().stream())
                .toList();
    }

    @Test
    void onlyWhatIsThereIsConfirmedAndOnlyByWhoMay() {
        assertThat(confirm("9", "3").status()).isEqualTo(400);
        assertThat(confirm("2", "9").status()).isEqualTo(400);
        assertThat(author.staff()
                        .put(next.path() + "/article-map", "{\"pairs\":[]}")
                        .status())
                .isEqualTo(400);
        assertThat(author.staff()
                        .put(first.path() + "/article-map", "{\"pairs\":[{\"article\":\"1\",\"was\":\"1\"}]}")
                        .status())
                .isEqualTo(409);
        assertThat(member("CURATOR", "demo")
                        .staff()
                        .put(next.path() + "/article-map", "{\"pairs\":[{\"article\":\"1\",\"was\":\"1\"}]}")
                        .status())
                .isEqualTo(404);
        assertThat(member("EXPERT", site)
                        .staff()
                        .get(next.path() + "/article-map")
                        .status())
                .isEqualTo(403);
    }
}
