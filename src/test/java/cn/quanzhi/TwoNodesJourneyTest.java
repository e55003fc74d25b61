package cn.quanzhi;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one database and one Redis are one service. */
class TwoNodesJourneyTest {

    private static final String QUESTION = "申请强制检定需要哪些材料？";
    private static final int PIECES = 40;
    private static final ScriptedChatModel MODEL = ScriptedChatModel.start();
    private static final List<OwnService> NODES = new ArrayList<>();

    @BeforeAll
    static void start() {
        List<String> model = List.of(
                "--quanzhi.chat.base-url=" + MODEL.baseUrl(),
                "--quanzhi.chat.model=scripted",
                "--quanzhi.admin-password=" + TestService.PASSWORD);
        OwnService first = OwnService.launch(TestService.freshDirectory(), model);
        NODES.add(first);
        first.awaitReady();
        List<String> settings =
                Stream.concat(model.stream(), first.shared().stream()).toList();
        OwnService second = OwnService.launch(TestService.freshDirectory(), settings);
        NODES.add(second);
        second.awaitReady();
    }

    @AfterAll
    static void end() {
        NODES.reversed().forEach(node -> {
            node.terminate();
            node.exitCode(Duration.ofSeconds(30));
        });
        MODEL.close();
    }

    @Test
    void showsARunningAnswerOnEitherNodeWithoutAGap() {
        CountDownLatch joined = new CountDownLatch(1);
        MODEL.script(call -> {
            call.say("申请强制检定需要提交强制检定申请表");
            for (int i = 0; i < PIECES; i++) {
                call.say("、");
                call.say("计量器具清单和营业执照复印件");
                if (i == PIECES / 2) {
                    awaited(joined);
                }
            }
            call.say("[1]。");
            call.finish("stop");
        });
        Widget here = Widget.open(NODES.getFirst().base());
        String consultation = here.consultation();
        here.ask(consultation, QUESTION);
        try (var first = here.events(consultation, null)) {
            first.await(event -> event.type().equals("answer.delta"));
            try (var second = here.at(NODES.getLast().base()).events(consultation, null)) {
                second.await(event -> event.type().equals("answer.stage"));
                joined.countDown();
                for (var stream : List.of(first, second)) {
                    stream.await(event -> event.type().equals("answer.completed"));
                    assertThat(gaps(stream.seen())).isEmpty();
                }
                assertThat(lasting(second.seen())).isEqualTo(lasting(first.seen()));
            }
        }
    }

    @Test
    void asksOnceForAKeyThatReachesBothNodes() {
        Widget here = Widget.open(NODES.getFirst().base());
        Widget there = here.at(NODES.getLast().base());
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        String first = here.post("/api/v1/consultations", "{}", key).text();
        assertThat(there.post("/api/v1/consultations", "{}", key).text()).isEqualTo(first);
        assertThat(there.get("/api/v1/consultations").body().get("items").size())
                .isEqualTo(1);
    }

    @Test
    void stopsAnAnswerFromEitherNode() {
        for (OwnService node : NODES) {
            MODEL.script(call -> {
                call.say("申请强制检定");
                call.hold();
            });
            Widget here = Widget.open(NODES.getFirst().base());
            Widget there = here.at(node.base());
            String consultation = here.consultation();
            String answer =
                    here.ask(consultation, QUESTION).body().get("answerId").asString();
            try (var stream = here.events(consultation, null)) {
                stream.await(event -> event.type().equals("answer.stage"));
                there.post("/api/v1/consultations/" + consultation + "/answers/" + answer + "/stop", "", Map.of());
                Event end = stream.await(event -> event.type().equals("answer.completed"));
                assertThat(end.data().at("/answer/status").asString()).isEqualTo("STOPPED");
            }
        }
    }

    @Test
    void silencesTheOtherNodesAnswerWhenAnExpertTakesOver() {
        MODEL.script(call -> {
            call.say("申请强制检定");
            call.hold();
        });
        Widget here = Widget.open(NODES.getFirst().base());
        String there = NODES.getLast().base();
        Staff.signedIn(there, "admin", TestService.PASSWORD)
                .post(
                        "/api/v1/accounts",
                        "{\"username\":\"zhang\",\"displayName\":\"张工\",\"password\":\"" + TestService.PASSWORD
                                + "\",\"roles\":[\"EXPERT\"],\"site\":\"demo\"}",
                        Map.of());
        Staff expert = Staff.signedIn(there, "zhang", TestService.PASSWORD);
        String consultation = here.consultation();
        try (var stream = here.events(consultation, null);
                var desk = Widget.deskStream(there, null, expert.cookieHeader())) {
            desk.await(event -> event.type().equals("desk.snapshot"));
            here.ask(consultation, QUESTION);
            stream.await(event -> event.type().equals("answer.delta"));
            here.post("/api/v1/consultations/" + consultation + "/escalation", "{}", Map.of());
            String ticket = desk.await(event -> event.type().equals("ticket.created"))
                    .data()
                    .get("ticketId")
                    .asString();
            expert.post("/api/v1/tickets/" + ticket + "/claim", "", Map.of());
            Event end = stream.await(event -> event.type().equals("answer.completed"));
            assertThat(end.data().at("/answer/status").asString()).isEqualTo("STOPPED");
            MODEL.release();
            expert.post("/api/v1/tickets/" + ticket + "/messages", "{\"text\":\"我来答\"}", Map.of());
            stream.await(event -> event.data().path("text").asString("").equals("我来答"));
            assertThat(stream.seen().stream().filter(event -> event.type().equals("answer.completed")))
                    .hasSize(1);
        }
    }

    /** The offsets at which a reader would have seen that words are missing. */
    private static List<Integer> gaps(List<Event> events) {
        List<Integer> gaps = new ArrayList<>();
        int length = 0;
        for (Event event : events) {
            if (event.type().equals("answer.delta")) {
                int offset = event.data().get("offset").asInt();
                if (offset > length) {
                    gaps.add(offset);
                }
                length = offset + event.data().get("text").asString().length();
            } else if (event.type().equals("answer.reset")) {
                length = 0;
            }
        }
        return gaps;
    }

    private static List<String> lasting(List<Event> events) {
        return events.stream()
                .map(Event::id)
                .filter(id -> id.matches("\\d+-.*"))
                .toList();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody joined");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
