package cn.quanzhi;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An administrator gives the service, which was started without a chat model, one and more, on two nodes. */
class ProviderJourneyTest {

    private static final String PROVIDERS = "/api/v1/models/providers";
    private static final String QUESTION = "申请强制检定需要哪些材料？";
    private static final String KEY = "sk-secret-of-the-journey-7Q4z";
    private static final ScriptedChatModel MODEL = ScriptedChatModel.start();
    private static final List<String> SETTINGS = new ArrayList<>(List.of(
            "--quanzhi.admin-password=" + TestService.PASSWORD,
            "--quanzhi.model.sealing-key=000102030405060708090a0b0c0d0e0f"));
    private static final List<OwnService> NODES = new ArrayList<>();
    private static final List<String> REPLIES = new CopyOnWriteArrayList<>();
    private static Staff administrator;

    @BeforeAll
    static void start() {
        OwnService first = OwnService.launch(TestService.freshDirectory(), SETTINGS);
        NODES.add(first);
        first.awaitReady();
        SETTINGS.addAll(first.shared());
        OwnService second = OwnService.launch(TestService.freshDirectory(), SETTINGS);
        NODES.add(second);
        second.awaitReady();
        administrator = Staff.signedIn(first.base(), "admin", TestService.PASSWORD);
    }

    @AfterEach
    void removeAll() {
        MODEL.release();
        JsonNode left = seen(administrator.get(PROVIDERS)).body().get("providers");
        left.forEach(one -> administrator.delete(PROVIDERS + "/" + one.get("id").asString()));
    }

    @AfterAll
    static void end() {
        NODES.reversed().forEach(ProviderJourneyTest::end);
        MODEL.close();
    }

    private static void end(OwnService node) {
        node.terminate();
        node.exitCode(Duration.ofSeconds(30));
    }

    @Test
    void answersByAnAddedProviderOnEveryNodeUntilItIsSwitchedOff() {
        MODEL.script(ScriptedChatModel::grounded);
        NODES.forEach(node -> awaitExtractive(node, true)); // it may still know what another test removed
        Reply added = add("scripted", KEY);
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body().get("keyKept").asBoolean()).isTrue();
        assertThat(added.body().get("keyTail").asString()).isEqualTo("7Q4z");
        NODES.forEach(node -> awaitExtractive(node, false));
        Reply off = seen(administrator.patch(path(added), "{\"enabled\":false}"));
        assertThat(off.body().get("enabled").asBoolean()).isFalse();
        NODES.forEach(node -> awaitExtractive(node, true));
        assertThat(administrator.delete(path(added)).status()).isEqualTo(204);
        assertThat(administrator.delete(path(added)).status()).isEqualTo(404);
        assertNoKeyIsShown();
    }

    @Test
    void endsARunningAnswerWithTheProviderThatBeganIt() {
        MODEL.script(call -> {
            call.say("申请强制检定");
            call.hold();
            call.say("需要提交强制检定申请表、计量器具清单和营业执照复印件[1]。");
            call.finish("stop");
        });
        Reply added = add("scripted", KEY);
        Widget visitor = Widget.open(NODES.getFirst().base());
        String consultation = visitor.consultation();
        try (var stream = visitor.events(consultation, null)) {
            visitor.ask(consultation, QUESTION);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !MODEL.prompts().isEmpty());
            assertThat(administrator.delete(path(added)).status()).isEqualTo(204);
            MODEL.release();
            JsonNode ended = stream.await(event -> event.type().equals("answer.completed"))
                    .data();
            assertThat(ended.at("/answer/model").asString()).isEqualTo("scripted");
        }
    }

    @Test
    void tellsAWrongKeyBeforeItIsKeptAndRepeatsItNowhere() {
        MODEL.script(call -> call.status(
                401, Map.of(), "application/json", "{\"error\":{\"message\":\"Incorrect API key: " + KEY + "\"}}"));
        Reply tried = seen(administrator.post(PROVIDERS + "/test", form("scripted", KEY), Map.of()));
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.body().get("answered").asBoolean()).isFalse();
        assertThat(tried.body().get("status").asInt()).isEqualTo(401);
        MODEL.script(call -> call.status(
                500, Map.of(), "application/json", "{\"error\":{\"message\":\"failed for key " + KEY + "\"}}"));
        assertThat(add("scripted", KEY).status()).isEqualTo(201);
        assertThat(answered(NODES.getFirst()).get("extractive").asBoolean()).isTrue();
        MODEL.script(call -> {
            call.say("您的密钥是 " + KEY);
            call.finish("stop");
        });
        Reply echoed = seen(administrator.post("/api/v1/models/chat-1/test", "{}", Map.of()));
        assertThat(echoed.body().get("answered").asBoolean()).isTrue();
        assertNoKeyIsShown();
    }

    @Test
    void sendsAKeptKeyToNoOtherServer() {
        Reply added = add("scripted", KEY);
        String elsewhere = "{\"baseUrl\":\"https://elsewhere.example/v1\"";
        Reply refused = seen(administrator.patch(path(added), elsewhere + "}"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("apiKey");
        Reply tried = seen(administrator.post(
                PROVIDERS + "/test",
                elsewhere + ",\"id\":\"" + added.body().get("id").asString() + "\"}",
                Map.of()));
        assertThat(tried.status()).isEqualTo(400);
        Reply without = seen(administrator.patch(path(added), elsewhere + ",\"apiKey\":\"\"}"));
        assertThat(without.body().get("keyKept").asBoolean()).isFalse();
        Reply wrong = seen(administrator.post(
                PROVIDERS, "{\"baseUrl\":\"ftp://a/v1\",\"model\":\" \",\"apiKey\":\"密 钥\"}", Map.of()));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().get("errors").size()).isEqualTo(3);
    }

    @Test
    void keepsTheOrderAndRefusesWhoHasNotSeenAChange() {
        Reply first = add("first", KEY);
        Reply second = add("second", "");
        String revision =
                seen(administrator.get(PROVIDERS)).body().get("revision").asString();
        Map<String, String> stale = Map.of("If-Match", "\"" + revision + "\"");
        String ids = "{\"ids\":[\"" + second.body().get("id").asString() + "\",\""
                + first.body().get("id").asString() + "\"]}";
        Reply ordered = seen(administrator.put(PROVIDERS + "/order", ids));
        assertThat(ordered.body().at("/providers/0/model").asString()).isEqualTo("second");
        Reply late = administrator.patch(path(first), "{\"model\":\"other\"}", stale);
        assertThat(late.body().get("code").asString()).isEqualTo("CHANGED_MEANWHILE");
        assertThat(administrator.put(PROVIDERS + "/order", "{\"ids\":[]}").status())
                .isEqualTo(400);
        assertThat(chatModels(administrator)).containsExactly("second", "first");
    }

    @Test
    void beginsTheFiguresOfAChangedProviderAnewAndSaysWhoChangedIt() {
        MODEL.script(ScriptedChatModel::grounded);
        Reply stays = add("stays", KEY);
        Reply changes = add("changes", KEY);
        administrator.post("/api/v1/models/chat-1/test", "{}", Map.of());
        administrator.post("/api/v1/models/chat-2/test", "{}", Map.of());
        assertThat(answersOf(stays)).isEqualTo(1);
        assertThat(answersOf(changes)).isEqualTo(1);
        seen(administrator.patch(path(changes), "{\"apiKey\":\"sk-another-key-of-it-0001\"}"));
        seen(administrator.patch(path(changes), "{\"enabled\":false}"));
        seen(administrator.patch(path(changes), "{\"enabled\":true}"));
        assertThat(answersOf(stays)).isEqualTo(1);
        assertThat(answersOf(changes)).isZero();
        JsonNode told = seen(administrator.get(PROVIDERS + "/changes")).body().get("changes");
        assertThat(told.valueStream()
                        .limit(4)
                        .map(one -> one.get("event").asString() + " "
                                + one.get("model").asString() + " "
                                + one.get("newKey").asBoolean()))
                .containsExactly(
                        "SWITCHED_ON changes false",
                        "SWITCHED_OFF changes false",
                        "CHANGED changes true",
                        "ADDED changes true");
        assertThat(told.get(0).get("by").asString()).isNotBlank();
        assertNoKeyIsShown();
    }

    @Test
    void sendsNothingWhereMachinesAreGivenTheirCredentials() {
        Reply tried = seen(administrator.post(
                PROVIDERS + "/test", "{\"baseUrl\":\"http://169.254.169.254/v1\",\"model\":\"m\"}", Map.of()));
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.body().get("answered").asBoolean()).isFalse();
        assertThat(NODES.getFirst().output()).contains("no provider is asked at such an address");
    }

    @Test
    void leavesAddedProvidersAloneWhereTheyAreConfigurationOnlyUntilThatEnds() {
        MODEL.script(ScriptedChatModel::grounded);
        Reply added = add("added", KEY);
        List<String> settings = new ArrayList<>(SETTINGS);
        settings.addAll(List.of("--quanzhi.chat.base-url=" + MODEL.baseUrl(), "--quanzhi.chat.model=configured"));
        settings.add("--quanzhi.model.form=false");
        OwnService node = OwnService.launch(TestService.freshDirectory(), settings);
        try {
            Staff there = Staff.signedIn(node.awaitReady().base(), "admin", TestService.PASSWORD);
            assertRefusesEveryWrite(there, path(added));
            assertThat(chatModels(there)).containsExactly("configured");
            assertThat(answered(node).get("model").asString()).isEqualTo("configured");
            Reply tested = there.post("/api/v1/models/chat-1/test", "{}", Map.of());
            assertThat(tested.body().get("answered").asBoolean()).isTrue();
            end(node);
            settings.removeLast();
            node = node.again(settings);
            node.awaitReady();
            assertThat(chatModels(there)).containsExactly("configured", "added");
        } finally {
            end(node);
        }
    }

    private static void assertRefusesEveryWrite(Staff there, String one) {
        JsonNode before = seen(there.get(PROVIDERS)).body();
        assertThat(before.get("editable").asBoolean()).isFalse();
        assertThat(before.get("providers").size()).isEqualTo(2);
        List<Reply> replies = List.of(
                there.post(PROVIDERS, form("more", KEY), Map.of()),
                there.post(PROVIDERS + "/test", form("tried", KEY), Map.of()),
                there.put(PROVIDERS + "/order", "{\"ids\":[]}"),
                there.patch(one, "{\"enabled\":false}"),
                there.delete(one));
        assertThat(replies).allSatisfy(reply -> {
            assertThat(seen(reply).status()).isEqualTo(409);
            assertThat(reply.body().get("detail").asString()).contains("由配置给出");
        });
        assertThat(MODEL.prompts()).noneMatch(prompt -> prompt.contains("收到"));
        assertThat(there.get(PROVIDERS).body()).isEqualTo(before);
    }

    private static List<String> chatModels(Staff there) {
        return models(there)
                .filter(one -> one.get("kind").asString().equals("CHAT"))
                .map(one -> one.get("model").asString())
                .toList();
    }

    private static Stream<JsonNode> models(Staff there) {
        return seen(there.get("/api/v1/models")).body().get("models").valueStream();
    }

    private static long answersOf(Reply provider) {
        return models(administrator)
                .filter(one -> one.path("providerId")
                        .asString("")
                        .equals(provider.body().get("id").asString()))
                .findFirst()
                .orElseThrow()
                .at("/use/answers")
                .asLong();
    }

    private static Reply add(String model, String key) {
        return seen(administrator.post(PROVIDERS, form(model, key), Map.of()));
    }

    private static String form(String model, String key) {
        return "{\"baseUrl\":\"" + MODEL.baseUrl() + "/\",\"model\":\"" + model + "\",\"apiKey\":\"" + key + "\"}";
    }

    private static String path(Reply added) {
        return PROVIDERS + "/" + added.body().get("id").asString();
    }

    private static Reply seen(Reply reply) {
        REPLIES.add(reply.text());
        return reply;
    }

    private static JsonNode answered(OwnService node) {
        Widget visitor = Widget.open(node.base());
        return visitor.answerTo(visitor.consultation(), QUESTION);
    }

    private static void awaitExtractive(OwnService node, boolean extractive) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> answered(node).get("extractive").asBoolean() == extractive);
    }

    private static void assertNoKeyIsShown() {
        REPLIES.add(administrator.get(PROVIDERS).text());
        REPLIES.add(administrator.get("/api/v1/models").text());
        assertThat(REPLIES).noneMatch(reply -> reply.contains(KEY));
        NODES.forEach(node -> assertThat(node.output()).doesNotContain(KEY));
    }
}
