package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.TestService;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Reply;
import cn.quanzhi.kernel.Ids;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import cn.quanzhi.knowledge.ingest.Splitter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the journeys of the curators share: a site of their own, two people, and drafts. */
public abstract class CurateJourney extends TestService {

    protected static final String DOCUMENTS = "/api/v1/knowledge/documents/";
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    protected Drafts drafts;

    protected String site;
    protected Member author;
    protected Member second;

    @BeforeEach
    void makeASite() {
        site = unused();
        Reply made = administrator(base())
                .post("/api/v1/sites", json(Map.of("site", site, "name", "园区", "allowedOrigins", List.of())), Map.of());
        assertThat(made.status()).isEqualTo(201);
        author = member("CURATOR", site);
        second = member("CURATOR", site);
    }

    /** A member of staff that has signed in. */
    public record Member(Staff staff, UUID accountId, String name) {
        public Curator curator() {
            return new Curator(accountId, name);
        }
    }

    protected Member member(String role, String where) {
        String username = unused();
        Reply made = administrator(base())
                .post(
                        "/api/v1/accounts",
                        json(Map.of(
                                "username", username,
                                "displayName", "员工" + username,
                                "password", PASSWORD,
                                "roles", new String[] {role},
                                "site", where)),
                        Map.of());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return new Member(
                Staff.signedIn(base(), username, PASSWORD),
                UUID.fromString(made.body().get("accountId").asString()),
                "员工" + username);
    }

    protected static String unused() {
        // Letters only: it stands in titles, where letters before digits would be read as a standard's number.
        return "k"
                + UUID.randomUUID()
                        .toString()
                        .substring(24)
                        .chars()
                        .map(c -> Character.isDigit(c) ? c - '0' + 'g' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    }

    protected static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** Where a version is reached. */
    public record At(UUID document, UUID version) {
        public String path() {
            return DOCUMENTS + document + "/versions/" + version;
        }
    }

    protected static At at(JsonNode version) {
        return new At(
                UUID.fromString(version.get("documentId").asString()),
                UUID.fromString(version.get("documentVersionId").asString()));
    }

    /** A draft of the author's with the given front matter and body. */
    protected At draft(String head, String body) {
        FrontMatter.Parsed parsed =
                FrontMatter.parse("---\n" + head + "\n---\n" + body).orElseThrow();
        FrontMatter matter = parsed.frontMatter();
        UUID version = Ids.next();
        UUID document = drafts.save(new NewDraft(
                version,
                site,
                matter,
                Publication.sha256(body),
                Splitter.split(matter.kind(), matter.title(), parsed.body()),
                List.of(),
                NewDraft.Origin.UPLOAD,
                author.curator(),
                false));
        return new At(document, version);
    }

    /** A regulation in three articles whose second one says what is given. */
    protected At regulation(String title, String version, String from, String rule) {
        return draft(
                "kind: LOCAL_RULE\ntitle: " + title + "\nversion: " + version + "\neffectiveFrom: " + from,
                "第一条　为了管好" + title + "，制定本办法。\n\n第二条　" + rule + "\n\n第三条　违反第二条的，责令改正。\n");
    }

    protected Reply confirm(At at) {
        return author.staff().patch(at.path(), "{\"datesConfirmed\":true}");
    }

    /** Confirmed, looked at and published by its author, who knows what is in doubt. */
    protected JsonNode published(At at) {
        assertThat(confirm(at).status()).isEqualTo(200);
        look(author, at);
        JsonNode map = author.staff().get(at.path() + "/article-map").body();
        List<String> doubtful = StreamSupport.stream(map.get("pairs").spliterator(), false)
                .filter(pair -> pair.get("doubtful").asBoolean())
                .map(pair -> pair.get("article").asString())
                .toList();
        Reply reply = post(author, at, "publish", json(Map.of("acceptDoubtful", doubtful)));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.body();
    }

    /** Looks at every change for which that is asked. */
    protected static void look(Member member, At at) {
        for (JsonNode article : member.staff().get(at.path() + "/diff").body().get("articles")) {
            if (!article.get("grave").isEmpty()) {
                JsonNode shown = article.get("after").isNull() ? article.get("before") : article.get("after");
                String look = at.path() + "/looks/" + shown.get("passageId").asString();
                assertThat(member.staff().put(look, "").status()).isEqualTo(204);
            }
        }
    }

    protected static Reply post(Member member, At at, String step, String body) {
        return member.staff().post(at.path() + "/" + step, body, Map.of());
    }

    protected JsonNode detail(At at) {
        Reply reply = author.staff().get(at.path());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.body();
    }

    /** What a visitor of the site finds, by the version of the passages. */
    protected List<String> found(String words) {
        Reply reply = Widget.open(base(), site, null)
                .get("/api/v1/search?limit=20&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return StreamSupport.stream(reply.body().get("items").spliterator(), false)
                .map(item -> item.get("documentVersionId").asString())
                .distinct()
                .toList();
    }

    protected void awaitFound(String words, At at) {
        Awaitility.await("found: " + words)
                .atMost(Duration.ofSeconds(20))
                .until(() -> found(words).contains(at.version().toString()));
    }

    protected void awaitGone(String words, At at) {
        Awaitility.await("gone: " + words)
                .atMost(Duration.ofSeconds(20))
                .until(() -> !found(words).contains(at.version().toString()));
    }

    protected static List<String> texts(JsonNode list, String key) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.get(key).asString())
                .toList();
    }
}
