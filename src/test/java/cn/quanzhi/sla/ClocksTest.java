package cn.quanzhi.sla;

import static cn.quanzhi.sla.Engine.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.database.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ClocksTest {

    private static final Target AN_HOUR = new Target(new Term.WorkingTime(Duration.ofMinutes(60)));

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
        clocks.start(engine.site, subject, ClockKind.RESOLUTION, AN_HOUR);
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

    @Test
    void countsNothingTwiceWhenItIsPausedOrResumedAgain() {
        engine.clock.set(at("2026-11-25T10:00"));
        SlaClock started = clocks.start(engine.site, subject, ClockKind.RESOLUTION, AN_HOUR);
        engine.clock.set(at("2026-11-25T10:10"));
        SlaClock paused =
                clocks.pause(engine.site, subject, ClockKind.RESOLUTION).orElseThrow();
        engine.clock.set(at("2026-11-25T10:20"));
        assertThat(clocks.pause(engine.site, subject, ClockKind.RESOLUTION)).contains(paused);
        engine.clock.set(at("2026-11-25T10:30"));
        SlaClock resumed =
                clocks.resume(engine.site, subject, ClockKind.RESOLUTION).orElseThrow();
        assertThat(clocks.resume(engine.site, subject, ClockKind.RESOLUTION)).contains(resumed);
        assertThat(Duration.between(started.dueAt(), resumed.dueAt())).isEqualTo(Duration.ofMinutes(20));
        assertThat(engine.stepsOf(started)).containsExactly("STARTED", "PAUSED", "RESUMED");
    }

    @Test
    void startsOnceHoweverOftenItIsTold() throws InterruptedException {
        Set<UUID> ids = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            threads.add(Thread.startVirtualThread(
                    () -> ids.add(clocks.start(engine.site, subject, ClockKind.RESOLUTION, AN_HOUR)
                            .id())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ids).hasSize(1);
        assertThat(all()).hasSize(1);
    }

    @Test
    void cannotHideABreachBehindAPauseOrAStop() {
        engine.clock.set(at("2026-11-25T10:00"));
        Subject another = Engine.subject();
        clocks.start(engine.site, subject, ClockKind.RESOLUTION, AN_HOUR);
        clocks.start(engine.site, another, ClockKind.RESOLUTION, AN_HOUR);
        engine.clock.set(at("2026-11-25T11:01"));
        assertThat(clocks.pause(engine.site, subject, ClockKind.RESOLUTION)
                        .orElseThrow()
                        .isBreached())
                .isTrue();
        clocks.stop(engine.site, another, ClockKind.RESOLUTION);
        engine.sweeper().sweep();
        for (Subject one : List.of(subject, another)) {
            assertThat(engine.eventsOf(one)).singleElement().isInstanceOf(ClockBreached.class);
        }
        SlaClock resumed =
                clocks.resume(engine.site, subject, ClockKind.RESOLUTION).orElseThrow();
        assertThat(resumed.dueAt()).as("what is past stays").isEqualTo(at("2026-11-25T11:00"));
    }

    @Test
    void isInTimeAtTheVeryMoment() {
        engine.clock.set(at("2026-11-25T10:00"));
        clocks.start(engine.site, subject, ClockKind.RESOLUTION, AN_HOUR);
        engine.clock.set(at("2026-11-25T11:00"));
        clocks.stop(engine.site, subject, ClockKind.RESOLUTION);
        engine.clock.set(at("2026-11-25T12:00"));
        engine.sweeper().sweep();
        assertThat(engine.eventsOf(subject)).noneMatch(ClockBreached.class::isInstance);
        assertThat(all()).singleElement().matches(clock -> !clock.isBreached());
    }

    @Test
    void isLengthenedInTimeOrNotAtAll() {
        engine.clock.set(at("2026-09-18T16:00"));
        Target five = new Target(Term.workingDays(5), new Warning.Left(Term.workingDays(1)));
        clocks.start(engine.site, subject, ClockKind.RESOLUTION, five);
        engine.clock.set(at("2026-09-24T10:00"));
        engine.sweeper().sweep();
        SlaClock longer = clocks.extend(engine.site, subject, ClockKind.RESOLUTION, Term.workingDays(7))
                .orElseThrow();
        assertThat(longer.dueAt()).isEqualTo(at("2026-10-12T17:30"));
        assertThat(longer.extensions()).isOne();
        assertThat(longer.colour()).isEqualTo(SlaClock.Colour.GREEN);
        assertThat(problemOf(() -> clocks.extend(engine.site, subject, ClockKind.RESOLUTION, new Term.CalendarDays(7))))
                .isEqualTo(Problem.INVALID_INPUT);
        assertThat(problemOf(() ->
                        clocks.extend(engine.site, subject, ClockKind.RESOLUTION, Term.workingDays(Term.MAX_DAYS))))
                .isEqualTo(Problem.INVALID_INPUT);
        engine.clock.set(at("2026-10-12T10:00"));
        engine.sweeper().sweep();
        engine.clock.set(at("2026-10-13T10:00"));
        assertThat(problemOf(() -> clocks.extend(engine.site, subject, ClockKind.RESOLUTION, Term.workingDays(1))))
                .isEqualTo(Problem.CONFLICT);
        engine.sweeper().sweep();
        assertThat(engine.eventsOf(subject))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("ClockWarned", "ClockWarned", "ClockBreached");
    }

    @Test
    void takesTheTermOfANewPriorityFromItsSameStart() {
        engine.clock.set(at("2026-11-23T10:00"));
        clocks.start(engine.site, subject, ClockKind.RESOLUTION, new Target(Term.workingDays(5)));
        engine.clock.set(at("2026-11-23T16:00"));
        SlaClock urgent = clocks.retarget(engine.site, subject, ClockKind.RESOLUTION, new Target(Term.workingDays(1)))
                .orElseThrow();
        assertThat(urgent.dueAt()).isEqualTo(at("2026-11-24T17:30"));
        assertThat(urgent.startedAt()).isEqualTo(at("2026-11-23T10:00"));
    }

    @Test
    void beginsAnewAfterARestart() {
        engine.clock.set(at("2026-11-23T10:00"));
        SlaClock first = clocks.start(engine.site, subject, ClockKind.RESOLUTION, AN_HOUR);
        engine.clock.set(at("2026-11-23T14:00"));
        SlaClock second = clocks.restart(engine.site, subject, ClockKind.RESOLUTION, AN_HOUR);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.dueAt()).isEqualTo(at("2026-11-23T15:00"));
        assertThat(second.isBreached()).isFalse();
        assertThat(all()).extracting(SlaClock::isOpen).containsExactly(false, true);
        clocks.start(engine.site, subject, ClockKind.FOLLOW_UP, AN_HOUR);
        clocks.stopAll(engine.site, subject);
        assertThat(all()).hasSize(3).noneMatch(SlaClock::isOpen);
    }

    @Test
    void goesBackWithTheCallersTransaction() {
        try {
            engine.transactions.run(Scope.site(engine.site), () -> {
                clocks.start(engine.site, subject, ClockKind.RESOLUTION, AN_HOUR);
                throw new IllegalStateException("the ticket could not be made");
            });
        } catch (IllegalStateException e) {
            assertThat(all()).isEmpty();
        }
    }

    @Test
    void keepsTheSitesApart() {
        clocks.start(engine.site, subject, ClockKind.RESOLUTION, AN_HOUR);
        String elsewhere = engine.site + "x";
        assertThat(clocks.stop(elsewhere, subject, ClockKind.RESOLUTION)).isEmpty();
        assertThat(clocks.of(elsewhere, "ticket", List.of(subject.id()))).isEmpty();
        assertThat(clocks.of(engine.site, "order", List.of(subject.id()))).isEmpty();
    }

    private List<SlaClock> all() {
        return engine.clocksOf(subject);
    }

    private static Problem problemOf(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
