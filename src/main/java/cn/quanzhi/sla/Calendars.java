package cn.quanzhi.sla;

import cn.quanzhi.platform.database.DatabaseClock;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.sla.WorkingCalendar.Day;
import cn.quanzhi.sla.WorkingCalendar.Shifts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The working calendars of the sites: what {@code shared} holds, and each site's own days and shifts before it. */
@Component
public class Calendars {

    static final String SHARED = "shared";

    private static final String REVISION =
            "select coalesce(max(revision), 0) from sla_calendar where site_id in (:site, 'shared')";
    private static final String DAYS = """
            select day, kind, site_id from sla_calendar_day where site_id in (:site, 'shared')
            order by (site_id = 'shared') desc, day
            """;
    private static final String SHIFTS = """
            select site_id, weekday, from_time, until_time from sla_shift where site_id in (:site, 'shared')
            order by weekday, from_time
            """;

    private static final String SITES = "select site_id from sla_calendar order by site_id";

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final DatabaseClock clock;
    private final SlaSettings settings;

    Calendars(JdbcClient jdbc, Transactions transactions, DatabaseClock clock, SlaSettings settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * How far a calendar can be relied on.
     *
     * @param knownUntil the last day of the last year whose holidays are entered; null where this year's are not
     * @param nextMissing whether it is time to enter the next year
     */
    public record Coverage(@Nullable LocalDate knownUntil, boolean nextMissing) {}

    /** A calendar and the number of its last change. */
    record Read(WorkingCalendar calendar, long revision) {}

    /** The calendar by which the site works, as it stands now. */
    public WorkingCalendar of(String site) {
        return transactions.in(Scope.site(site), () -> read(site).calendar());
    }

    /** How far the site's calendar is known today. */
    public Coverage coverage(String site) {
        WorkingCalendar calendar = of(site);
        LocalDate today = calendar.dateOf(clock.instant());
        LocalDate known = calendar.knownUntil(today).orElse(null);
        return new Coverage(
                known,
                known == null
                        || known.isBefore(
                                today.plusDays(settings.calendarNotice().toDays())));
    }

    /** The sites that have days or shifts of their own, and {@code shared}. */
    List<String> sites() {
        return transactions.in(
                Scope.SYSTEM,
                () -> jdbc.sql(SITES).query(String.class).list().stream()
                        .map(Objects::requireNonNull)
                        .toList());
    }

    /** Reads the calendar in the caller's transaction. */
    Read read(String site) {
        // The number first: what changes meanwhile is then computed once more, never once less.
        long revision = jdbc.sql(REVISION).param("site", site).query(Long.class).single();
        Map<LocalDate, Day> days = new HashMap<>();
        jdbc.sql(DAYS)
                .param("site", site)
                .query((row, number) ->
                        Map.entry(row.getObject("day", LocalDate.class), Day.valueOf(row.getString("kind"))))
                .list()
                .forEach(day -> days.put(day.getKey(), day.getValue()));
        return new Read(new WorkingCalendar(settings.zone(), shifts(site), days), revision);
    }

    private Shifts shifts(String site) {
        List<Row> rows = jdbc.sql(SHIFTS)
                .param("site", site)
                .query((row, number) -> new Row(
                        row.getString("site_id"),
                        row.getInt("weekday"),
                        new Shift(
                                row.getObject("from_time", LocalTime.class),
                                row.getObject("until_time", LocalTime.class))))
                .list();
        String owner = rows.stream().anyMatch(row -> row.site().equals(site)) ? site : SHARED;
        Map<Integer, List<Shift>> byWeekday = rows.stream()
                .filter(row -> row.site().equals(owner))
                .collect(Collectors.groupingBy(Row::weekday, Collectors.mapping(Row::shift, Collectors.toList())));
        List<Shift> usual = byWeekday.getOrDefault(0, List.of());
        byWeekday.remove(0);
        return new Shifts(
                usual,
                byWeekday.entrySet().stream()
                        .collect(Collectors.toMap(day -> DayOfWeek.of(day.getKey()), Map.Entry::getValue)));
    }

    private record Row(String site, int weekday, Shift shift) {}
}
