package cn.quanzhi.sla;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.MovedDatabaseClock;
import cn.quanzhi.TestService;
import cn.quanzhi.identity.FirstAdministrator;
import cn.quanzhi.model.ChatModels;
import cn.quanzhi.platform.database.DatabaseClock;
import cn.quanzhi.retrieval.IndexState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The module with nothing but what it may use, on a database of its own. */
@ApplicationModuleTest(mode = BootstrapMode.DIRECT_DEPENDENCIES)
@Import(MovedDatabaseClock.Placed.class)
@MockitoBean(
        types = {FirstAdministrator.class, ChatModels.class, IndexState.class}) // the start of the service names them
class SlaModuleTest {

    @Autowired
    private Clocks clocks;

    @Autowired
    private Policies policies;

    @Autowired
    private DatabaseClock clock;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("quanzhi.data-dir", TestService.freshDirectory()::toString);
        registry.add("quanzhi.sla.sweep", () -> "100ms");
        registry.add("management.endpoint.health.validate-group-membership", () -> "false");
    }

    @Test
    void tellsOthersThatAClockHasTurnedRed(Scenario scenario) {
        Subject subject = Engine.subject();
        Target target = policies.target("demo", "*", Priority.URGENT, ClockKind.FOLLOW_UP_CALL)
                .orElseThrow();
        clocks.start("demo", subject, ClockKind.FOLLOW_UP_CALL, target);
        scenario.stimulate(() -> ((MovedDatabaseClock) clock).move(Duration.ofDays(30)))
                .andWaitForEventOfType(ClockBreached.class)
                .matching(event -> event.subject().equals(subject))
                .toArriveAndVerify(event -> assertThat(event.kind()).isEqualTo(ClockKind.FOLLOW_UP_CALL));
        assertThat(clocks.overdue("demo", subject.kind())).containsExactly(subject.id());
    }
}
