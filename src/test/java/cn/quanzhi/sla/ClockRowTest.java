package cn.quanzhi.sla;

import static cn.quanzhi.sla.Engine.at;
import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.sla.SlaClock.Colour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a clock's steps make of its deadline, without any store. */
class ClockRowTest {

    private static final int YEAR = 365 * 24 * 60;
    private static final SlowCalendar SLOW = new SlowCalendar();
    private static final Calendars.Read READ = new Calendars.Read(SlowCalendar.quick(), 1);
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** From one minute up to another the clock stands. */
    private record Pause(int from, int until) {}

    @Test
    void neverCountsPausedTime() {
        Random random = new Random(42);
        for (int i = 0; i < 1_500; i++) {
            int start = random.nextInt(YEAR);
            int minutes = 1 + random.nextInt(2_500);
            Term term = i % 3 == 0
                    ? new Term.ElapsedTime(Duration.ofMinutes(minutes))
                    : new Term.WorkingTime(Duration.ofMinutes(minutes));
            List<Pause> pauses = pauses(random, start);
            Instant due = after(pauses, start, new Target(term)).deadline().dueAt();
            assertThat(due)
                    .as("%s from %s, standing %s", term, start, pauses)
                    .isEqualTo(SlowCalendar.momentOf(countedWithout(pauses, start, term)));
        }
    }

    @Test
    void movesADayTermByAllThatItStoodAndByLessThanADayMore() {
        Random random = new Random(43);
        for (int i = 0; i < 1_500; i++) {
            int start = random.nextInt(YEAR);
            boolean working = i % 2 == 0;
            Term term = working ? Term.workingDays(1 + random.nextInt(20)) : new Term.CalendarDays(20);
            ClockRow row = started(start, new Target(term));
            Instant unmoved = row.deadline().dueAt();
            ClockRow after = after(pauses(random, start), start, new Target(term));
            Instant moved = READ.calendar()
                    .closeAtOrAfter(exactly(working, unmoved, after.run().stood()));
            assertThat(after.deadline().dueAt()).isEqualTo(moved);
            assertThat(READ.calendar().isWorkingDay(READ.calendar().dateOf(moved)))
                    .isTrue();
        }
    }

    @Test
    void gainsNoMoreThanADayByManyShortPauses() {
        Target target = new Target(Term.workingDays(5));
        ClockRow row = ClockRow.started(key(), target, at("2026-11-23T10:00"), READ);
        for (int i = 0; i < 30; i++) {
            Instant now = at("2026-11-24T09:00").plus(SHORTEST.multipliedBy(2L * i));
            row = row.paused(now).resumed(now.plus(SHORTEST), READ);
        }
        assertThat(row.deadline().dueAt()).isEqualTo(at("2026-12-01T17:30"));
    }

    @Test
    void movesByExactlyTheWorkingTimeThatItStood() {
        Target target = new Target(new Term.WorkingTime(Duration.ofMinutes(60)));
        ClockRow row = ClockRow.started(key(), target, at("2026-11-24T10:00"), READ);
        ClockRow resumed = row.paused(at("2026-11-24T10:30")).resumed(at("2026-11-24T14:00"), READ);
        assertThat(resumed.deadline().dueAt()).isEqualTo(at("2026-11-24T14:30"));
        ClockRow overnight = row.paused(at("2026-11-24T18:00")).resumed(at("2026-11-25T08:00"), READ);
        assertThat(overnight.deadline().dueAt())
                .as("nobody worked meanwhile")
                .isEqualTo(row.deadline().dueAt());
    }

    @Test
    void takesNothingAwayWhenTheDatabasesClockStepsBack() {
        Target target = new Target(new Term.WorkingTime(Duration.ofMinutes(60)));
        ClockRow row = ClockRow.started(key(), target, at("2026-11-24T10:00"), READ);
        ClockRow resumed = row.paused(at("2026-11-24T10:30")).resumed(at("2026-11-24T10:05"), READ);
        assertThat(resumed.deadline()).isEqualTo(row.deadline());
        assertThat(resumed.isPaused()).isFalse();
    }

    @Test
    void warnsAtAShareOfTheTermsOwnTime() {
        Target target = new Target(new Term.WorkingTime(Duration.ofMinutes(30)), new Warning.Share(80));
        ClockRow row = ClockRow.started(key(), target, at("2026-11-24T11:50"), READ);
        assertThat(row.deadline().warnAt()).isEqualTo(at("2026-11-24T13:44"));
        ClockRow resumed = row.paused(at("2026-11-24T11:55")).resumed(at("2026-11-24T15:00"), READ);
        assertThat(resumed.deadline()).isEqualTo(new Deadline(at("2026-11-24T15:25"), at("2026-11-24T15:19")));
    }

    @Test
    void warnsWhenOneWorkingDayIsLeft() {
        Warning lastDay = new Warning.Left(Term.workingDays(1));
        ClockRow row = ClockRow.started(key(), new Target(Term.workingDays(5), lastDay), at("2026-09-30T10:00"), READ);
        assertThat(row.deadline()).isEqualTo(new Deadline(at("2026-10-13T17:30"), at("2026-10-13T09:00")));
        Warning twoDays = new Warning.Left(Term.workingDays(2));
        row = ClockRow.started(key(), new Target(Term.workingDays(5), twoDays), at("2026-09-18T10:00"), READ);
        assertThat(row.deadline()).isEqualTo(new Deadline(at("2026-09-24T17:30"), at("2026-09-23T09:00")));
        Warning hours = new Warning.Left(new Term.WorkingTime(Duration.ofHours(5)));
        row = ClockRow.started(key(), new Target(Term.workingDays(1), hours), at("2026-11-24T10:00"), READ);
        assertThat(row.deadline().warnAt()).isEqualTo(at("2026-11-25T11:00"));
    }

    @Test
    void warnsNeitherBeforeItsStartNorAfterItsEnd() {
        Random random = new Random(44);
        List<Term> terms = List.of(
                Term.workingDays(1),
                Term.workingDays(5),
                new Term.CalendarDays(3),
                new Term.WorkingTime(Duration.ofMinutes(10)),
                new Term.ElapsedTime(Duration.ofHours(30)));
        for (int i = 0; i < 5_000; i++) {
            Target target = new Target(
                    terms.get(random.nextInt(terms.size())),
                    i % 2 == 0
                            ? new Warning.Share(1 + random.nextInt(99))
                            : new Warning.Left(terms.get(random.nextInt(terms.size()))));
            int start = random.nextInt(YEAR);
            ClockRow row = i % 3 == 0 ? after(pauses(random, start), start, target) : started(start, target);
            assertThat(row.deadline().warnAt())
                    .isBetween(row.run().startedAt(), row.deadline().dueAt());
            assertThat(row.deadline().dueAt()).isAfter(row.run().startedAt());
        }
    }

    @Test
    void isGreenThenYellowThenRedAndKeepsItsColourOnceStopped() {
        Target target = new Target(new Term.WorkingTime(Duration.ofMinutes(30)));
        ClockRow row = ClockRow.started(key(), target, at("2026-11-24T10:00"), READ);
        assertThat(row.view(at("2026-11-24T10:23")).colour()).isEqualTo(Colour.GREEN);
        assertThat(row.view(at("2026-11-24T10:25")).colour()).isEqualTo(Colour.YELLOW);
        assertThat(row.view(at("2026-11-24T10:30")).colour())
                .as("the very moment is in time")
                .isEqualTo(Colour.YELLOW);
        assertThat(row.view(at("2026-11-24T10:31")).colour()).isEqualTo(Colour.RED);
        assertThat(row.stopped(at("2026-11-24T10:20"), READ)
                        .view(at("2026-12-01T10:00"))
                        .colour())
                .isEqualTo(Colour.GREEN);
        assertThat(row.paused(at("2026-11-24T10:20"))
                        .view(at("2026-12-01T10:00"))
                        .colour())
                .isEqualTo(Colour.GREEN);
    }

    @Test
    void isNotOverdueForHavingBeenStoppedLongAfterItStood() {
        Target target = new Target(new Term.WorkingTime(Duration.ofMinutes(30)));
        ClockRow row = ClockRow.started(key(), target, at("2026-11-24T10:00"), READ);
        ClockRow stopped = row.paused(at("2026-11-24T10:10")).stopped(at("2026-11-30T10:00"), READ);
        assertThat(stopped.view(at("2026-12-01T10:00")).colour()).isEqualTo(Colour.GREEN);
    }

    /** Lunch is from twelve to half past one, and what it stood is nobody's time. */
    @Test
    void knowsHowMuchWorkingTimeItTook() {
        Target target = new Target(new Term.WorkingTime(Duration.ofMinutes(30)));
        ClockRow row = ClockRow.started(key(), target, at("2026-11-24T11:40"), READ);
        assertThat(row.marked().took()).isNull();
        assertThat(row.stopped(at("2026-11-24T13:50"), READ).marked().took()).isEqualTo(Duration.ofMinutes(40));
        ClockRow stood = row.paused(at("2026-11-24T11:50")).resumed(at("2026-11-24T13:40"), READ);
        assertThat(stood.stopped(at("2026-11-24T13:50"), READ).marked().took()).isEqualTo(Duration.ofMinutes(20));
        assertThat(row.paused(at("2026-11-24T11:50"))
                        .stopped(at("2026-11-30T10:00"), READ)
                        .marked()
                        .took())
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(row.stopped(at("2026-11-24T11:00"), READ).marked().took())
                .as("a clock that steps back takes nothing away")
                .isEqualTo(Duration.ZERO);
    }

    private static int countedWithout(List<Pause> pauses, int start, Term term) {
        int minute = start;
        for (int left = term.amount(); left > 0; minute++) {
            int now = minute;
            boolean stands = pauses.stream().anyMatch(pause -> pause.from() <= now && now < pause.until());
            boolean counts = term.unit() == Term.Unit.ELAPSED_MINUTES || SLOW.isWorking(minute);
            left -= counts && !stands ? 1 : 0;
        }
        return minute;
    }

    private static Instant exactly(boolean working, Instant due, Duration stood) {
        return working ? READ.calendar().add(due, stood) : due.plus(stood);
    }

    /** Pauses and resumes as they come, as long as the clock has not run out. */
    private static ClockRow after(List<Pause> pauses, int start, Target target) {
        ClockRow row = started(start, target);
        for (Pause pause : pauses) {
            Instant from = SlowCalendar.momentOf(pause.from());
            if (from.isBefore(row.deadline().dueAt())) {
                row = row.paused(from).resumed(SlowCalendar.momentOf(pause.until()), READ);
            }
        }
        return row;
    }

    private static List<Pause> pauses(Random random, int start) {
        List<Pause> pauses = new ArrayList<>();
        int minute = start;
        for (int i = random.nextInt(5); i > 0; i--) {
            int from = minute + random.nextInt(1_500);
            minute = from + random.nextInt(4_000);
            pauses.add(new Pause(from, minute));
        }
        return pauses;
    }

    private static ClockRow started(int minute, Target target) {
        return ClockRow.started(key(), target, SlowCalendar.momentOf(minute), READ);
    }

    private static ClockRow.Key key() {
        return new ClockRow.Key(
                UUID.randomUUID(), "demo", new Subject("ticket", UUID.randomUUID()), ClockKind.RESOLUTION);
    }
}
