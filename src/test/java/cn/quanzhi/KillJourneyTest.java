package cn.quanzhi;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget.Event;
import cn.quanzhi.Widget.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever dies, what was acknowledged is there again, and every question gets its answer. */
class KillJourneyTest {

    private static final String QUESTION = "申请强制检定需要哪些材料？";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ScriptedChatModel MODEL = ScriptedChatModel.start();
    private static final Path DATA = TestService.freshDirectory();
    private static @Nullable OwnService running;

    @BeforeEach
    void groundedModel() {
        MODEL.script(ScriptedChatModel::grounded);
    }

    @AfterAll
    static void end() {
        OwnService service = running;
        if (service != null && service.isAlive()) {
            service.terminate();
            service.exitCode(PATIENCE);
        }
        MODEL.close();
    }

    @Test
    void finishesAnAnswerAfterTheServiceWasKilled() {
        OwnService first = service();
        MODEL.script(call -> {
            call.say("申请强制检定需要提交强制检定申请表、计量器具清单和营业执照复印件[1]。", "检定");
            call.hold();
        });
        Widget visitor = Widget.open(first.base());
        String consultation = visitor.consultation();
        String last;
        String answer;
        String waiting;
        try (var stream = visitor.events(consultation, null)) {
            answer = accepted(visitor.ask(consultation, QUESTION));
            last = stream.await(event -> event.type().equals("answer.delta")).id();
            waiting = accepted(visitor.ask(consultation, "企业标准怎样公开？"));
            first.kill();
        }
        ProcessHandle leftBehind = first.postgres();
        assertThat(leftBehind.isAlive()).isTrue();

        MODEL.script(ScriptedChatModel::grounded);
        OwnService second = service();
        Widget again = visitor.at(second.base());
        try (var stream = again.events(consultation, last)) {
            stream.await(isCompleted(waiting)::test);
            List<String> ofFirst = stream.seen().stream()
                    .filter(event -> answer.equals(event.data().path("answerId").asString(""))
                            || isCompleted(answer).test(event))
                    .map(Event::type)
                    .toList();
            assertThat(ofFirst).containsSubsequence("answer.reset", "answer.completed");
            assertThat(ofFirst.stream().filter("answer.completed"::equals)).hasSize(1);
        }
        JsonNode messages =
                again.get("/api/v1/consultations/" + consultation).body().get("messages");
        assertThat(messages.valueStream().map(message -> message.get("author").asString()))
                .containsExactly("VISITOR", "AI", "VISITOR", "AI");
        assertThat(messages.at("/0/text").asString()).isEqualTo(QUESTION);
        assertThat(messages.at("/1/answer/status").asString()).isEqualTo("COMPLETED");
        assertThat(messages.at("/3/answer/status").asString()).isEqualTo("COMPLETED");
        assertThat(leftBehind.isAlive())
                .as("the database of the killed run is still there beside the new one")
                .isEqualTo(leftBehind.pid() == second.postgres().pid());
    }

    @Test
    void refusesASecondStartOnOneDirectoryInASentence() {
        OwnService first = service();
        OwnService second = OwnService.launch(DATA, List.of());
        assertThat(second.exitCode(PATIENCE)).isNotZero();
        assertThat(second.output())
                .contains("正被另一个泉质服务使用")
                .doesNotContain("at cn.quanzhi")
                .doesNotContain("Caused by");
        assertThat(answered(Widget.open(first.base()))).isEqualTo("COMPLETED");
    }

    @Test
    void startsItsDatabaseAgainWhenThatWasKilled() {
        OwnService service = service();
        Widget visitor = Widget.open(service.base());
        String consultation = visitor.consultation();
        visitor.answerTo(consultation, QUESTION);
        ProcessHandle killed = service.postgres();
        killed.destroyForcibly();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            Reply reply = visitor.ask(consultation, QUESTION);
            if (reply.status() == 202) {
                return true;
            }
            assertThat(reply.status()).as(reply.text()).isEqualTo(503);
            assertThat(reply.header("Retry-After")).isNotEmpty();
            return false;
        });
        assertThat(service.postgres().pid()).isNotEqualTo(killed.pid());
        assertThat(visitor.answerTo(consultation, QUESTION).get("status").asString())
                .isEqualTo("COMPLETED");
    }

    @Test
    void finishesAnAnswerWhoseDatabaseWasKilledMeanwhile() {
        OwnService service = service();
        MODEL.script(call -> {
            call.say("申请强制检定需要提交强制检定申请表、计量器具清单和营业执照复印件[1]。");
            call.hold();
            call.finish("stop");
        });
        Widget visitor = Widget.open(service.base());
        String consultation = visitor.consultation();
        try (var stream = visitor.events(consultation, null)) {
            accepted(visitor.ask(consultation, QUESTION));
            stream.await(event -> event.type().equals("answer.delta"));
        }
        service.postgres().destroyForcibly();
        MODEL.script(ScriptedChatModel::grounded);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> visitor.get("/api/v1/consultations/" + consultation)
                        .body()
                        .at("/messages/1/answer/status")
                        .asString("")
                        .equals("COMPLETED"));
        JsonNode messages =
                visitor.get("/api/v1/consultations/" + consultation).body().get("messages");
        assertThat(messages.size()).isEqualTo(2);
        assertThat(messages.at("/1/text").asString()).contains("强制检定申请表");
    }

    @Test
    void goesOnWithoutRedisAndStartsItAgain() {
        OwnService service = service();
        Widget visitor = Widget.open(service.base());
        String consultation = visitor.consultation();
        ProcessHandle killed = service.redis();
        killed.destroyForcibly();
        for (int i = 0; i < 3; i++) {
            assertThat(visitor.answerTo(consultation, QUESTION).get("status").asString())
                    .isEqualTo("COMPLETED");
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> service.redis().isAlive() && service.redis().pid() != killed.pid());
        assertThat(answered(Widget.open(service.base()))).isEqualTo("COMPLETED");
    }

    @Test
    void endsInOrderWhenAskedTo() {
        OwnService service = service();
        Widget visitor = Widget.open(service.base());
        String consultation = visitor.consultation();
        MODEL.script(call -> {
            call.say("申请强制检定");
            call.hold();
        });
        ProcessHandle postgres = service.postgres();
        ProcessHandle redis = service.redis();
        try (var stream = visitor.events(consultation, null)) {
            visitor.ask(consultation, QUESTION);
            stream.await(event -> event.type().equals("answer.stage"));
            service.terminate();
            Event end = stream.await(event -> event.type().equals("stream.end"));
            assertThat(end.data().get("reason").asString()).isEqualTo("DRAINING");
            assertThat(stream.seen().getLast()).isEqualTo(end);
        }
        service.exitCode(Duration.ofSeconds(30));
        assertThat(postgres.isAlive()).isFalse();
        assertThat(redis.isAlive()).isFalse();
        assertThat(service.output()).doesNotContain("Exception");
    }

    /** The one that runs, else a new one on the same directory. */
    private static OwnService service() {
        OwnService known = running;
        if (known != null && known.isAlive()) {
            return known;
        }
        OwnService next = OwnService.launch(
                        DATA,
                        List.of(
                                "--quanzhi.chat.base-url=" + MODEL.baseUrl(),
                                "--quanzhi.chat.model=scripted",
                                "--quanzhi.limiter.enabled=false"))
                .awaitReady();
        running = next;
        return next;
    }

    private static String accepted(Reply reply) {
        assertThat(reply.status()).isEqualTo(202);
        return reply.body().get("answerId").asString();
    }

    private static String answered(Widget visitor) {
        return visitor.answerTo(visitor.consultation(), QUESTION).get("status").asString();
    }

    private static java.util.function.Predicate<Event> isCompleted(String answer) {
        return event -> event.type().equals("answer.completed")
                && event.data().at("/answer/answerId").asString().equals(answer);
    }
}
