package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Guides follow a law that counts its articles anew, by drafts, and only where a person has confirmed the number. */
class BasisProposalJourneyTest extends CurateJourney {

    private static final String SCALES = "集市的秤由市场开办者负责送检，检定不合格的不得使用。";
    private static final String LAMPS = "村口的路灯由供电所负责维修，接到报修后尽快修好。";
    private static final String LAMPS_NOW = "街灯坏了，供电所应当马上派人，修好以前在灯杆上挂牌。";
    private static final String AIM = "为了管好樱桃镇，制定本办法。";

    private String title;
    private At first;
    private At next;
    private At guide;

    @BeforeEach
    void aGuideAndALawThatCountsAnew() {
        title = "樱桃镇管理办法" + site;
        first = law("2024", "2024-01-01", "第二条　" + SCALES + "\n\n第三条　" + LAMPS);
        published(first);
        next = law("2099", "2099-01-01", "第二条　" + LAMPS_NOW + "\n\n第三条　渡船载客不得超过核定人数。\n\n第四条　" + SCALES);
        guide = guide("樱桃镇路灯指南" + site, "3", "2");
    }

    private At law(String version, String from, String articles) {
        return draft(
                "kind: LOCAL_RULE\ntitle: " + title + "\nversion: " + version + "\neffectiveFrom: " + from,
                "第一条　" + AIM + "\n\n" + articles + "\n");
    }

    private At guide(String name, String... articles) {
        StringBuilder head = new StringBuilder("kind: GUIDE\ntitle: " + name + "\nbasis:");
        for (String article : articles) {
            head.append("\n  - {law: ")
                    .append(title)
                    .append(", article: \"")
                    .append(article)
                    .append("\", supports: 维修}");
        }
        head.append("\n  - {law: 别的办法, article: \"3\"}");
        At at = draft(head.toString(), "## 怎么办\n\n路灯坏了打电话（《" + title + "》第三条）。\n");
        assertThat(post(author, at, "publish", "").status()).isEqualTo(200);
        return at;
    }

    private String proposals() {
        return next.path() + "/basis-proposals";
    }

    private JsonNode items() {
        Reply reply = author.staff().get(proposals());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.body().get("items");
    }

    /** article>now FATE, joined. */
    private static String moves(JsonNode proposal) {
        return StreamSupport.stream(proposal.get("moves").spliterator(), false)
                .map(move -> move.get("article").asString() + ">"
                        + move.get("now").asString("") + " " + move.get("fate").asString())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void confirmPair(String article, @Nullable String was) {
        Map<String, Object> pair = new HashMap<>(Map.of("article", article));
        pair.put("was", was);
        Reply reply = author.staff().put(next.path() + "/article-map", json(Map.of("pairs", List.of(pair))));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private Reply apply(At which) {
        return author.staff().post(proposals() + "/" + which.version(), "", Map.of());
    }

    /** article@version of the law's entries, as the version has them. */
    private List<String> basis(At at) {
        return StreamSupport.stream(detail(at).at("/version/metadata/basis").spliterator(), false)
                .filter(one -> one.get("law").asString().equals(title))
                .map(one -> one.get("article").asString() + "@"
                        + one.path("version").asString(""))
                .toList();
    }

    @Test
    void onlyWhatIsConfirmedIsRewrittenAndInADraftThatGoesTheWayOfAll() {
        assertThat(moves(items().get(0))).isEqualTo("2>4 OPEN, 3> OPEN");
        assertThat(apply(guide).status()).isEqualTo(409);
        confirmPair("2", "3");
        assertThat(moves(items().get(0))).isEqualTo("2>4 OPEN, 3>2 MOVES");
        assertThat(items().at("/0/mentions/0/article").asString()).isEqualTo("3");
        assertThat(items().at("/0/mentions/0/now").asString()).isEqualTo("2");

        Reply applied = apply(guide);

        assertThat(applied.status()).as(applied.text()).isEqualTo(201);
        At draft = at(applied.body());
        assertThat(applied.body().get("state").asString()).isEqualTo("DRAFT");
        assertThat(draft.document()).isEqualTo(guide.document());
        assertThat(basis(draft)).containsExactly("2@2099", "2@2024");
        assertThat(detail(draft).at("/version/metadata/basis/0/supports").asString())
                .isEqualTo("维修");
        assertThat(detail(draft).at("/version/metadata/basis/2/article").asString())
                .isEqualTo("3");
        assertThat(basis(guide)).containsExactly("3@", "2@");
        assertThat(detail(guide).at("/version/state").asString()).isEqualTo("PUBLISHED");
        assertThat(items().at("/0/draftVersionId").asString())
                .isEqualTo(draft.version().toString());
        assertThat(apply(guide).status()).isEqualTo(409);

        administrator(base()).put("/api/v1/knowledge/review-settings/GUIDE?site=" + site, "{\"secondPerson\":true}");
        published(next);
        assertThat(post(author, draft, "publish", "").code()).isEqualTo("SECOND_PERSON_NEEDED");
        Reply out = post(second, draft, "publish", "");
        assertThat(out.status()).as(out.text()).isEqualTo(200);
        assertThat(detail(guide).at("/version/state").asString()).isEqualTo("SUPERSEDED");
    }

    @Test
    void whatWasRewrittenIsNeverRewrittenAgain() {
        confirmPair("2", "3");
        published(next);
        At draft = at(apply(guide).body());
        assertThat(post(author, draft, "publish", "").status()).isEqualTo(200);
        assertThat(moves(items().get(0))).isEqualTo("2>4 OPEN");
        String effects = "/api/v1/curation/versions/" + next.version() + "/effects";
        assertThat(texts(author.staff().get(effects).body().get("guides"), "article"))
                .containsExactly("2");

        confirmPair("4", "2");
        At another = at(apply(draft).body());

        assertThat(basis(another)).containsExactly("2@2099", "4@2099");
        assertThat(post(author, another, "publish", "").status()).isEqualTo(200);
        assertThat(items()).isEmpty();
        assertThat(author.staff().get(effects).body().get("guides")).isEmpty();
    }

    @Test
    void anArticleThatIsGoneIsFlaggedAndLeftToAPerson() {
        confirmPair("2", null);
        confirmPair("3", null);
        At lamps = guide("樱桃镇灯杆指南" + site, "3");
        Map<String, String> flagged = StreamSupport.stream(items().spliterator(), false)
                .collect(Collectors.toMap(one -> one.get("versionId").asString(), BasisProposalJourneyTest::moves));
        assertThat(flagged)
                .containsEntry(lamps.version().toString(), "3> GONE")
                .containsEntry(guide.version().toString(), "2>4 OPEN, 3> GONE");
        assertThat(apply(lamps).status()).isEqualTo(409);

        confirmPair("4", "2");
        At draft = at(apply(guide).body());
        assertThat(basis(draft)).containsExactly("3@2024", "4@2099");
    }

    @Test
    void whatIsInDoubtHasNoNumberUntilAPersonHasDecided() {
        next = law("2098", "2098-01-01", "第二条　" + SCALES + "\n\n第三条　村口的路灯由供电所负责看管，夜里不亮的找村委会。");
        assertThat(moves(items().get(0))).isEqualTo("2>2 OPEN, 3> OPEN");
        confirmPair("3", "3");
        assertThat(items()).isEmpty();
    }

    @Test
    void onlyWhoMayChangeTheGuideTakesItAlong() {
        confirmPair("2", "3");
        Member stranger = member("CURATOR", "demo");
        Member expert = member("EXPERT", site);
        String path = proposals() + "/" + guide.version();

        assertThat(stranger.staff().get(proposals()).status()).isEqualTo(404);
        assertThat(stranger.staff().post(path, "", Map.of()).status()).isEqualTo(404);
        assertThat(expert.staff().get(proposals()).status()).isEqualTo(403);
        assertThat(expert.staff().post(path, "", Map.of()).status()).isEqualTo(403);
        assertThat(author.staff()
                        .post(proposals() + "/" + next.version(), "", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(author.staff().get(first.path() + "/basis-proposals").body().get("items"))
                .isEmpty();
    }
}
