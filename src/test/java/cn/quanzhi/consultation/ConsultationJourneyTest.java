package cn.quanzhi.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.JourneyTest;
import cn.quanzhi.Widget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConsultationJourneyTest extends JourneyTest {

    private static final String QUESTION = "我们车间的压力表要不要做强制检定，去哪里检？";

    @Test
    void answersWithCitationsThatCanBeOpened() {
        Widget visitor = Widget.open(base());
        String consultation = visitor.consultation();

        JsonNode answer = visitor.answerTo(consultation, QUESTION);

        assertThat(answer.get("status").asString()).isEqualTo("COMPLETED");
        assertThat(answer.get("action").asString()).isEqualTo("ANSWER");
        assertThat(answer.get("extractive").asBoolean()).isTrue();
        assertThat(answer.get("aiGenerated").asBoolean()).isTrue();
        assertThat(answer.get("citations")).isNotEmpty();
        assertThat(answer.get("claims")).isNotEmpty();
        answer.get("claims")
                .forEach(claim -> assertThat(claim.get("verdict").asString()).isNotEqualTo("UNSUPPORTED"));
        for (JsonNode citation : answer.get("citations")) {
            assertThat(answer.get("text").asString())
                    .contains("[" + citation.get("number").asInt() + "]");
            Widget.Reply source =
                    visitor.get("/api/v1/passages/" + citation.get("passageId").asString());
            assertThat(source.status()).isEqualTo(200);
            assertThat(source.body().get("text").asString())
                    .contains(citation.get("quote").asString().strip());
        }
    }

    @Test
    void streamsEachStepInOrderFromTheFirstEventOn() {
        Widget visitor = Widget.open(base());
        String consultation = visitor.consultation();
        try (Widget.EventStream stream = visitor.events(consultation, null)) {
            visitor.ask(consultation, QUESTION);
            stream.await(event -> event.type().equals("answer.completed"));

            List<String> types =
                    stream.seen().stream().map(Widget.Event::type).distinct().toList();
            assertThat(types)
                    .startsWith("consultation.state", "message.created", "answer.started", "answer.stage")
                    .contains("answer.delta", "answer.claim", "answer.citation")
                    .endsWith("answer.completed");
            assertThat(stream.seen()).extracting(Widget.Event::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void deltasAddUpToTheFinishedText() {
        Widget visitor = Widget.open(base());
        String consultation = visitor.consultation();
        try (Widget.EventStream stream = visitor.events(consultation, null)) {
            visitor.ask(consultation, QUESTION);
            JsonNode answer = stream.await(event -> event.type().equals("answer.completed"))
                    .data()
                    .get("answer");

            StringBuilder text = new StringBuilder();
            stream.seen().stream().filter(event -> event.type().equals("answer.delta")).forEach(delta -> {
                int offset = delta.data().get("offset").asInt();
                assertThat(offset).isLessThanOrEqualTo(text.length());
                text.setLength(offset);
                text.append(delta.data().get("text").asString());
            });
            assertThat(text).hasToString(answer.get("text").asString());
        }
    }

    @Test
    void resumesAfterAnyLastingEventWithoutGapOrRepeat() {
        Widget visitor = Widget.open(base());
        String consultation = visitor.consultation();
        visitor.answerTo(consultation, QUESTION);
        List<Widget.Event> all;
        try (Widget.EventStream stream = visitor.events(consultation, null)) {
            stream.await(event -> event.type().equals("answer.completed"));
            all = stream.seen();
        }
        for (int from = 0; from < all.size() - 1; from++) {
            try (Widget.EventStream stream =
                    visitor.events(consultation, all.get(from).id())) {
                stream.await(event -> event.type().equals("answer.completed"));
                assertThat(stream.seen())
                        .extracting(Widget.Event::id)
                        .containsExactlyElementsOf(all.subList(from + 1, all.size()).stream()
                                .map(Widget.Event::id)
                                .toList());
            }
        }
    }

    @Test
    void givesASnapshotWhereTheLastEventIsUnknown() {
        Widget visitor = Widget.open(base());
        String consultation = visitor.consultation();
        for (String id : List.of("0", "-1", "9223372036854775807", "what", "999999")) {
            try (Widget.EventStream stream = visitor.events(consultation, id)) {
                Widget.Event first = stream.await(event -> true);
                assertThat(first.type()).isEqualTo("consultation.snapshot");
                assertThat(first.data().get("consultationId").asString()).isEqualTo(consultation);
            }
        }
    }

    @Test
    void createsOneMessageForOneKeyHoweverOftenItComes() {
        Widget visitor = Widget.open(base());
        String consultation = visitor.consultation();
        String path = "/api/v1/consultations/" + consultation + "/messages";
        Map<String, String> key = Map.of("Idempotency-Key", "one-key");
        String body = "{\"text\":\"你好\"}";

        Widget.Reply first = visitor.post(path, body, key);
        List<Widget.Reply> replies;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            replies = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> visitor.post(path, body, key), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.status()).isIn(202, 409);
            if (reply.status() == 202) {
                assertThat(reply.text()).isEqualTo(first.text());
            } else {
                assertThat(reply.code()).isEqualTo("IDEMPOTENCY_KEY_IN_USE");
            }
        });
        Widget.Reply other = visitor.post(path, "{\"text\":\"再见\"}", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(visitor.get("/api/v1/consultations/" + consultation)
                        .body()
                        .get("messages"))
                .filteredOn(message -> message.get("author").asString().equals("VISITOR"))
                .hasSize(1);
    }

    @Test
    void hidesAConsultationFromEveryoneElse() {
        Widget owner = Widget.open(base());
        String consultation = owner.consultation();
        Widget stranger = Widget.open(base());

        for (String path : List.of("", "/events")) {
            Widget.Reply reply = stranger.get("/api/v1/consultations/" + consultation + path);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.contentType()).contains("application/problem+json");
            assertThat(reply.code()).isEqualTo("NOT_FOUND");
        }
        assertThat(stranger.ask(consultation, "你好").status()).isEqualTo(404);
        assertThat(owner.withToken("forged").get("/api/v1/consultations").status())
                .isEqualTo(401);
    }

    @Test
    void saysWhatIsWrongWithAQuestionThatCannotBeKept() {
        Widget visitor = Widget.open(base());
        String consultation = visitor.consultation();

        assertThat(visitor.ask(consultation, " \n ").code()).isEqualTo("TEXT_EMPTY");
        assertThat(visitor.ask(consultation, "问".repeat(4001)).code()).isEqualTo("TEXT_TOO_LONG");
        assertThat(visitor.ask(consultation, "问".repeat(40_000)).status()).isEqualTo(413);
        assertThat(visitor.ask(consultation, "a\u0000b").status()).isEqualTo(400);
        byte[] broken = "{\"text\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(visitor.postBytes("/api/v1/consultations/" + consultation + "/messages", broken, Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(visitor.get("/api/v1/consultations/" + consultation)
                        .body()
                        .get("messages"))
                .isEmpty();
    }

    @Test
    void keepsAQuestionOfEmojiAndOneOfBidirectionalTricks() {
        Widget visitor = Widget.open(base());
        String consultation = visitor.consultation();

        assertThat(visitor.answerTo(consultation, "😀😀😀").get("status").asString())
                .isIn("ABSTAINED", "COMPLETED");
        visitor.answerTo(consultation, "计量\u202e器具\u2066检定");

        JsonNode messages =
                visitor.get("/api/v1/consultations/" + consultation).body().get("messages");
        assertThat(messages.get(0).get("text").asString()).isEqualTo("😀😀😀");
        assertThat(messages.get(2).get("text").asString()).isEqualTo("计量器具检定");
    }

    @Test
    void recordsTheWishForAPersonOnceUnderALastingNumber() {
        Widget visitor = Widget.open(base());
        String consultation = visitor.consultation();
        String path = "/api/v1/consultations/" + consultation + "/escalation";
        String body = "{\"reason\":\"想问报价\",\"contact\":{\"name\":\"李工\",\"phone\":\"0531-88880000\",\"email\":null}}";

        Widget.Reply first = visitor.post(path, body, Map.of());
        Widget.Reply second = visitor.post(path, body, Map.of());

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.body().get("queuePosition").isNull()).isTrue();
        JsonNode now = visitor.get("/api/v1/consultations/" + consultation).body();
        assertThat(now.get("state").asString()).isEqualTo("WAITING");
        assertThat(now.at("/ticket/number").asString())
                .isEqualTo(first.body().get("number").asString());
        assertThat(visitor.post(path, "{\"contact\":{\"phone\":\"<script>\"}}", Map.of())
                        .code())
                .isEqualTo("INVALID_INPUT");
    }

    @Test
    void answersAgainAndTakesAJudgement() {
        Widget visitor = Widget.open(base());
        String consultation = visitor.consultation();
        JsonNode first = visitor.answerTo(consultation, QUESTION);
        String path = "/api/v1/consultations/" + consultation + "/answers/"
                + first.get("answerId").asString();

        Widget.Reply retried = visitor.post(path + "/retry", "", Map.of());
        assertThat(retried.status()).isEqualTo(202);
        String second = retried.body().get("answerId").asString();
        try (Widget.EventStream stream = visitor.events(consultation, null)) {
            stream.await(event -> event.type().equals("answer.completed")
                    && event.data().at("/answer/answerId").asString().equals(second));
        }
        assertThat(visitor.put(path + "/feedback", "{\"rating\":\"DOWN\",\"reason\":\"太笼统\"}")
                        .status())
                .isEqualTo(204);
        assertThat(visitor.put(path + "/feedback", "{\"rating\":null}").status())
                .isEqualTo(400);
        assertThat(visitor.post(path + "/stop", "", Map.of()).status()).isEqualTo(204);
        JsonNode messages =
                visitor.get("/api/v1/consultations/" + consultation).body().get("messages");
        assertThat(messages).hasSize(2);
        assertThat(messages.get(1).at("/answer/answerId").asString()).isEqualTo(second);
    }
}
