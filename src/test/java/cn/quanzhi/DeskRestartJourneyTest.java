package cn.quanzhi;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The desk that was open when the service died reads on where it stopped. */
class DeskRestartJourneyTest {

    private static final Path DATA = TestService.freshDirectory();
    private static final List<String> SETTINGS = List.of("--quanzhi.admin-password=" + TestService.PASSWORD);
    private static OwnService running = OwnService.launch(DATA, SETTINGS);

    @AfterAll
    static void end() {
        running.terminate();
        running.exitCode(Duration.ofSeconds(60));
    }

    @Test
    void hearsAfterACrashWhatItMissed() {
        running.awaitReady();
        Staff administrator = Staff.signedIn(running.base(), "admin", TestService.PASSWORD);
        administrator.post(
                "/api/v1/accounts",
                "{\"username\":\"zhang\",\"displayName\":\"张工\",\"password\":\"" + TestService.PASSWORD
                        + "\",\"roles\":[\"EXPERT\"],\"site\":\"demo\"}",
                Map.of());
        Staff expert = Staff.signedIn(running.base(), "zhang", TestService.PASSWORD);
        Widget visitor = Widget.open(running.base());
        String last;
        String ticket;
        try (var desk = Widget.deskStream(running.base(), null, expert.cookieHeader())) {
            desk.await(event -> event.type().equals("desk.snapshot"));
            visitor.post("/api/v1/consultations/" + visitor.consultation() + "/escalation", "{}", Map.of());
            Event created = desk.await(event -> event.type().equals("ticket.created"));
            last = created.id();
            ticket = created.data().get("ticketId").asString();
            assertThat(expert.post("/api/v1/tickets/" + ticket + "/claim", "", Map.of())
                            .status())
                    .isEqualTo(200);
            running.kill();
        }
        running = OwnService.launch(DATA, SETTINGS).awaitReady();
        try (var desk = Widget.deskStream(running.base(), last, expert.cookieHeader())) {
            Event claimed = desk.await(event -> event.type().equals("ticket.changed"));
            assertThat(claimed.data().at("/assignee/displayName").asString()).isEqualTo("张工");
            assertThat(desk.seen().getFirst()).isEqualTo(claimed);
        }
        Staff again = Staff.signedIn(running.base(), "zhang", TestService.PASSWORD);
        assertThat(again.post("/api/v1/tickets/" + ticket + "/messages", "{\"text\":\"久等了\"}", Map.of())
                        .status())
                .isEqualTo(201);
    }
}
