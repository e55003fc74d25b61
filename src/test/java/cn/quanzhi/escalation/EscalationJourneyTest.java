package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the AI can't answer reaches a person, and no case ends without an answer and a return visit. */
class EscalationJourneyTest extends DeskJourney {

    private static final String UNKNOWN = "GB/T 99999-2031 第3章规定了什么？";

    @Test
    void goesFromAnUnansweredQuestionToAClosedCase() {
        String consultation = visitor.consultation();
        JsonNode answer = visitor.answerTo(consultation, UNKNOWN);
        assertThat(answer.get("action").asString()).isEqualTo("ABSTAIN");
        Reply wished = visitor.post(CONSULTATIONS + consultation + "/escalation", "{}", Map.of());
        assertThat(wished.status()).isEqualTo(201);
        assertThat(wished.body().get("queuePosition").asInt()).isPositive();
        assertThat(wished.body().get("dueAt").asString()).isNotEmpty();
        Case one = new Case(consultation, ticketOf(wished.body().get("number").asString()));

        JsonNode opened = whole(one);
        assertThat(opened.get("state").asString()).isEqualTo("OPEN");
        assertThat(opened.get("cause").asString()).isEqualTo("ABSTAINED");
        assertThat(opened.at("/contextPack/understood").asString()).contains("99999");
        assertThat(opened.at("/contextPack/reason").asString()).contains("没有找到可靠依据");
        assertThat(opened.at("/messages/0/text").asString()).isEqualTo(UNKNOWN);

        Reply claim = post(one, "claim", "");
        assertThat(claim.status()).as(claim.text()).isEqualTo(200);
        assertThat(claim.body().get("state").asString()).isEqualTo("ASSIGNED");
        assertThat(stateOf(one)).isEqualTo("EXPERT");
        Reply said = say(one, "请看标准的现行版本。");
        assertThat(said.status()).isEqualTo(201);
        assertThat(said.body().get("author").asString()).isEqualTo("EXPERT");
        Reply back = visitor.ask(consultation, "好的，那旧版还能用吗？");
        assertThat(back.status()).isEqualTo(202);
        assertThat(back.body().get("answerId").isNull()).isTrue();
        say(one, "旧版自新版实施之日起废止。");

        assertThat(resolve(one).body().get("state").asString()).isEqualTo("RESOLVED");
        assertThat(stage(one)).isEqualTo("VISITING");
        assertThat(visit(one, false, 2).status()).isEqualTo(204);
        assertThat(stage(one)).isEqualTo("RETURNED");
        assertThat(stateOf(one)).isEqualTo("EXPERT");

        say(one, "补充：请向标准化主管部门申请公开。");
        resolve(one);
        assertThat(visit(one, true, 5).status()).isEqualTo(204);
        JsonNode closed = whole(one);
        assertThat(closed.get("state").asString()).isEqualTo("CLOSED");
        assertThat(closed.get("outcome").asString()).isEqualTo("ANSWERED");
        assertThat(stateOf(one)).isEqualTo("CLOSED");
        assertThat(closed.get("timeline")
                        .valueStream()
                        .map(entry -> entry.get("kind").asString()))
                .containsSubsequence(
                        "OPENED",
                        "DISPATCHED_TO_QUEUE",
                        "CLAIMED",
                        "STARTED",
                        "RESOLVED",
                        "VISIT_ASKED",
                        "VISIT_DISSATISFIED",
                        "RESOLVED",
                        "VISIT_SATISFIED",
                        "REVIEW_PASSED");
        assertThat(visitor.answerTo(consultation, QUESTION).get("status").asString())
                .isEqualTo("COMPLETED");
        assertThat(stateOf(one)).isEqualTo("AI");
    }

    @Test
    void isSilentWhileAPersonSpeaks() {
        MODEL.script(call -> {
            call.say("申请强制检定需要提交强制检定申请表、计量器具清单和营业执照复印件[1]。", "此外还应当");
            call.hold();
        });
        String consultation = visitor.consultation();
        try (var stream = visitor.events(consultation, null)) {
            String running =
                    visitor.ask(consultation, QUESTION).body().get("answerId").asString();
            String waiting = visitor.ask(consultation, "企业标准怎样公开？")
                    .body()
                    .get("answerId")
                    .asString();
            stream.await(event -> event.type().equals("answer.claim"));
            Reply wished = visitor.post(CONSULTATIONS + consultation + "/escalation", "{}", Map.of());
            Case one =
                    new Case(consultation, ticketOf(wished.body().get("number").asString()));
            post(one, "claim", "");
            for (String answer : new String[] {running, waiting}) {
                var ended = stream.await(event -> event.type().equals("answer.completed")
                        && event.data().at("/answer/answerId").asString().equals(answer));
                assertThat(ended.data().at("/answer/status").asString()).isEqualTo("STOPPED");
                assertThat(ended.data().at("/answer/text").asString()).doesNotContain("此外还应当");
            }
            MODEL.release();
            assertThat(visitor.ask(consultation, "还在吗？").body().get("answerId").isNull())
                    .isTrue();
            String retry = CONSULTATIONS + consultation + "/answers/" + running + "/retry";
            assertThat(visitor.post(retry, "", Map.of()).code()).isEqualTo("EXPERT_HOLDS");
            MODEL.script(cn.quanzhi.ScriptedChatModel::grounded);
            post(one, "release", "");
            assertThat(stateOf(one)).isEqualTo("WAITING");
            assertThat(visitor.answerTo(consultation, QUESTION).get("status").asString())
                    .isEqualTo("COMPLETED");
            assertThat(stream.seen().stream()
                            .filter(event -> event.type().equals("message.created")
                                    && event.data().get("author").asString().equals("SYSTEM"))
                            .count())
                    .isEqualTo(3);
        }
    }

    @Test
    void asksForAPersonAfterTwoAnswersOfNoUse() {
        String consultation = visitor.consultation();
        for (int i = 0; i < 2; i++) {
            assertThat(visitor.get(CONSULTATIONS + consultation)
                            .body()
                            .get("state")
                            .asString())
                    .isEqualTo("AI");
            String answer =
                    visitor.answerTo(consultation, QUESTION).get("answerId").asString();
            visitor.put(CONSULTATIONS + consultation + "/answers/" + answer + "/feedback", "{\"rating\":\"DOWN\"}");
        }
        JsonNode now = visitor.get(CONSULTATIONS + consultation).body();
        assertThat(now.get("state").asString()).isEqualTo("WAITING");
        Case one = new Case(consultation, ticketOf(now.at("/ticket/number").asString()));
        assertThat(whole(one).get("cause").asString()).isEqualTo("DISLIKED");
    }

    @Test
    void putsAnEmergencyBeforeAllOthers() {
        escalated();
        String consultation = visitor.consultation();
        JsonNode answer = visitor.answerTo(consultation, "电梯困人了，里面有老人喘不上气！");
        assertThat(answer.get("action").asString()).isEqualTo("ESCALATE");
        JsonNode ticket = visitor.get(CONSULTATIONS + consultation).body().get("ticket");
        JsonNode waiting =
                expert.get("/api/v1/tickets?view=UNASSIGNED&limit=100").body().get("items");
        // Other journeys' emergencies may have come before.
        int place = ticket.get("queuePosition").asInt();
        assertThat(place).isBetween(1, waiting.size());
        for (int before = 0; before < place; before++) {
            assertThat(waiting.get(before).get("priority").asString()).isEqualTo("URGENT");
        }
        Case one = new Case(consultation, ticketOf(ticket.get("number").asString()));
        post(one, "claim", "");
    }

    @Test
    void putsAWaitingCaseForwardWhenItBecomesAnEmergency() {
        Case one = escalated();
        assertThat(whole(one).get("priority").asString()).isEqualTo("NORMAL");
        java.time.Instant before =
                java.time.Instant.parse(whole(one).get("firstResponseDueAt").asString());
        visitor.answerTo(one.consultation(), "电梯困人了，里面有老人喘不上气！");
        JsonNode now = whole(one);
        assertThat(now.get("priority").asString()).isEqualTo("URGENT");
        assertThat(java.time.Instant.parse(now.get("firstResponseDueAt").asString()))
                .isBefore(before);
        assertThat(visitor.get(CONSULTATIONS + one.consultation()).body().at("/ticket/number"))
                .isEqualTo(now.get("number"));
        post(one, "claim", "");
    }

    @Test
    void showsTheExpertWhatWasSearchedAndWhatWasBefore() {
        Case first = claimed();
        say(first, "先答一次。");
        resolve(first);
        visit(first, true, 5);
        String consultation = visitor.consultation();
        visitor.answerTo(consultation, QUESTION);
        Reply wished = visitor.post(
                CONSULTATIONS + consultation + "/escalation",
                "{\"reason\":\"想确认费用\",\"contact\":{\"name\":\"李工\",\"phone\":\"0531-1234567\"}}",
                Map.of());
        JsonNode pack = whole(new Case(
                        consultation, ticketOf(wished.body().get("number").asString())))
                .get("contextPack");
        assertThat(pack.get("understood").asString()).isEqualTo(QUESTION);
        assertThat(pack.get("searched").size()).isPositive();
        assertThat(pack.at("/passages/0/citation").asString()).isNotEmpty();
        assertThat(pack.get("reason").asString()).isEqualTo("想确认费用");
        assertThat(pack.at("/enterprise/contact/phone").asString()).isEqualTo("0531-1234567");
        assertThat(pack.at("/earlier/0/ticketId").asString()).isEqualTo(first.ticket());
        assertThat(pack.at("/earlier/0/state").asString()).isEqualTo("CLOSED");
    }
}
