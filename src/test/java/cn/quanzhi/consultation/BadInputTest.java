package cn.quanzhi.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.TestService;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whatever is sent, the answer says what to do next, and nothing of the inside leaves with it. */
class BadInputTest extends TestService {

    private static final String CONSULTATIONS = "/api/v1/consultations";

    @Autowired
    private JdbcClient jdbc;

    private Widget visitor;
    private String consultation;
    private String messages;

    @BeforeEach
    void enter() {
        visitor = Widget.open(base());
        consultation = visitor.consultation();
        messages = CONSULTATIONS + "/" + consultation + "/messages";
    }

    @AfterEach
    void letGo() {
        MODEL.release();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{\"text\":\"\"}`, TEXT_EMPTY",
                "`{\"text\":\"  \\n \"}`, TEXT_EMPTY",
                "`{\"text\":null}`, TEXT_EMPTY",
                "`{}`, TEXT_EMPTY",
                "`{\"text\":\"\\u200b\\u202e\"}`, TEXT_EMPTY",
                "`{\"text\":\"问\\u0000题\"}`, INVALID_INPUT",
                "`{\"text\":\"\\ud83d\"}`, INVALID_INPUT",
                "`{\"text\":\"问\",\"asOf\":\"2026-02-30\"}`, INVALID_INPUT",
                "`{\"text\":\"问\",\"asOf\":\"昨天\"}`, INVALID_INPUT",
                "`{\"text\":\"问\",\"asOf\":20260101}`, INVALID_INPUT",
                "`{\"text\":\"问\",\"attachmentIds\":[\"x\"]}`, INVALID_INPUT",
                "`{\"text\":\"问\",\"attachmentIds\":[\"019ab000-0000-7000-8000-000000000001\"]}`, INVALID_INPUT",
                "`{\"text\":\"问\",\"unknown\":1}`, INVALID_INPUT",
                "`{\"text\":7}`, INVALID_INPUT",
                "`{\"text\":[\"问\"]}`, INVALID_INPUT",
                "`{\"text\":\"a\",\"text\":\"b\"}`, MALFORMED_REQUEST",
                "`{\"text\":`, MALFORMED_REQUEST",
                "`[]`, MALFORMED_REQUEST",
                "`null`, MALFORMED_REQUEST",
                "`nonsense`, MALFORMED_REQUEST",
            })
    void refusesAQuestionThatIsNone(String body, String code) {
        Reply reply = visitor.post(messages, body, Map.of());
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(code);
        assertIsProblem(reply);
    }

    @Test
    void refusesWhatIsTooLongOrTooLarge() {
        Reply tooLong = visitor.ask(consultation, "长".repeat(4_001));
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.code()).isEqualTo("TEXT_TOO_LONG");
        assertThat(tooLong.body().at("/errors/0/field").asString()).isEqualTo("text");
        Reply tooLarge = visitor.ask(consultation, "大".repeat(100 * 1024 / 3));
        assertThat(tooLarge.status()).isEqualTo(413);
        assertIsProblem(tooLarge);
        Reply deep = visitor.post(messages, "{\"text\":" + "[".repeat(200) + "]".repeat(200) + "}", Map.of());
        assertThat(deep.status()).isEqualTo(400);
        assertThat(visitor.ask(consultation, "长".repeat(4_000)).status()).isEqualTo(202);
    }

    @Test
    void refusesBrokenUtf8() {
        byte[] body = "{\"text\":\"问题\"}".getBytes(StandardCharsets.UTF_8);
        body[10] = (byte) 0xff;
        Reply reply = visitor.postBytes(messages, body, Map.of());
        assertThat(reply.status()).isEqualTo(400);
        assertIsProblem(reply);
    }

    @Test
    void answersOnlyEmoji() {
        JsonNode answer = visitor.answerTo(consultation, "👍👨‍👩‍👧🎉");
        assertThat(answer.get("text").asString()).isNotEmpty();
        assertThat(visitor.get(CONSULTATIONS + "/" + consultation)
                        .body()
                        .at("/messages/0/text")
                        .asString())
                .isEqualTo("👍👨‍👩‍👧🎉");
    }

    @Test
    void keepsAQuestionWithoutWhatNobodySees() {
        visitor.ask(consultation, "申请\u202e强制\u2066检定\u200b需要\ufeff哪些材料？");
        assertThat(visitor.get(CONSULTATIONS + "/" + consultation)
                        .body()
                        .at("/messages/0/text")
                        .asString())
                .isEqualTo("申请强制检定需要哪些材料？");
    }

    @Test
    void refusesOtherTypesAndMethods() {
        assertThat(visitor.post(messages, "text=1", Map.of("Content-Type", "application/x-www-form-urlencoded"))
                        .status())
                .isEqualTo(415);
        Reply text = visitor.post(messages, "问", Map.of("Content-Type", "text/plain"));
        assertThat(text.status()).isEqualTo(415);
        assertIsProblem(text);
        assertThat(visitor.put(messages, "{}").status()).isEqualTo(405);
        assertThat(visitor.get("/api/v1/nothing").status()).isEqualTo(404);
        assertThat(visitor.get(CONSULTATIONS + "/no-id").status()).isEqualTo(404);
        assertThat(visitor.get("/api/v1/passages/x").status()).isEqualTo(404);
        assertThat(visitor.get("/api/v1/passages/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(visitor.get("/api/v1/passages/" + UUID.randomUUID() + "?asOf=x")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void letsNobodyInWithoutAGoodToken() {
        Widget nobody = Widget.nobody(base());
        jdbc.sql("update identity_token set expires_at = now() - interval '1 second' where visitor_id = "
                        + "(select visitor_id from consultation where id = cast(:id as uuid))")
                .param("id", consultation)
                .update();
        String forged = "A".repeat(43);
        for (Widget stranger : List.of(nobody, nobody.withToken(forged), nobody.withToken("x y"), visitor)) {
            Reply reply = stranger.get(CONSULTATIONS);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.code()).isEqualTo("NOT_AUTHENTICATED");
            assertIsProblem(reply);
            assertThat(stranger.get(messages.replace("messages", "events")).status())
                    .isEqualTo(401);
        }
        assertThat(Widget.open(base()).get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void knowsNoOtherSites() {
        for (String site : List.of("nowhere", "shared", "Demo", "\\u0000", "' or 1=1")) {
            Reply reply = Widget.nobody(base()).post("/api/v1/visitors", "{\"site\":\"" + site + "\"}", Map.of());
            assertThat(reply.status()).as(site).isIn(400, 404);
            assertIsProblem(reply);
        }
        assertThat(Widget.nobody(base())
                        .post("/api/v1/visitors", "{}", Map.of())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void asksOnceForAKeyThatComesTwice() {
        Map<String, String> plain = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Reply first = visitor.post(messages, "{\"text\":\"问题一\"}", plain);
        Reply second = visitor.post(messages, "{\"text\":\"问题一\"}", plain);
        assertThat(first.status()).isEqualTo(202);
        assertThat(second.text()).isEqualTo(first.text());
        Reply other = visitor.post(messages, "{\"text\":\"问题二\"}", plain);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(questions()).isEqualTo(1);
        Widget stranger = Widget.open(base());
        String own = stranger.consultation();
        assertThat(stranger.post(CONSULTATIONS + "/" + own + "/messages", "{\"text\":\"问题三\"}", plain)
                        .status())
                .isEqualTo(202);
        assertThat(visitor.post(messages, "{\"text\":\"问题一\"}", Map.of("Idempotency-Key", "k".repeat(129)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void asksOnceForAKeyThatComesTwentyTimesAtOnce() throws Exception {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Reply> call = () -> visitor.post(messages, "{\"text\":\"同时问\"}", key);
            List<Future<Reply>> replies =
                    threads.invokeAll(IntStream.range(0, 20).mapToObj(i -> call).toList());
            List<String> accepted = replies.stream()
                    .map(Future::resultNow)
                    .filter(reply -> reply.status() == 202)
                    .map(Reply::text)
                    .distinct()
                    .toList();
            assertThat(accepted).hasSize(1);
            assertThat(replies.stream().map(Future::resultNow).filter(reply -> reply.status() != 202))
                    .allMatch(reply -> reply.code().equals("IDEMPOTENCY_KEY_IN_USE"));
        }
        assertThat(questions()).isEqualTo(1);
    }

    @Test
    void forgetsAKeyAfterADay() {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Reply first = visitor.post(CONSULTATIONS, "{}", key);
        jdbc.sql("update platform_idempotency set created_at = created_at - interval '24 hours' where key = :key")
                .param("key", key.get("Idempotency-Key"))
                .update();
        Reply second = visitor.post(CONSULTATIONS, "{\"subject\":\"另一件\"}", key);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body().get("consultationId"))
                .isNotEqualTo(first.body().get("consultationId"));
    }

    @Test
    void refusesSearchesThatAreNone() {
        for (String query : List.of("limit=0", "limit=101", "limit=x", "asOf=x", "kind=SONG", "explain=maybe")) {
            Reply reply = visitor.get("/api/v1/search?q=x&" + query);
            assertThat(reply.status()).as(query).isEqualTo(400);
            assertThat(reply.body().at("/errors/0/field").asString()).isEqualTo(query.substring(0, query.indexOf('=')));
            assertIsProblem(reply);
        }
        assertThat(visitor.get("/api/v1/search").status()).isEqualTo(400);
        assertThat(visitor.get("/api/v1/search?q=%00").status()).isEqualTo(400);
        assertThat(visitor.get("/api/v1/search?q=x&explain=true").status()).isEqualTo(401);
    }

    @Test
    void refusesAContactThatIsNone() {
        String contact = CONSULTATIONS + "/" + consultation + "/contact";
        assertThat(visitor.put(contact, "{\"phone\":\"打给我\"}")
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("phone");
        assertThat(visitor.put(contact, "{\"email\":\"li@\"}")
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("email");
        assertThat(visitor.put(
                                CONSULTATIONS + "/" + consultation + "/follow-up",
                                "{\"resolved\":true,\"satisfaction\":6}")
                        .status())
                .isEqualTo(400);
    }

    private int questions() {
        JsonNode all = visitor.get(CONSULTATIONS + "/" + consultation).body().get("messages");
        return (int) all.valueStream()
                .filter(message -> message.get("author").asString().equals("VISITOR"))
                .count();
    }

    private static void assertIsProblem(Reply reply) {
        assertThat(reply.contentType()).startsWith("application/problem+json");
        assertThat(reply.body().get("status").asInt()).isEqualTo(reply.status());
        for (String name : List.of("type", "title", "detail", "code")) {
            assertThat(reply.body().path(name).asString("")).as(name).isNotEmpty();
        }
        assertThat(reply.text())
                .doesNotContain("Exception")
                .doesNotContain("cn.quanzhi")
                .doesNotContain("jackson");
    }
}
