package cn.quanzhi.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.TestService;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Event;
import cn.quanzhi.Widget.Reply;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A visitor asks and is answered with citations; what was said is there again whenever it comes back. */
class ConsultationJourneyTest extends TestService {

    private static final String QUESTION = "申请强制检定需要哪些材料？";
    private static final String CONSULTATIONS = "/api/v1/consultations";

    private Widget visitor;

    @BeforeEach
    void enter() {
        visitor = Widget.open(base());
    }

    @Test
    void answersWithCitationsAndKeepsThem() {
        String consultation = visitor.consultation();
        JsonNode answer = visitor.answerTo(consultation, QUESTION);
        assertThat(answer.get("status").asString()).isEqualTo("COMPLETED");
        assertThat(answer.get("action").asString()).isEqualTo("ANSWER");
        assertThat(answer.get("aiGenerated").asBoolean()).isTrue();
        assertThat(answer.get("model").asString()).isEqualTo("scripted");
        assertThat(answer.get("promptVersion").asString()).isNotEmpty();
        assertThat(answer.get("text").asString()).contains("强制检定申请表").contains("[1]");
        JsonNode citation = answer.get("citations").get(0);
        assertThat(citation.get("quote").asString()).contains("强制检定申请表");
        assertThat(citation.at("/validity/status").asString()).isEqualTo("IN_FORCE");
        assertThat(answer.at("/claims/0/verdict").asString()).isEqualTo("SUPPORTED");

        Reply source =
                visitor.get("/api/v1/passages/" + citation.get("passageId").asString());
        assertThat(source.status()).isEqualTo(200);
        assertThat(source.body().get("text").asString())
                .contains(citation.get("quote").asString());
        JsonNode stored = visitor.get(CONSULTATIONS + "/" + consultation).body();
        assertThat(stored.at("/messages/0/author").asString()).isEqualTo("VISITOR");
        assertThat(stored.at("/messages/1/answer")).isEqualTo(answer);
        assertThat(stored.at("/messages/1/text").asString())
                .isEqualTo(answer.get("text").asString());
    }

    @Test
    void tellsTheStoryInOrder() {
        String consultation = visitor.consultation();
        try (var stream = visitor.events(consultation, null)) {
            stream.await(event -> event.type().equals("consultation.state")); // it listens before anything happens
            visitor.ask(consultation, QUESTION);
            stream.await(event -> event.type().equals("answer.completed"));
            assertThat(stream.seen().getFirst().type()).isEqualTo("consultation.state");
            assertThat(stream.seen().getFirst().data().get("state").asString()).isEqualTo("AI");
            assertThat(stream.seen().stream().map(Event::type).distinct())
                    .containsSubsequence(
                            "consultation.state", "message.created", "answer.started", "answer.stage", "answer.delta")
                    .contains("answer.citation", "answer.claim")
                    .last()
                    .isEqualTo("answer.completed");
            assertThat(stream.seen().stream().map(Event::id)).doesNotHaveDuplicates();
            assertThat(said(stream.seen()))
                    .isEqualTo(stream.seen().getLast().data().at("/answer/text").asString());
        }
    }

    @Test
    void readsWhatIsTypedInPinyin() {
        JsonNode answer = visitor.answerTo(visitor.consultation(), "shenqing qiangzhi jianding yao shenme cailiao");
        assertThat(answer.get("action").asString()).isEqualTo("ANSWER");
        assertThat(answer.get("text").asString()).contains("强制检定申请表");
    }

    @Test
    void understandsAFollowUpQuestion() {
        String consultation = visitor.consultation();
        visitor.answerTo(consultation, QUESTION);
        JsonNode second = visitor.answerTo(consultation, "办理期限呢？");
        assertThat(second.get("status").asString()).isEqualTo("COMPLETED");
        assertThat(MODEL.prompts().getLast()).contains("20个工作日");
        JsonNode messages =
                visitor.get(CONSULTATIONS + "/" + consultation).body().get("messages");
        assertThat(messages.size()).isEqualTo(4);
        assertThat(messages.valueStream().map(message -> message.get("seq").asLong()))
                .isSorted();
    }

    @Test
    void understandsAFollowUpQuestionInEnglish() {
        String consultation = visitor.consultation();
        JsonNode first = visitor.answerTo(
                consultation, "Which documents do we need to apply for the compulsory verification of our scales?");
        assertThat(first.get("text").asString()).contains("强制检定申请表");
        JsonNode second = visitor.answerTo(consultation, "And how long does it take?");
        assertThat(second.get("action").asString()).isEqualTo("ANSWER");
        assertThat(MODEL.prompts().getLast()).contains("20个工作日");
    }

    @Test
    void anOrderInEnglishReachesAPerson() {
        String consultation = visitor.consultation();
        visitor.answerTo(consultation, "Please book a calibration of our three weighing scales for next Tuesday.");
        assertThat(visitor.get(CONSULTATIONS + "/" + consultation)
                        .body()
                        .get("state")
                        .asString())
                .isEqualTo("WAITING");
    }

    @Test
    void stopsAnAnswerAndKeepsWhatWasJudged() {
        MODEL.script(call -> {
            call.say("申请强制检定需要提交强制检定申请表、计量器具清单和营业执照复印件[1]。", "此外还应当");
            call.hold();
        });
        String consultation = visitor.consultation();
        try (var stream = visitor.events(consultation, null)) {
            String answer =
                    visitor.ask(consultation, QUESTION).body().get("answerId").asString();
            stream.await(event -> event.type().equals("answer.delta"));
            String stop = CONSULTATIONS + "/" + consultation + "/answers/" + answer + "/stop";
            assertThat(visitor.post(stop, "", Map.of()).status()).isEqualTo(204);
            JsonNode ended = stream.await(event -> event.type().equals("answer.completed"))
                    .data()
                    .get("answer");
            assertThat(ended.get("status").asString()).isEqualTo("STOPPED");
            assertThat(ended.get("text").asString()).doesNotContain("此外还应当");
            assertThat(visitor.post(stop, "", Map.of()).status()).isEqualTo(204);
        }
    }

    @Test
    void answersAgainOnRetry() {
        String consultation = visitor.consultation();
        JsonNode first = visitor.answerTo(consultation, QUESTION);
        String retry = CONSULTATIONS + "/" + consultation + "/answers/"
                + first.get("answerId").asString() + "/retry";
        MODEL.script(call -> {
            call.hold();
            call.finish("stop");
        });
        Reply accepted = visitor.post(retry, "", Map.of());
        assertThat(accepted.status()).isEqualTo(202);
        String second = accepted.body().get("answerId").asString();
        assertThat(second).isNotEqualTo(first.get("answerId").asString());
        Reply running = visitor.post(retry, "", Map.of());
        assertThat(running.status()).isEqualTo(409);
        assertThat(running.code()).isEqualTo("ANSWER_RUNNING");
        MODEL.release();
        MODEL.script(cn.quanzhi.ScriptedChatModel::grounded);
        try (var stream = visitor.events(consultation, null)) {
            stream.await(event -> event.type().equals("answer.completed")
                    && event.data().at("/answer/answerId").asString().equals(second));
        }
        JsonNode messages =
                visitor.get(CONSULTATIONS + "/" + consultation).body().get("messages");
        assertThat(messages.size()).isEqualTo(2);
        assertThat(messages.at("/1/answer/answerId").asString()).isEqualTo(second);
    }

    @Test
    void letsQuestionsWaitTheirTurn() {
        String consultation = visitor.consultation();
        String first =
                visitor.ask(consultation, QUESTION).body().get("answerId").asString();
        String second =
                visitor.ask(consultation, "企业标准怎样公开？").body().get("answerId").asString();
        try (var stream = visitor.events(consultation, null)) {
            stream.await(event -> event.type().equals("answer.completed")
                    && event.data().at("/answer/answerId").asString().equals(second));
            assertThat(stream.seen().stream()
                            .filter(event -> event.type().equals("answer.started")
                                    || event.type().equals("answer.completed"))
                            .map(event -> event.type().substring(7) + " "
                                    + event.data()
                                            .path("answerId")
                                            .asString(event.data()
                                                    .at("/answer/answerId")
                                                    .asString(""))))
                    .containsExactly(
                            "started " + first, "completed " + first, "started " + second, "completed " + second);
        }
    }

    @Test
    void takesFeedback() {
        String consultation = visitor.consultation();
        String answer = visitor.answerTo(consultation, QUESTION).get("answerId").asString();
        String feedback = CONSULTATIONS + "/" + consultation + "/answers/" + answer + "/feedback";
        assertThat(visitor.put(feedback, "{\"rating\":\"UP\",\"reason\":null,\"comment\":\"清楚\"}")
                        .status())
                .isEqualTo(204);
        assertThat(visitor.put(feedback, "{\"rating\":\"DOWN\"}").status()).isEqualTo(204);
        assertThat(visitor.put(feedback, "{\"rating\":\"SIDEWAYS\"}").status()).isEqualTo(400);
        assertThat(visitor.put(feedback, "{}").status()).isEqualTo(400);
    }

    @Test
    void handsOverUnderOneNumber() {
        String consultation = visitor.consultation();
        String escalation = CONSULTATIONS + "/" + consultation + "/escalation";
        Reply first =
                visitor.post(escalation, "{\"reason\":\"想问专家\",\"contact\":{\"phone\":\"0571-1234567\"}}", Map.of());
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().get("state").asString()).isEqualTo("OPEN");
        assertThat(first.body().get("queuePosition").asInt()).isPositive();
        assertThat(first.body().get("dueAt").asString()).isNotEmpty();
        Reply second = visitor.post(escalation, "{}", Map.of());
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().get("number")).isEqualTo(first.body().get("number"));
        assertThat(visitor.get(CONSULTATIONS + "/" + consultation)
                        .body()
                        .get("state")
                        .asString())
                .isEqualTo("WAITING");
        assertThat(visitor.put(
                                CONSULTATIONS + "/" + consultation + "/contact",
                                "{\"name\":\"李工\",\"phone\":null,\"email\":\"li@example.cn\"}")
                        .status())
                .isEqualTo(204);
        Reply visit = visitor.put(
                CONSULTATIONS + "/" + consultation + "/follow-up",
                "{\"resolved\":true,\"satisfaction\":5,\"comment\":null}");
        assertThat(visit.status()).isEqualTo(409);
        assertThat(visit.code()).isEqualTo("NO_RESOLVED_TICKET");
        assertThat(visitor.answerTo(consultation, QUESTION).get("status").asString())
                .isEqualTo("COMPLETED");
    }

    @Test
    void showsNothingToAnotherVisitor() {
        String consultation = visitor.consultation();
        String answer = visitor.answerTo(consultation, QUESTION).get("answerId").asString();
        Widget other = Widget.open(base());
        String path = CONSULTATIONS + "/" + consultation;
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.ask(consultation, QUESTION).status()).isEqualTo(404);
        assertThat(other.get(path + "/events").status()).isEqualTo(404);
        assertThat(other.post(path + "/answers/" + answer + "/stop", "", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(other.post(path + "/answers/" + answer + "/retry", "", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(other.put(path + "/answers/" + answer + "/feedback", "{\"rating\":\"UP\"}")
                        .status())
                .isEqualTo(404);
        assertThat(other.post(path + "/escalation", "{}", Map.of()).status()).isEqualTo(404);
        assertThat(other.put(path + "/contact", "{}").status()).isEqualTo(404);
        assertThat(other.get(CONSULTATIONS).body().get("items").size()).isZero();
        assertThat(other.get(CONSULTATIONS + "/" + UUID.randomUUID()).text().replaceAll("\"traceId.*", ""))
                .isEqualTo(other.get(path).text().replaceAll("\"traceId.*", ""));
    }

    private static String said(Iterable<Event> events) {
        StringBuilder text = new StringBuilder();
        for (Event event : events) {
            if (event.type().equals("answer.delta")) {
                text.setLength(event.data().get("offset").asInt());
                text.append(event.data().get("text").asString());
            } else if (event.type().equals("answer.reset")) {
                text.setLength(0);
            }
        }
        return text.toString();
    }

    @Test
    void aCaseThatAsksForTheRuleGetsTheRuleAtOnceAndAPerson() {
        Widget visitor = Widget.open(base());
        String consultation = visitor.consultation();
        JsonNode answer = visitor.answerTo(consultation, "昨天局里来人把我们的秤封了，说没做强制检定，我们现在该怎么办，强制检定要多少天");
        assertThat(answer.get("action").asString()).isEqualTo("ANSWER");
        assertThat(answer.get("citations").size()).isPositive();
        JsonNode now = visitor.get(CONSULTATIONS + "/" + consultation).body();
        assertThat(now.get("state").asString()).isEqualTo("WAITING");
        assertThat(now.get("ticket").get("number").asString()).startsWith("QZ");
    }
}
