package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** However a case ends, its enterprise has been told; and whoever writes again is heard again. */
class ClosingJourneyTest extends DeskJourney {

    @Test
    void sendsTheSummaryWhereNothingElseWasSaid() {
        Case one = claimed();
        assertThat(resolve(one).status()).isEqualTo(200);
        assertThat(lastExpertWords(one)).isEqualTo("按强制检定申请指南办理");
        assertThat(resolve(one).status()).isEqualTo(409);
        assertThat(say(one, "还有一点").status()).isEqualTo(409);
    }

    @Test
    void refusesACaseWithAReason() {
        Case one = claimed();
        assertThat(post(one, "reject", "{}").status()).isEqualTo(400);
        Reply rejected = post(one, "reject", "{\"code\":\"OTHER_PROCEDURE\",\"text\":\"该事项正在行政复议，请等复议决定。\"}");
        assertThat(rejected.body().get("state").asString()).isEqualTo("CLOSED");
        assertThat(rejected.body().get("outcome").asString()).isEqualTo("NOT_ACCEPTED");
        assertThat(lastExpertWords(one)).contains("行政复议");
        assertThat(stateOf(one)).isEqualTo("CLOSED");
        assertThat(visit(one, true, 5).code()).isEqualTo("NO_RESOLVED_TICKET");

        Case again = claimed();
        assertThat(post(again, "reject", "{\"code\":\"REPEATED\"}")
                        .body()
                        .get("outcome")
                        .asString())
                .isEqualTo("REPEATED");
        assertThat(lastExpertWords(again)).isNotEmpty();
    }

    @Test
    void speaksToAnEnterpriseInItsOwnLanguage() {
        visitor = cn.quanzhi.Widget.reading("en", base());
        String name = expert.get("/api/v1/session").body().get("displayName").asString();
        for (String ending : java.util.List.of("reject {\"code\":\"OUT_OF_SCOPE\"}", "refer {\"to\":\"12315\"}")) {
            Case one = claimed();
            String[] call = ending.split(" ", 2);
            assertThat(post(one, call[0], call[1]).status()).isEqualTo(200);
            String said = visitor.get(CONSULTATIONS + one.consultation())
                    .body()
                    .get("messages")
                    .valueStream()
                    .map(message -> text(message, "text"))
                    .collect(java.util.stream.Collectors.joining("\n"))
                    .replace(name, "");
            assertThat(said).contains("passed on to an expert").doesNotContainPattern("\\p{IsHan}");
        }
        Case taken = claimed();
        String wrong = say(taken, "wrong").body().get("messageId").asString();
        post(taken, "messages/" + wrong + "/retract", "{}");
        JsonNode last = visitor.get("/api/v1/consultations").body().at("/items/0/lastMessage");
        assertThat(last.get("text").asString()).contains("withdrew");
        assertThat(last.get("withdrawn").asBoolean()).isTrue();
        try (var stream = visitor.events(taken.consultation(), null)) {
            JsonNode changed = stream.await(event -> event.type().equals("message.changed"))
                    .data();
            assertThat(changed.get("text").asString()).contains("withdrew").doesNotContainPattern("\\p{IsHan}");
            assertThat(changed.get("withdrawn").asBoolean()).isTrue();
        }
        assertThat(visitor.get(CONSULTATIONS + taken.consultation())
                        .body()
                        .get("messages")
                        .valueStream()
                        .map(message -> text(message, "text"))
                        .filter(words -> words != null && words.contains("withdrew")))
                .hasSize(1);
    }

    @Test
    void refersToWhoIsInCharge() {
        Case one = claimed();
        Reply referred = post(one, "refer", "{\"to\":\"12315\",\"text\":\"消费纠纷请拨打 12315。\"}");
        assertThat(referred.body().get("outcome").asString()).isEqualTo("REFERRED");
        assertThat(lastExpertWords(one)).contains("12315");
    }

    @Test
    void mergesACaseIntoAnother() {
        Case one = claimed();
        Case other = claimed();
        Reply merged = post(one, "merge", json(Map.of("intoTicketId", other.ticket())));
        assertThat(merged.body().get("outcome").asString()).isEqualTo("MERGED");
        String number = whole(other).get("number").asString();
        assertThat(lastExpertWords(one)).contains(number);
        assertThat(whole(other).get("state").asString()).isEqualTo("ASSIGNED");
        assertThat(post(other, "merge", json(Map.of("intoTicketId", other.ticket())))
                        .status())
                .isEqualTo(400);
        assertThat(post(other, "merge", json(Map.of("intoTicketId", one.ticket())))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void reopensWhereTheEnterpriseWritesAfterTheReply() {
        Case one = claimed();
        say(one, "这样办。");
        resolve(one);
        Reply more = visitor.ask(one.consultation(), "还有一个问题");
        assertThat(more.body().get("answerId").isNull()).isTrue();
        assertThat(stateOf(one)).isEqualTo("EXPERT");
        JsonNode now = whole(one);
        assertThat(now.get("stage").asString()).isEqualTo("IN_PROGRESS");
        assertThat(now.get("returns").asInt()).isZero();
        assertThat(visit(one, true, 5).code()).isEqualTo("NO_RESOLVED_TICKET");
        Reply wished = visitor.post(CONSULTATIONS + one.consultation() + "/escalation", "{}", Map.of());
        assertThat(wished.status()).isEqualTo(200);
        assertThat(wished.body().get("number")).isEqualTo(now.get("number"));
    }

    @Test
    void opensANewTicketAfterTheOldOneIsClosed() {
        Case one = claimed();
        resolve(one);
        visit(one, true, 4);
        assertThat(stateOf(one)).isEqualTo("CLOSED");
        Reply wished = visitor.post(CONSULTATIONS + one.consultation() + "/escalation", "{}", Map.of());
        assertThat(wished.status()).isEqualTo(201);
        Case next = new Case(
                one.consultation(), ticketOf(wished.body().get("number").asString()));
        assertThat(next.ticket()).isNotEqualTo(one.ticket());
        assertThat(whole(next).at("/contextPack/earlier/0/ticketId").asString()).isEqualTo(one.ticket());
    }

    @Test
    void putsACaseUnderSupervisionThatFailsTwice() {
        Staff supervisor = staff("SUPERVISOR", "demo").signedIn();
        Case one = claimed();
        for (int i = 0; i < 2; i++) {
            say(one, "这样办。");
            resolve(one);
            assertThat(visit(one, i == 0, 2).status()).isEqualTo(204);
        }
        JsonNode now = whole(one);
        assertThat(now.get("stage").asString()).isEqualTo("SUPERVISED");
        assertThat(now.get("supervision").asInt()).isEqualTo(1);
        assertThat(now.get("priority").asString()).isEqualTo("HIGH");
        say(one, "重新核对过了。");
        resolve(one);
        visit(one, true, 5);
        assertThat(stage(one)).isEqualTo("IN_REVIEW");
        assertThat(stateOf(one)).isEqualTo("RESOLVED");
        assertThat(post(supervisor, one, "review", "{\"passed\":false,\"note\":\"没有回答期限\"}")
                        .body()
                        .get("stage")
                        .asString())
                .isEqualTo("RETURNED");
        say(one, "期限是20个工作日。");
        resolve(one);
        visit(one, true, 5);
        assertThat(post(supervisor, one, "review", "{\"passed\":true}")
                        .body()
                        .get("outcome")
                        .asString())
                .isEqualTo("ANSWERED");
        assertThat(post(supervisor, one, "review", "{\"passed\":true}").status())
                .isEqualTo(409);
    }

    @Test
    void letsTheClockStandWhileTheEnterpriseIsAskedForWeeks() {
        Case one = claimed();
        say(one, "我看一下。");
        Instant before = due(one);
        Reply asked = post(one, "await", "{\"text\":\"请发器具清单。\"}");
        assertThat(asked.body().get("state").asString()).isEqualTo("WAITING_ON_ENTERPRISE");
        assertThat(stateOf(one)).isEqualTo("EXPERT");
        time().move(Duration.ofDays(21));
        assertThat(whole(one).get("breached").size()).isZero();
        Reply back = visitor.ask(one.consultation(), "三周后才找到，清单如下：压力表 3 只");
        assertThat(back.body().get("answerId").isNull()).isTrue();
        assertThat(stage(one)).isEqualTo("IN_PROGRESS");
        assertThat(due(one)).isAfter(before.plus(Duration.ofDays(10)));
    }

    @Test
    void extendsALimitWhenASupervisorGrantsIt() {
        Staff supervisor = staff("SUPERVISOR", "demo").signedIn();
        Case one = claimed();
        Instant before = due(one);
        for (String body : new String[] {"{}", "{\"days\":0,\"reason\":\"x\"}", "{\"days\":5}"}) {
            assertThat(post(one, "extend", body).status()).as(body).isEqualTo(400);
        }
        assertThat(post(supervisor, one, "extend/decision", "{\"granted\":true}")
                        .status())
                .isEqualTo(409);
        Reply asked = post(one, "extend", "{\"days\":5,\"reason\":\"要到现场看\"}");
        assertThat(asked.body().at("/extension/state").asString()).isEqualTo("ASKED");
        assertThat(due(one)).isEqualTo(before);
        assertThat(post(one, "extend", "{\"days\":5,\"reason\":\"再申请\"}").status())
                .isEqualTo(409);
        Reply granted = post(supervisor, one, "extend/decision", "{\"granted\":true,\"note\":\"同意\"}");
        assertThat(granted.body().at("/extension/state").asString()).isEqualTo("GRANTED");
        assertThat(due(one)).isAfter(before.plus(Duration.ofDays(4)));
        post(one, "extend", "{\"days\":2,\"reason\":\"再看一次\"}");
        assertThat(post(supervisor, one, "extend/decision", "{\"granted\":false}")
                        .body()
                        .at("/extension/state")
                        .asString())
                .isEqualTo("REFUSED");
    }

    @Test
    void showsWhatIsOverdue() {
        Case one = claimed();
        time().move(Duration.ofDays(30));
        assertThat(expert.get("/api/v1/tickets?view=OVERDUE&limit=100").text()).contains(one.ticket());
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> whole(one).get("timeline").toString().contains("OVERDUE"));
        JsonNode now = whole(one);
        assertThat(now.get("breached").valueStream().map(JsonNode::asString)).contains("RESOLUTION");
        assertThat(now.get("priority").asString()).isEqualTo("HIGH");
        resolve(one);
        assertThat(expert.get("/api/v1/tickets?view=OVERDUE&limit=100").text()).doesNotContain(one.ticket());
    }

    @Test
    void closesOnlyAfterAPersonHasCalledWhereNobodyAnswers() {
        Staff supervisor = staff("SUPERVISOR", "demo").signedIn();
        Case one = claimed();
        resolve(one);
        time().move(Duration.ofDays(20));
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> whole(one).get("timeline").toString().contains("CALL_DUE"));
        assertThat(whole(one).get("stage").asString()).isEqualTo("VISITING");
        assertThat(post(supervisor, one, "review", "{\"passed\":true}").status())
                .isEqualTo(409);
        assertThat(post(one, "calls", "{\"reached\":true}").status()).isEqualTo(400);
        assertThat(post(one, "calls", "{\"reached\":false,\"comment\":\"无人接听\"}")
                        .status())
                .isEqualTo(204);
        assertThat(stage(one)).isEqualTo("IN_REVIEW");
        JsonNode visits = expert.get(one.path() + "/visits").body();
        assertThat(visits.at("/0/state").asString()).isEqualTo("UNREACHED");
        assertThat(visits.at("/0/calls/0/note").asString()).isEqualTo("无人接听");
        assertThat(post(supervisor, one, "review", "{\"passed\":true,\"note\":\"已尝试联系\"}")
                        .body()
                        .get("state")
                        .asString())
                .isEqualTo("CLOSED");
    }

    @Test
    void takesTheAnswerThatAPersonHeardOnTheTelephone() {
        Case one = claimed();
        resolve(one);
        assertThat(post(one, "calls", "{\"reached\":true,\"resolved\":true,\"satisfaction\":4}")
                        .status())
                .isEqualTo(204);
        assertThat(stage(one)).isEqualTo("CLOSED");
        assertThat(visit(one, true, 5).code()).isEqualTo("NO_RESOLVED_TICKET");
        assertThat(visitor.put(
                                CONSULTATIONS + one.consultation() + "/follow-up",
                                "{\"resolved\":true,\"satisfaction\":6}")
                        .status())
                .isEqualTo(400);
    }

    private Instant due(Case one) {
        return Instant.parse(whole(one).get("resolutionDueAt").asString());
    }

    private String lastExpertWords(Case one) {
        return visitor.get(CONSULTATIONS + one.consultation())
                .body()
                .get("messages")
                .valueStream()
                .filter(message -> message.get("author").asString().equals("EXPERT"))
                .reduce((before, after) -> after)
                .orElseThrow()
                .get("text")
                .asString();
    }
}
