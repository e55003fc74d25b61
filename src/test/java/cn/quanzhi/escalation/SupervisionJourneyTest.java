package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a supervisor does beside the experts: places cases under supervision, and closes those only after a review. */
class SupervisionJourneyTest extends DeskJourney {

    private Staff supervisor;

    @BeforeEach
    void appoint() {
        supervisor = staff("SUPERVISOR", "demo").signedIn();
    }

    private Reply supervise(Case one, int level, String note) {
        return post(supervisor, one, "supervise", json(java.util.Map.of("level", level, "note", note)));
    }

    @Test
    void placesACaseUnderSupervisionAndTellsItsHolder() {
        Case one = claimed();
        JsonNode before = whole(one);
        try (var desk = Widget.deskStream(base(), null, expert.cookieHeader())) {
            desk.await(event -> event.type().equals("desk.snapshot"));
            Reply placed = supervise(one, 1, "三天没有进展，请今天答复");
            assertThat(placed.status()).as(placed.text()).isEqualTo(200);
            JsonNode heard = desk.await(event -> event.type().equals("ticket.changed")
                            && event.data().get("ticketId").asString().equals(one.ticket())
                            && event.data().get("supervision").asInt() == 1)
                    .data();
            assertThat(heard.get("stage").asString()).isEqualTo("SUPERVISED");
            assertThat(heard.at("/assignee/accountId")).isEqualTo(before.at("/assignee/accountId"));
            assertThat(heard.get("priority").asString()).isEqualTo("HIGH");
            assertThat(heard.get("resolutionDueAt")).isEqualTo(before.get("resolutionDueAt"));
        }
        JsonNode last = whole(one).get("timeline").valueStream().toList().getLast();
        assertThat(last.get("kind").asString()).isEqualTo("SUPERVISION_PLACED");
        assertThat(last.get("text").asString()).isEqualTo("一级督办：三天没有进展，请今天答复");
        assertThat(visitor.get(CONSULTATIONS + one.consultation()).text()).doesNotContain("督办");
    }

    @Test
    void raisesTheLevelAndNeverLowersIt() {
        Case one = escalated();
        assertThat(supervise(one, 1, "没有人领").status()).isEqualTo(200);
        assertThat(stateOf(one)).isEqualTo("WAITING");
        assertThat(supervise(one, 1, "再催一次").status()).isEqualTo(200);
        assertThat(supervise(one, 2, "升级").body().get("supervision").asInt()).isEqualTo(2);
        assertThat(supervise(one, 1, "降级").status()).isEqualTo(409);
        assertThat(post(one, "claim", "").status()).isEqualTo(200);
        assertThat(whole(one).get("supervision").asInt()).isEqualTo(2);
    }

    @Test
    void closesASupervisedCaseOnlyAfterAReview() {
        Case one = claimed();
        supervise(one, 1, "请尽快");
        resolve(one);
        visit(one, true, 5);
        assertThat(stage(one)).isEqualTo("IN_REVIEW");
        assertThat(post(one, "review", "{\"passed\":true}").status()).isEqualTo(403);
        assertThat(post(supervisor, one, "review", "{\"passed\":true,\"note\":\"依据齐全\"}")
                        .status())
                .isEqualTo(200);
        assertThat(stateOf(one)).isEqualTo("CLOSED");
        assertThat(supervise(one, 2, "晚了").status()).isEqualTo(409);
    }

    @Test
    void leavesTheClockStandingWhileTheEnterpriseIsAsked() {
        Case one = claimed();
        post(one, "await", "{\"text\":\"请补材料\"}");
        assertThat(supervise(one, 1, "跟进补件").status()).isEqualTo(200);
        assertThat(stage(one)).isEqualTo("AWAITING_ENTERPRISE");
        assertThat(whole(one)
                        .get("clocks")
                        .valueStream()
                        .anyMatch(clock -> !clock.get("pausedAt").isNull()))
                .isTrue();
    }

    @Test
    void isASupervisorsAloneAndNeedsALevelAndAReason() {
        Case one = claimed();
        assertThat(post(one, "supervise", "{\"level\":1,\"note\":\"我自己\"}").status())
                .isEqualTo(403);
        for (String body : java.util.List.of("{}", "{\"level\":3,\"note\":\"x\"}", "{\"level\":1,\"note\":\" \"}")) {
            assertThat(post(supervisor, one, "supervise", body).status()).isEqualTo(400);
        }
        Staff other = curator();
        assertThat(post(other, one, "supervise", "{\"level\":1,\"note\":\"x\"}").status())
                .isEqualTo(403);
    }

    /** Of the staff, but not of the desk. */
    private Staff curator() {
        return staff("CURATOR", "demo").signedIn();
    }
}
