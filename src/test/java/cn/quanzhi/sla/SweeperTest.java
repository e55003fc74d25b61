package cn.quanzhi.sla;

import static cn.quanzhi.sla.Engine.at;
import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.sla.WorkingCalendar.Day;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweeperTest {

    private static final Target AN_HOUR = new Target(new Term.ElapsedTime(Duration.ofMinutes(60)));

    private final Engine engine = new Engine();

    @Test
    void marksEachClockOnceHoweverManySweepAtOnce() throws InterruptedException {
        engine.clock.set(at("2026-11-25T10:00"));
        List<Subject> subjects = started(60);
        engine.clock.set(at("2026-11-25T10:50"));
        sweepOnManyNodes();
        subjects.forEach(
                subject -> assertThat(engine.eventsOf(subject)).singleElement().isInstanceOf(ClockWarned.class));
        engine.clock.set(at("2026-11-25T11:10"));
        sweepOnManyNodes();
        subjects.forEach(subject -> assertThat(engine.eventsOf(subject))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("ClockWarned", "ClockBreached"));
        assertThat(engine.clocks.overdue(engine.site, "ticket")).hasSize(60);
    }

    @Test
    void agreesWithWhoeverStopsAClockMeanwhile() throws InterruptedException {
        engine.clock.set(at("2026-11-25T10:00"));
        List<Subject> subjects = started(60);
        engine.clock.set(at("2026-11-25T11:10"));
        Thread stopping = Thread.startVirtualThread(
                () -> subjects.forEach(subject -> engine.clocks.stop(engine.site, subject, ClockKind.RESOLUTION)));
        sweepOnManyNodes();
        stopping.join();
        subjects.forEach(
                subject -> assertThat(engine.eventsOf(subject)).singleElement().isInstanceOf(ClockBreached.class));
    }

    @Test
    void saysNothingTwiceWhenTheDatabasesClockJumpsTwoHoursAndBack() {
        engine.clock.set(at("2026-11-25T10:00"));
        Subject due = started(1).getFirst();
        Target long3 = new Target(new Term.ElapsedTime(Duration.ofHours(3)));
        Subject later = Engine.subject();
        SlaClock unmoved = engine.clocks.start(engine.site, later, ClockKind.RESOLUTION, long3);
        engine.clock.move(Duration.ofHours(2));
        engine.sweeper().sweep();
        engine.clock.move(Duration.ofHours(-2));
        engine.sweeper().sweep();
        engine.clock.move(Duration.ofHours(2));
        engine.sweeper().sweep();
        assertThat(engine.eventsOf(due)).singleElement().isInstanceOf(ClockBreached.class);
        assertThat(engine.eventsOf(later)).isEmpty();
        assertThat(engine.clocksOf(later))
                .singleElement()
                .matches(clock -> clock.dueAt().equals(unmoved.dueAt()) && !clock.isBreached());
    }

    @Test
    void marksAgainWhatANodeThatDiedHadNotCommitted() {
        engine.clock.set(at("2026-11-25T10:00"));
        Subject subject = started(1).getFirst();
        engine.clock.set(at("2026-11-25T11:10"));
        engine.dying.set(true);
        engine.sweeper().sweep();
        assertThat(engine.eventsOf(subject)).isEmpty();
        engine.dying.set(false);
        engine.sweeper().sweep();
        assertThat(engine.eventsOf(subject)).singleElement().isInstanceOf(ClockBreached.class);
    }

    @Test
    void movesRunningClocksWhenTheNextYearIsEntered() {
        engine.clock.set(at("2026-12-30T10:00"));
        Subject running = Engine.subject();
        Target five = new Target(Term.workingDays(5));
        SlaClock before = engine.clocks.start(engine.site, running, ClockKind.RESOLUTION, five);
        assertThat(before.dueAt()).isEqualTo(at("2027-01-06T17:30"));
        engine.administration.replaceYear(engine.site, 2027, holidays2027());
        engine.sweeper().sweep();
        SlaClock after = engine.clocksOf(running).getFirst();
        assertThat(after.dueAt()).isEqualTo(at("2027-01-07T17:30"));
        engine.sweeper().sweep();
        assertThat(engine.stepsOf(after)).containsExactly("STARTED", "RECALCULATED");
    }

    private static List<NamedDay> holidays2027() {
        LocalDate first = LocalDate.of(2027, 1, 1);
        List<NamedDay> days = new ArrayList<>();
        days.add(new NamedDay(first, Day.OFF, "元旦"));
        IntStream.range(0, 12)
                .forEach(i -> days.add(new NamedDay(LocalDate.of(2027, 2, 5).plusDays(i), Day.OFF, "春节")));
        return days;
    }

    private List<Subject> started(int count) {
        List<Subject> subjects =
                IntStream.range(0, count).mapToObj(i -> Engine.subject()).toList();
        subjects.forEach(subject -> engine.clocks.start(engine.site, subject, ClockKind.RESOLUTION, AN_HOUR));
        return subjects;
    }

    private void sweepOnManyNodes() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Sweeper node = engine.sweeper();
            nodes.add(Thread.startVirtualThread(() -> {
                try {
                    go.await();
                    node.sweep();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        go.countDown();
        for (Thread node : nodes) {
            node.join();
        }
    }
}
