package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget.Reply;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What experts write: to the enterprise under their names, and for the desk alone. */
class ReplyJourneyTest extends DeskJourney {

    private static final String PENALTY = "检定机构逾期未完成强制检定会被罚款多少？";

    @Test
    void speaksUnderTheExpertsName() {
        Case one = claimed();
        try (var stream = visitor.events(one.consultation(), null)) {
            Reply said = say(one, "请把器具清单发给我。");
            JsonNode heard = stream.await(event -> event.type().equals("message.created")
                            && event.data().get("author").asString().equals("EXPERT"))
                    .data();
            assertThat(heard.get("text").asString()).isEqualTo("请把器具清单发给我。");
            assertThat(heard.get("expert").asString()).startsWith("专家");
            assertThat(heard.get("messageId")).isEqualTo(said.body().get("messageId"));
            assertThat(heard.get("answer").isNull()).isTrue();
        }
        assertThat(stage(one)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void keepsNotesFromTheEnterprise() {
        Case one = claimed();
        Reply note = post(one, "notes", "{\"text\":\"对方语气很急\"}");
        assertThat(note.status()).isEqualTo(201);
        assertThat(note.body().get("text").asString()).isEqualTo("对方语气很急");
        assertThat(whole(one).get("timeline").valueStream().map(entry -> text(entry, "text")))
                .contains("对方语气很急");
        assertThat(visitor.get(CONSULTATIONS + one.consultation()).text()).doesNotContain("语气很急");
        try (var stream = visitor.events(one.consultation(), null)) {
            say(one, "您好");
            stream.await(event -> event.data().path("text").asString("").equals("您好"));
            assertThat(stream.seen().toString()).doesNotContain("语气很急");
        }
    }

    @Test
    void putsAWrongMessageRightAndKeepsBoth() {
        Case one = claimed();
        String wrong = say(one, "期限是30个工作日。").body().get("messageId").asString();
        Reply right =
                post(one, "messages/" + wrong + "/correct", json(Map.of("text", "更正：期限是20个工作日。", "reason", "看错条款")));
        assertThat(right.status()).isEqualTo(201);
        assertThat(right.body().get("correctionOf").asString()).isEqualTo(wrong);
        JsonNode messages =
                visitor.get(CONSULTATIONS + one.consultation()).body().get("messages");
        JsonNode old = message(messages, wrong);
        assertThat(old.get("correctedBy")).isEqualTo(right.body().get("messageId"));
        assertThat(old.get("text").asString()).contains("30");
        assertThat(post(one, "messages/" + wrong + "/correct", "{\"text\":\"再改\"}")
                        .status())
                .isEqualTo(409);
        assertThat(whole(one).get("timeline").valueStream().map(entry -> text(entry, "text")))
                .contains("看错条款");
    }

    @Test
    void takesAMessageBackAndKeepsItsWordsForTheDesk() {
        Case one = claimed();
        String wrong = say(one, "把公章寄给我。").body().get("messageId").asString();
        try (var stream = visitor.events(one.consultation(), null)) {
            assertThat(post(one, "messages/" + wrong + "/retract", "{\"reason\":\"说错了\"}")
                            .status())
                    .isEqualTo(201);
            JsonNode changed = stream.await(event -> event.type().equals("message.changed"))
                    .data();
            assertThat(changed.get("withdrawn").asBoolean()).isTrue();
            assertThat(changed.get("text").asString()).doesNotContain("公章");
        }
        assertThat(message(
                                visitor.get(CONSULTATIONS + one.consultation())
                                        .body()
                                        .get("messages"),
                                wrong)
                        .get("text")
                        .asString())
                .doesNotContain("公章");
        assertThat(visitor.get("/api/v1/consultations").text()).doesNotContain("公章");
        JsonNode kept = message(whole(one).get("messages"), wrong);
        assertThat(kept.get("text").asString()).contains("公章");
        assertThat(kept.get("withdrawn").asBoolean()).isTrue();
    }

    @Test
    void letsOnlyAPersonsOwnMessagesBePutRight() {
        visitor = cn.quanzhi.Widget.open(base());
        Case one = claimed();
        String theirs =
                visitor.ask(one.consultation(), "在吗？").body().get("messageId").asString();
        for (Object id : List.of(theirs, UUID.randomUUID(), "x")) {
            assertThat(post(one, "messages/" + id + "/correct", "{\"text\":\"改\"}")
                            .status())
                    .isEqualTo(404);
            assertThat(post(one, "messages/" + id + "/retract", "").status()).isEqualTo(404);
        }
    }

    @Test
    void sendsADraftOnlyWhenItsPenaltiesAndDeadlinesAreConfirmed() {
        Case one = asked(PENALTY);
        JsonNode made = drafted(one);
        assertThat(made.get("text").asString()).contains("五千元以下的罚款");
        assertThat(made.at("/citations/0/citation").asString()).contains("示例市计量服务条例");
        assertThat(made.get("confirm").size()).isEqualTo(1);
        int start = made.at("/confirm/0/start").asInt();
        String text = "您好！" + made.get("text").asString();

        Reply refused = send(one, made, text, List.of(), List.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("DRAFT_NOT_CONFIRMED");
        assertThat(refused.body().at("/errors/0/message").asString()).contains("罚款");

        Reply sent = send(one, made, text, List.of(start), List.of());
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.body().at("/citations/0/quote").asString()).contains("罚款");
        assertThat(whole(one).get("timeline").valueStream().map(entry -> text(entry, "kind")))
                .contains("DRAFT_CONFIRMED");
        assertThat(send(one, made, "请先和检定机构联系。", List.of(), List.of()).status()).isEqualTo(201);
        Map<String, Object> unknown = Map.of("text", "请稍候。", "draftId", UUID.randomUUID());
        assertThat(post(one, "messages", json(unknown)).status()).isEqualTo(400);
    }

    @Test
    void wantsWhatAPersonRewroteConfirmedInItsNewWords() {
        Case one = asked(PENALTY);
        JsonNode made = drafted(one);
        int start = made.at("/confirm/0/start").asInt();
        String text = made.get("text").asString().replace("五千元", "八千元");

        Reply rewritten = send(one, made, text, List.of(start), List.of());
        assertThat(rewritten.status()).isEqualTo(409);
        assertThat(rewritten.body().at("/errors/0/message").asString()).contains("八千元");
        String negated = "并非" + made.get("text").asString();
        assertThat(send(one, made, negated, List.of(start), List.of()).status()).isEqualTo(409);
        Reply added = send(one, made, made.get("text").asString() + "请在三天内寄来清单。", List.of(start), List.of());
        assertThat(added.status()).isEqualTo(409);
        assertThat(added.body().get("errors").size()).isEqualTo(1);
        assertThat(added.body().at("/errors/0/message").asString()).isEqualTo("请在三天内寄来清单。");

        assertThat(send(one, made, text, List.of(), List.of(text)).status()).isEqualTo(201);
        assertThat(whole(one).get("timeline").valueStream().map(entry -> text(entry, "text")))
                .anyMatch(words -> words != null && words.contains("八千元"));
        assertThat(say(one, "请在三天内寄来清单。").status())
                .as("what a person writes without a draft is that person's own")
                .isEqualTo(201);
    }

    @Test
    void wantsWhatWasCopiedFromADraftByHandConfirmedAsWell() {
        Case one = asked(PENALTY);
        String drafted = drafted(one).get("text").asString();
        String copied = drafted.substring(drafted.indexOf('\n') + 1).replaceAll("\\[\\d]", "");
        String first = say(one, "您好，正在为您查。").body().get("messageId").asString();

        for (String text : List.of(copied, "您好！" + copied, copied.replace("五千元", "八千元"), copied.substring(12))) {
            Reply refused = say(one, text);
            assertThat(refused.status()).as(text).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("DRAFT_NOT_CONFIRMED");
            assertThat(refused.body().at("/errors/0/message").asString()).contains("罚款");
        }
        Map<String, Map<String, Object>> otherWays = Map.of(
                "messages/" + first + "/correct",
                Map.of("text", copied),
                "await",
                Map.of("text", copied),
                "resolve",
                Map.of("summary", copied),
                "reject",
                Map.of("code", "OUT_OF_SCOPE", "text", copied),
                "refer",
                Map.of("to", "12345", "text", copied));
        otherWays.forEach((call, body) ->
                assertThat(post(one, call, json(body)).code()).as(call).isEqualTo("DRAFT_NOT_CONFIRMED"));

        assertThat(post(one, "messages", json(Map.of("text", "您好！" + copied, "rewritten", List.of("您好！" + copied))))
                        .status())
                .isEqualTo(201);
        assertThat(whole(one)
                        .get("timeline")
                        .valueStream()
                        .filter(entry -> "DRAFT_CONFIRMED".equals(text(entry, "kind"))))
                .hasSize(1);
        assertThat(post(one, "resolve", json(Map.of("summary", "您好！" + copied))).status())
                .as("what was confirmed once on this ticket stays so")
                .isEqualTo(200);
    }

    /** A case in hand whose last question the draft answers. */
    private Case asked(String question) {
        String consultation = visitor.consultation();
        visitor.answerTo(consultation, question);
        Reply wished = visitor.post(CONSULTATIONS + consultation + "/escalation", "{}", Map.of());
        Case one = new Case(consultation, ticketOf(wished.body().get("number").asString()));
        post(one, "claim", "");
        return one;
    }

    private JsonNode drafted(Case one) {
        MODEL.script(call -> {
            String number = call.passages().entrySet().stream()
                    .filter(passage -> passage.getValue().contains("一千元以上五千元以下"))
                    .map(passage -> passage.getKey().toString())
                    .findFirst()
                    .orElse("1");
            call.say("### 期限\n检定机构逾期未完成检定的，由计量行政部门责令改正，可以处一千元以上五千元以下的罚款[" + number + "]。");
            call.finish("stop");
        });
        Reply draft = post(one, "draft", "");
        assertThat(draft.status()).as(draft.text()).isEqualTo(201);
        return draft.body();
    }

    private Reply send(Case one, JsonNode draft, String text, List<Integer> confirmed, List<String> rewritten) {
        return post(
                one,
                "messages",
                json(Map.of(
                        "text",
                        text,
                        "draftId",
                        draft.get("draftId").asString(),
                        "confirmed",
                        confirmed,
                        "rewritten",
                        rewritten)));
    }

    private static JsonNode message(JsonNode messages, String id) {
        return messages.valueStream()
                .filter(message -> message.get("messageId").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
