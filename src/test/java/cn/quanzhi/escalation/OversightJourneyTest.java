package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a supervisor is told of queues and people: how much, how soon, how well. */
class OversightJourneyTest extends DeskJourney {

    @Autowired
    private JdbcClient jdbc;

    private String site;
    private Staff supervisor;

    @BeforeEach
    void makeASite() {
        site = unused();
        administrator(base())
                .post("/api/v1/sites", json(Map.of("site", site, "name", "园区", "allowedOrigins", List.of())), Map.of());
        supervisor = staff("SUPERVISOR", site).signedIn();
        visitor = Widget.open(base(), site, null);
    }

    @Test
    void measuresEachPersonAndQueueByWhatThatPersonDid() {
        Member first = staff("EXPERT", site);
        Member second = staff("EXPERT", site);
        expert = first.signedIn();
        for (int satisfaction : List.of(5, 4)) {
            Case one = claimed();
            say(one, "您好");
            took(one, 30 * satisfaction);
            resolve(one);
            visit(one, true, satisfaction);
        }
        Case sentBack = claimed();
        say(sentBack, "请看指南");
        took(sentBack, 60);
        resolve(sentBack);
        visit(sentBack, false, 1);
        expert = second.signedIn();
        post(first.signedIn(), sentBack, "transfer", json(Map.of("toAccountId", second.accountId(), "note", "请接手")));
        resolve(sentBack);
        visit(sentBack, true, 5);
        escalated();

        JsonNode report = report();
        assertThat(report.at("/received/today").asInt()).isEqualTo(4);
        assertThat(report.at("/received/weekBefore").asInt()).isZero();
        JsonNode one = of(report, "experts", "accountId", first.accountId());
        assertThat(one.get("received").asInt()).isEqualTo(3);
        assertThat(one.at("/quality/firstResponseSeconds").asInt())
                .as("the median of 150, 120 and 60")
                .isEqualTo(120);
        assertThat(one.at("/quality/answers").asInt()).isEqualTo(3);
        assertThat(one.at("/quality/satisfaction").asDouble())
                .as("marks of 5, 4 and 1")
                .isEqualTo(66.7);
        JsonNode other = of(report, "experts", "accountId", second.accountId());
        assertThat(other.at("/quality/satisfaction").asDouble())
                .as("whoever took over isn't blamed for what was before")
                .isEqualTo(100);
        assertThat(other.at("/quality/firstResponseSeconds").isNull()).isTrue();
        JsonNode queue = of(report, "queues", "queue", "GENERAL");
        assertThat(queue.get("received").valueStream().map(JsonNode::asInt)).containsExactly(0, 0, 0, 0, 0, 0, 4);
        assertThat(queue.at("/quality/visits").asInt()).isEqualTo(4);
    }

    @Test
    void comparesWithTheSameHourAWeekAgo() {
        List<Integer> daysAgo = List.of(0, 1, 7, 7, 8);
        for (int days : daysAgo) {
            jdbc.sql("""
                            update escalation_ticket set created_at = created_at - make_interval(days => :days, secs => 1)
                            where id = cast(:id as uuid)
                            """)
                    .param("days", days)
                    .param("id", escalatedWith(supervisor).ticket())
                    .update();
        }
        JsonNode report = report();
        assertThat(report.at("/received/weekBefore").asInt()).isEqualTo(2);
        assertThat(of(report, "queues", "queue", "GENERAL")
                        .get("received")
                        .get(5)
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void tellsWhoReviewsWhatTheRepliesRestOnAndWhatOfItHasChangedSince() {
        expert = staff("EXPERT", site).signedIn();
        Case plain = claimed();
        say(plain, "请按窗口的说明办理");
        reviewed(plain);
        Case cited = claimed();
        String kept = sent(cited, "第一条和第二条");
        String wrong = sent(cited, "说错的");
        UUID current = passage("2020-01-01", null);
        UUID repealed = passage("2018-01-01", "2020-01-01");
        UUID gone = UUID.randomUUID();
        rests(kept, current, repealed);
        rests(wrong, gone);
        reviewed(cited);
        JsonNode before = sourcesOf(cited);
        assertThat(before.get("cited").asInt()).isEqualTo(3);
        assertThat(before.get("inForce").asInt()).isEqualTo(1);
        assertThat(before.get("changed").valueStream().map(JsonNode::asString))
                .containsExactly("来源" + repealed, "来源" + gone);
        assertThat(sourcesOf(plain).get("cited").asInt()).isZero();

        jdbc.sql("update consultation_message set withdrawn_at = now() where id = cast(:id as uuid)")
                .param("id", wrong)
                .update();
        JsonNode after = sourcesOf(cited);
        assertThat(after.get("cited").asInt())
                .as("what was taken back isn't reviewed")
                .isEqualTo(2);
        assertThat(after.get("changed").size()).isEqualTo(1);
        post(supervisor, cited, "review", "{\"passed\":true}");
        assertThat(report().get("reviews").size()).isEqualTo(1);
    }

    private JsonNode sourcesOf(Case one) {
        return of(report(), "reviews", "ticketId", one.ticket()).get("sources");
    }

    private void reviewed(Case one) {
        post(supervisor, one, "supervise", json(Map.of("level", 1, "note", "请尽快")));
        resolve(one);
        visit(one, true, 5);
        assertThat(stage(one)).isEqualTo("IN_REVIEW");
    }

    private String sent(Case one, String text) {
        return say(one, text).body().get("messageId").asString();
    }

    /** Puts sources under a message, as a draft that was sent would have. */
    private void rests(String message, UUID... passages) {
        List<Map<String, Object>> citations = java.util.stream.Stream.of(passages)
                .map(passage -> Map.<String, Object>of(
                        "number", 1, "passageId", passage, "citation", "来源" + passage, "title", "示例规定"))
                .toList();
        jdbc.sql("""
                        update consultation_message set citations = cast(:citations as jsonb) where id = cast(:id as uuid)
                        """).param("citations", json(citations)).param("id", message).update();
    }

    /** One passage of a law of the site's own, in force from the one day until the other. */
    private UUID passage(String from, @Nullable String until) {
        UUID document = UUID.randomUUID();
        UUID version = UUID.randomUUID();
        UUID passage = UUID.randomUUID();
        jdbc.sql("""
                        insert into knowledge_document (id, site_id, kind, title, created_at)
                        values (:document, :site, 'LAW', cast(:document as text), now())
                        """).param("document", document).param("site", site).update();
        jdbc.sql("""
                        insert into knowledge_version (id, document_id, site_id, version, revision, region, effective_from,
                          effective_to, checksum, made_with, state, published_at)
                        values (:version, :document, :site, '1', 1, '', cast(:from as date), cast(:until as date), '', '',
                          'PUBLISHED', now())
                        """)
                .param("version", version)
                .param("document", document)
                .param("site", site)
                .param("from", from)
                .param("until", until)
                .update();
        jdbc.sql("""
                        insert into knowledge_passage (id, version_id, site_id, position, path, citation, text, text_hash,
                          vector)
                        values (:passage, :version, :site, 1, '{}', '示例', '示例', '', '')
                        """)
                .param("passage", passage)
                .param("version", version)
                .param("site", site)
                .update();
        return passage;
    }

    @Test
    void isForSupervisorsAndKeepsSitesApart() {
        assertThat(staff("EXPERT", site)
                        .signedIn()
                        .get("/api/v1/desk/oversight")
                        .status())
                .isEqualTo(403);
        assertThat(staff("ADMIN", site).signedIn().get("/api/v1/desk/oversight").status())
                .isEqualTo(200);
        assertThat(visitor.get("/api/v1/desk/oversight").status()).isEqualTo(401);
        for (String days : List.of("0", "367", "x")) {
            assertThat(supervisor.get("/api/v1/desk/oversight?days=" + days).status())
                    .as(days)
                    .isEqualTo(400);
        }
        JsonNode empty = report();
        assertThat(empty.at("/received/today").asInt()).isZero();
        assertThat(empty.get("experts").size()).isZero();
        assertThat(empty.get("queues").size()).isZero();
        assertThat(empty.get("reviews").size()).isZero();
    }

    private Case escalatedWith(Staff reader) {
        expert = reader;
        return escalated();
    }

    private JsonNode report() {
        var reply = supervisor.get("/api/v1/desk/oversight");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.body();
    }

    /** The working time that the test's hour would make of it is nobody's to know. */
    private void took(Case one, int seconds) {
        int changed = jdbc.sql("""
                        update sla_clock set took_micros = :took
                        where subject_id = cast(:ticket as uuid) and kind = 'FIRST_RESPONSE' and took_micros is not null
                        """)
                .param("took", seconds * 1_000_000L)
                .param("ticket", one.ticket())
                .update();
        assertThat(changed).isEqualTo(1);
    }

    private static JsonNode of(JsonNode report, String list, String name, String value) {
        return report.get(list)
                .valueStream()
                .filter(each -> each.get(name).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
