package cn.quanzhi.sla;

import static cn.quanzhi.sla.Engine.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.quanzhi.sla.WorkingCalendar.Day;
import cn.quanzhi.sla.WorkingCalendar.Shifts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {

    private static final int TWO_YEARS = 2 * 365 * 24 * 60;
    private static final SlowCalendar SLOW = new SlowCalendar();
    private static final WorkingCalendar CALENDAR = SlowCalendar.quick();
    private static final Shifts USUAL = new Shifts(
            List.of(
                    new Shift(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                    new Shift(LocalTime.of(13, 30), LocalTime.of(17, 30))),
            Map.of());
    private static final WorkingCalendar EVEN = new WorkingCalendar(Engine.CITY, USUAL, SlowCalendar.twoYears());

    @Test
    void countsAWorkedSundayAndAHolidayAsTheyAreAnnounced() {
        Term five = Term.workingDays(5);
        assertThat(EVEN.dueAt(at("2026-09-18T16:00"), five)).isEqualTo(at("2026-09-24T17:30"));
        assertThat(EVEN.dueAt(at("2026-09-30T10:00"), five)).isEqualTo(at("2026-10-13T17:30"));
    }

    @Test
    void doesNotCountTheFirstDayHoweverEarlyItBegan() {
        Term one = Term.workingDays(1);
        assertThat(EVEN.dueAt(at("2026-11-24T00:00"), one)).isEqualTo(at("2026-11-25T17:30"));
        assertThat(EVEN.dueAt(at("2026-11-24T23:59"), one)).isEqualTo(at("2026-11-25T17:30"));
        assertThat(EVEN.dueAt(at("2026-11-28T12:00"), one)).as("a Saturday").isEqualTo(at("2026-11-30T17:30"));
    }

    @Test
    void movesALastDayOnAHolidayToTheNextWorkingDay() {
        assertThat(EVEN.dueAt(at("2026-09-28T10:00"), new Term.CalendarDays(5))).isEqualTo(at("2026-10-08T17:30"));
        assertThat(EVEN.dueAt(at("2026-09-15T10:00"), new Term.CalendarDays(5)))
                .as("a Sunday that is worked")
                .isEqualTo(at("2026-09-20T17:30"));
    }

    @Test
    void countsWorkingTimeOverTheLunchBreakAndTheNight() {
        assertThat(EVEN.dueAt(at("2026-11-24T11:50"), new Term.WorkingTime(Duration.ofMinutes(30))))
                .isEqualTo(at("2026-11-24T13:50"));
        assertThat(EVEN.dueAt(at("2026-11-24T17:20"), new Term.WorkingTime(Duration.ofMinutes(30))))
                .isEqualTo(at("2026-11-25T09:20"));
        assertThat(EVEN.dueAt(at("2026-11-24T12:10"), new Term.WorkingTime(Duration.ofMinutes(240))))
                .as("ends with the shift, not with the beginning of the next")
                .isEqualTo(at("2026-11-24T17:30"));
    }

    @Test
    void agreesWithCountingDayByDayOverTwoYears() {
        for (LocalDate date = LocalDate.of(2026, 1, 1); date.getYear() < 2028; date = date.plusDays(1)) {
            Instant start = date.atTime(10, 7).atZone(Engine.CITY).toInstant();
            int minute = SlowCalendar.minuteOf(start);
            assertThat(CALENDAR.isWorkingDay(date)).isEqualTo(SLOW.between(minute - 607, minute + 833) > 0);
            for (int days = 1; days <= 20; days++) {
                for (Term term : List.of(Term.workingDays(days), new Term.CalendarDays(days))) {
                    assertThat(CALENDAR.dueAt(start, term))
                            .as("%s from %s", term, date)
                            .isEqualTo(SlowCalendar.momentOf(SLOW.dueAt(minute, term)));
                }
            }
        }
    }

    @Test
    void agreesWithCountingMinuteByMinuteOverTwoYears() {
        Random random = new Random(20261124);
        for (int i = 0; i < 4_000; i++) {
            int start = random.nextInt(TWO_YEARS);
            int minutes = 1 + random.nextInt(i % 10 == 0 ? 12_000 : 900);
            Term term = i % 2 == 0
                    ? new Term.WorkingTime(Duration.ofMinutes(minutes))
                    : new Term.ElapsedTime(Duration.ofMinutes(minutes));
            Instant begin = SlowCalendar.momentOf(start);
            assertThat(CALENDAR.dueAt(begin, term))
                    .as("%s from %s", term, begin)
                    .isEqualTo(SlowCalendar.momentOf(SLOW.dueAt(start, term)));
            int end = start + minutes;
            assertThat(CALENDAR.workingTimeBetween(begin, SlowCalendar.momentOf(end)))
                    .isEqualTo(Duration.ofMinutes(SLOW.between(start, end)));
        }
    }

    @Test
    void addsAndSubtractsToTheSecond() {
        Random random = new Random(7);
        for (int i = 0; i < 4_000; i++) {
            Instant start = SlowCalendar.momentOf(random.nextInt(TWO_YEARS)).plusMillis(random.nextInt(60_000));
            Duration time = Duration.ofMillis(1 + random.nextInt(200_000_000));
            Instant end = CALENDAR.add(start, time);
            assertThat(CALENDAR.workingTimeBetween(start, end)).isEqualTo(time);
            assertThat(CALENDAR.workingTimeBetween(CALENDAR.subtract(end, time), end))
                    .isEqualTo(time);
            assertThat(CALENDAR.subtract(end, time)).isAfterOrEqualTo(start);
            assertThat(CALENDAR.add(start, time.plusMillis(1))).isAfter(end);
        }
        Instant noon = at("2026-11-24T12:15");
        assertThat(CALENDAR.add(noon, Duration.ZERO)).isEqualTo(noon);
        assertThat(CALENDAR.workingTimeBetween(noon, noon.minusSeconds(9_999))).isZero();
    }

    @Test
    void neverEndsEarlierForWhatBeganLater() {
        Random random = new Random(11);
        for (Term term : List.of(
                Term.workingDays(5),
                new Term.CalendarDays(15),
                new Term.WorkingTime(Duration.ofMinutes(75)),
                new Term.ElapsedTime(Duration.ofHours(24)))) {
            for (int i = 0; i < 2_000; i++) {
                int start = random.nextInt(TWO_YEARS);
                Instant earlier = CALENDAR.dueAt(SlowCalendar.momentOf(start), term);
                Instant later = CALENDAR.dueAt(SlowCalendar.momentOf(start + random.nextInt(5_000)), term);
                assertThat(later).isAfterOrEqualTo(earlier);
            }
        }
    }

    @Test
    void worksToMidnightWhereAShiftDoes() {
        Shifts night = new Shifts(List.of(new Shift(LocalTime.of(18, 0), LocalTime.MIDNIGHT)), Map.of());
        WorkingCalendar calendar = new WorkingCalendar(Engine.CITY, night, Map.of());
        assertThat(calendar.dueAt(at("2026-11-24T10:00"), Term.workingDays(1))).isEqualTo(at("2026-11-26T00:00"));
        assertThat(calendar.add(at("2026-11-24T23:00"), Duration.ofHours(2))).isEqualTo(at("2026-11-25T19:00"));
    }

    @Test
    void knowsAYearOnlyWhenItsHolidaysAreEntered() {
        assertThat(CALENDAR.knownUntil(LocalDate.of(2026, 6, 1))).contains(LocalDate.of(2027, 12, 31));
        assertThat(CALENDAR.knownUntil(LocalDate.of(2028, 1, 1))).isEmpty();
        WorkingCalendar partly = new WorkingCalendar(Engine.CITY, USUAL, Map.of(LocalDate.of(2027, 1, 1), Day.OFF));
        assertThat(partly.isKnown(2027)).isFalse();
    }

    @Test
    void countsAnUnknownYearByItsWeekends() {
        assertThat(CALENDAR.dueAt(at("2028-01-03T10:00"), Term.workingDays(5))).isEqualTo(at("2028-01-10T17:30"));
    }

    @Test
    void gaveUpRatherThanSearchForEver() {
        Map<LocalDate, Day> off = new HashMap<>();
        LocalDate first = LocalDate.of(2026, 1, 1);
        first.datesUntil(first.plusYears(3)).forEach(date -> off.put(date, Day.OFF));
        WorkingCalendar closed = new WorkingCalendar(Engine.CITY, USUAL, off);
        assertThatThrownBy(() -> closed.dueAt(at("2026-01-02T10:00"), Term.workingDays(1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> closed.add(at("2026-01-02T10:00"), Duration.ofMinutes(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesShiftsThatOverlapOrEndBeforeTheyBegin() {
        assertThatThrownBy(() -> new Shift(LocalTime.of(12, 0), LocalTime.of(9, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Shifts(
                        List.of(
                                new Shift(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                                new Shift(LocalTime.of(11, 0), LocalTime.of(17, 0))),
                        Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Shifts(List.of(), Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
