package cn.quanzhi.sla;

import static cn.quanzhi.sla.Engine.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClocksTest {

    private final Engine engine = new Engine();
    private final Clocks clocks = engine.clocks;
    private final Subject subject = Engine.subject();

    @Test
    void promisesFiveWorkingDaysByThePolicyOfAllSites() {
        engine.clock.set(at("2026-09-18T16:00"));
        Target target = engine.policies
                .target(engine.site, "anything", Priority.NORMAL, ClockKind.RESOLUTION)
                .orElseThrow();
        SlaClock started = clocks.start(engine.site, subject, ClockKind.RESOLUTION, target);
        assertThat(started.dueAt()).isEqualTo(at("2026-09-24T17:30"));
        assertThat(started.warnAt()).isEqualTo(at("2026-09-24T09:00"));
        assertThat(started.colour()).isEqualTo(SlaClock.Colour.GREEN);
    }

    @Test
    void marksYellowAndThenRed() {
        engine.clock.set(at("2026-11-25T10:00"));
        Target target = new Target(new Term.WorkingTime(Duration.ofMinutes(30)));
        SlaClock started = clocks.start(engine.site, subject, ClockKind.FIRST_RESPONSE, target);
        engine.sweeper().sweep();
        assertThat(engine.eventsOf(subject)).isEmpty();
        engine.clock.move(Duration.ofMinutes(25));
        engine.sweeper().sweep();
        engine.clock.move(Duration.ofMinutes(6));
        engine.sweeper().sweep();
        assertThat(engine.eventsOf(subject))
                .containsExactly(
                        new ClockWarned(
                                started.id(),
                                engine.site,
                                subject,
                                ClockKind.FIRST_RESPONSE,
                                at("2026-11-25T10:30"),
                                at("2026-11-25T10:25")),
                        new ClockBreached(
                                started.id(),
                                engine.site,
                                subject,
                                ClockKind.FIRST_RESPONSE,
                                at("2026-11-25T10:30"),
                                at("2026-11-25T10:31")));
        assertThat(clocks.overdue(engine.site, "ticket")).containsExactly(subject.id());
    }

    @Test
    void addsTheTimeThatItStoodToWhatIsLeft() {
        engine.clock.set(at("2026-11-25T10:00"));
        Target target = new Target(new Term.WorkingTime(Duration.ofMinutes(60)));
        clocks.start(engine.site, subject, ClockKind.RESOLUTION, target);
        engine.clock.move(Duration.ofMinutes(20));
        clocks.pause(engine.site, subject, ClockKind.RESOLUTION);
        engine.clock.set(at("2026-11-26T09:00"));
        engine.sweeper().sweep();
        clocks.pause(engine.site, subject, ClockKind.RESOLUTION);
        SlaClock resumed =
                clocks.resume(engine.site, subject, ClockKind.RESOLUTION).orElseThrow();
        assertThat(resumed.dueAt()).isEqualTo(at("2026-11-26T09:40"));
        assertThat(engine.eventsOf(subject)).isEmpty();
        clocks.stop(engine.site, subject, ClockKind.RESOLUTION);
        assertThat(clocks.resume(engine.site, subject, ClockKind.RESOLUTION)).isEmpty();
        assertThat(clocks.of(engine.site, "ticket", List.of(subject.id())).get(subject.id()))
                .hasSize(1);
    }
}
