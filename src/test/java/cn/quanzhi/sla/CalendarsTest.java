package cn.quanzhi.sla;

import static cn.quanzhi.sla.Engine.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.sla.WorkingCalendar.Day;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalendarsTest {

    private static final LocalDate END = LocalDate.of(2026, 12, 31);

    private final Engine engine = new Engine();

    @Test
    void knowsTheHolidaysOf2026ForEverySite() {
        WorkingCalendar calendar = engine.calendars.of(engine.site);
        List<LocalDate> off = List.of(
                LocalDate.of(2026, 1, 2),
                LocalDate.of(2026, 2, 23),
                LocalDate.of(2026, 4, 6),
                LocalDate.of(2026, 5, 5),
                LocalDate.of(2026, 6, 19),
                LocalDate.of(2026, 9, 25),
                LocalDate.of(2026, 10, 7));
        List<LocalDate> worked = List.of(
                LocalDate.of(2026, 1, 4),
                LocalDate.of(2026, 2, 14),
                LocalDate.of(2026, 2, 28),
                LocalDate.of(2026, 5, 9),
                LocalDate.of(2026, 9, 20),
                LocalDate.of(2026, 10, 10));
        assertThat(off).noneMatch(calendar::isWorkingDay);
        assertThat(worked).allMatch(calendar::isWorkingDay);
        long named = engine.administration.days(engine.site, 2026).stream()
                .filter(entered -> entered.day().kind() == Day.OFF)
                .count();
        assertThat(named).isEqualTo(3 + 9 + 3 + 5 + 3 + 3 + 7);
        assertThat(calendar.shiftsOn(LocalDate.of(2026, 11, 24)))
                .containsExactly(shift("09:00", "12:00"), shift("13:30", "17:30"));
    }

    @Test
    void saysLongBeforeThatTheNextYearIsMissing() {
        engine.clock.set(at("2026-09-01T10:00"));
        assertThat(engine.calendars.coverage(engine.site)).isEqualTo(new Calendars.Coverage(END, false));
        engine.clock.set(at("2026-11-25T10:00"));
        assertThat(engine.calendars.coverage(engine.site)).isEqualTo(new Calendars.Coverage(END, true));
        engine.clock.set(at("2027-01-02T10:00"));
        assertThat(engine.calendars.coverage(engine.site)).isEqualTo(new Calendars.Coverage(null, true));
    }

    @Test
    void isContentAgainWhenTheNextYearHasBeenImported() {
        engine.clock.set(at("2026-11-25T10:00"));
        assertThat(engine.administration.importCsv(engine.site, year2027())).isEqualTo(new TreeMap<>(Map.of(2027, 13)));
        assertThat(engine.calendars.coverage(engine.site))
                .isEqualTo(new Calendars.Coverage(LocalDate.of(2027, 12, 31), false));
        assertThat(engine.calendars.coverage("another")).isEqualTo(new Calendars.Coverage(END, true));
        CalendarWatch watch = new CalendarWatch(engine.calendars);
        assertThat(watch.health().getDetails())
                .containsEntry("shared", new Calendars.Coverage(END, true))
                .containsEntry(engine.site, new Calendars.Coverage(LocalDate.of(2027, 12, 31), false));
        assertThat(CalendarWatch.sentence("shared", new Calendars.Coverage(END, true)))
                .contains("只录入到 2026-12-31");
    }

    @Test
    void entersNothingOfAFileWithABadLine() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> engine.administration.importCsv(engine.site, year2027() + "\n2027-10-1,OFF,国庆节"));
        assertThat(problem.fields().getFirst().field()).isEqualTo("line 15");
        assertThat(engine.administration.days(engine.site, 2027)).isEmpty();
    }

    @Test
    void keepsOnlyWhatASiteDoesOtherwise() {
        List<NamedDay> year = engine.administration.days(engine.site, 2026).stream()
                .map(CalendarAdministration.EnteredDay::day)
                .collect(Collectors.toList());
        NamedDay party = new NamedDay(LocalDate.of(2026, 11, 26), Day.OFF, "园区开放日");
        year.add(party);
        engine.administration.replaceYear(engine.site, 2026, year);
        assertThat(engine.administration.days(engine.site, 2026))
                .filteredOn(entered -> !entered.shared())
                .containsExactly(new CalendarAdministration.EnteredDay(party, false));
        assertThat(engine.calendars.of(engine.site).isWorkingDay(party.date())).isFalse();
        assertThat(engine.calendars.of("another").isWorkingDay(party.date())).isTrue();
        engine.administration.replaceYear(engine.site, 2026, List.of());
        assertThat(engine.calendars.of(engine.site).isWorkingDay(party.date())).isTrue();
    }

    @Test
    void entersADayForAllSitesThatHaveNoneOfTheirOwn() {
        LocalDate date = LocalDate.of(2099, 5, 4);
        engine.administration.replaceYear("shared", 2099, List.of(new NamedDay(date, Day.OFF, "青年节")));
        engine.administration.replaceYear(engine.site, 2099, List.of(new NamedDay(date, Day.WORK, "照常")));
        assertThat(engine.calendars.of("another").isWorkingDay(date)).isFalse();
        assertThat(engine.calendars.of(engine.site).isWorkingDay(date)).isTrue();
        engine.administration.replaceYear("shared", 2099, List.of());
        assertThat(engine.calendars.of("another").isWorkingDay(date)).isTrue();
    }

    @Test
    void refusesAYearInWhichNobodyWorksForAMonth() {
        List<NamedDay> summer = IntStream.range(0, 40)
                .mapToObj(i -> new NamedDay(LocalDate.of(2027, 7, 1).plusDays(i), Day.OFF, "暑假"))
                .toList();
        ProblemException problem = catchThrowableOfType(
                ProblemException.class, () -> engine.administration.replaceYear(engine.site, 2027, summer));
        assertThat(problem.fields().getFirst().field()).isEqualTo("days");
        assertThat(engine.administration.days(engine.site, 2027)).isEmpty();
    }

    @Test
    void letsASiteWorkOtherHours() {
        engine.administration.replaceShifts(
                engine.site, Map.of(0, List.of(shift("08:30", "11:30")), 5, List.of(shift("08:30", "10:00"))));
        WorkingCalendar calendar = engine.calendars.of(engine.site);
        assertThat(calendar.shiftsOn(LocalDate.of(2026, 11, 26))).containsExactly(shift("08:30", "11:30"));
        assertThat(calendar.shiftsOn(LocalDate.of(2026, 11, 27))).containsExactly(shift("08:30", "10:00"));
        engine.administration.replaceShifts(engine.site, Map.of());
        assertThat(engine.calendars.of(engine.site).shiftsOn(LocalDate.of(2026, 11, 27)))
                .hasSize(2);
    }

    private static String year2027() {
        return IntStream.rangeClosed(1, 13)
                .mapToObj(day -> "2027-02-%02d,OFF,春节".formatted(day))
                .collect(Collectors.joining("\n", "date,kind,name\n", ""));
    }

    private static Shift shift(String from, String until) {
        return new Shift(LocalTime.parse(from), LocalTime.parse(until));
    }
}
