package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who waits knows its place; who is before a queue that assigns gets somebody without a claim. */
class QueueJourneyTest extends DeskJourney {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TicketOpening opening;

    private String site;

    @BeforeEach
    void makeASite() {
        site = unused();
        administrator(base())
                .post("/api/v1/sites", json(Map.of("site", site, "name", "园区", "allowedOrigins", List.of())), Map.of());
        expert = staff("EXPERT", site).signedIn();
        visitor = Widget.open(base(), site, null);
    }

    @Test
    void tellsEachEnterpriseWhenItsPlaceMoves() {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            cases.add(escalated());
        }
        assertThat(cases.stream().map(this::place)).containsExactly(1, 2, 3);
        try (var stream = visitor.events(cases.getLast().consultation(), null)) {
            post(cases.getFirst(), "claim", "");
            var moved = stream.await(event -> event.type().equals("consultation.state")
                    && event.data().at("/ticket/queuePosition").asInt(0) == 2);
            assertThat(moved.data().get("state").asString()).isEqualTo("WAITING");
        }
        assertThat(place(cases.get(1))).isEqualTo(1);
    }

    @Test
    void assignsWhereTheQueueChoseTo() {
        Staff supervisor = staff("SUPERVISOR", site).signedIn();
        assertThat(supervisor
                        .put(
                                "/api/v1/desk/queues/METROLOGY",
                                "{\"name\":\"计量\",\"serviceKinds\":[\"计量\"],\"automatic\":true,\"capacity\":40}")
                        .status())
                .isEqualTo(200);
        assertThat(supervisor
                        .get("/api/v1/desk/queues")
                        .body()
                        .get(1)
                        .get("capacity")
                        .asInt())
                .isEqualTo(40);
        assertThat(expert.put("/api/v1/desk/queues/METROLOGY", "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(403);
        for (String wrong : List.of(
                "{}",
                "{\"name\":\"\"}",
                "{\"name\":\"x\",\"serviceKinds\":[\"烹饪\"]}",
                "{\"name\":\"x\",\"capacity\":0}")) {
            assertThat(supervisor.put("/api/v1/desk/queues/METROLOGY", wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        String consultation = visitor.consultation();
        visitor.answerTo(consultation, "申请强制检定需要哪些材料？");
        Reply wished = visitor.post(CONSULTATIONS + consultation + "/escalation", "{}", Map.of());
        Case one = new Case(consultation, ticketOf(wished.body().get("number").asString()));
        JsonNode waiting = whole(one);
        assertThat(waiting.get("queue").asString()).isEqualTo("METROLOGY");
        assertThat(waiting.get("serviceKind").asString()).isEqualTo("计量");
        assertThat(waiting.get("assignee").isNull()).isTrue();

        Member knows = skilled("计量");
        Member other = skilled("知识产权");
        for (Member each : List.of(other, knows)) {
            each.signedIn().put("/api/v1/desk/presence", "{\"state\":\"ONLINE\",\"ticketId\":null}");
        }
        Awaitility.await().until(() -> stateOf(one).equals("EXPERT"));
        assertThat(whole(one).at("/assignee/accountId").asString()).isEqualTo(knows.accountId());
    }

    /** As an older version left it, or a node that knows no desk. */
    @Test
    void takesUpWishesFromBeforeThereWasADesk() {
        Case before = escalated();
        String number = whole(before).get("number").asString();
        for (String table : List.of("escalation_context_pack", "escalation_ticket_event")) {
            jdbc.sql("delete from " + table + " where ticket_id = cast(:id as uuid)")
                    .param("id", before.ticket())
                    .update();
        }
        jdbc.sql("delete from escalation_ticket where id = cast(:id as uuid)")
                .param("id", before.ticket())
                .update();
        jdbc.sql("""
                        update consultation set ticket_queue_position = null, ticket_due_at = null
                        where id = cast(:id as uuid)
                        """).param("id", before.consultation()).update();
        opening.adopt();
        opening.adopt();
        Case after = new Case(before.consultation(), ticketOf(number));
        assertThat(whole(after).get("state").asString()).isEqualTo("OPEN");
        assertThat(place(after)).isEqualTo(1);
        assertThat(post(after, "claim", "").status()).isEqualTo(200);
        assertThat(stateOf(after)).isEqualTo("EXPERT");
    }

    private Member skilled(String skill) {
        Member member = staff("EXPERT", site);
        administrator(base()).patch("/api/v1/accounts/" + member.accountId(), json(Map.of("skills", List.of(skill))));
        return member;
    }

    private int place(Case one) {
        return visitor.get(CONSULTATIONS + one.consultation())
                .body()
                .at("/ticket/queuePosition")
                .asInt();
    }
}
