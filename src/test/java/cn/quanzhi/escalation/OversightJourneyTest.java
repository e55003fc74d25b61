package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget;
import java.util.List;
import java.util.Map;
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
