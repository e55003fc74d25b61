package cn.quanzhi.sla;

import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.sla.WorkingCalendar.Day;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Enters what is announced. A year is replaced as a whole; what is the same for all sites is not kept once more for one,
 * so that it goes on following them. Running clocks are computed anew by the next sweep.
 */
@Component
public class CalendarAdministration {

    private static final int LONGEST_HOLIDAY = 31;
    private static final String LOCK = "select revision from sla_calendar where site_id = 'shared' for update";
    private static final String CHANGED = """
            insert into sla_calendar (site_id) values (:site)
            on conflict (site_id) do update set revision = nextval('sla_calendar_revision')
            """;
    private static final String FORGET_YEAR =
            "delete from sla_calendar_day where site_id = :site and day between :first and :last";
    private static final String ADD_DAY =
            "insert into sla_calendar_day (site_id, day, kind, name) values (:site, :day, :kind, :name)";
    private static final String DAYS = """
            select site_id, day, kind, name from sla_calendar_day
            where site_id in (:site, 'shared') and day between :first and :last
            order by (site_id = 'shared') desc, day
            """;
    private static final String FORGET_SHIFTS = "delete from sla_shift where site_id = :site";
    private static final String OWN_SHIFTS = "select count(*) from sla_shift where site_id = :site";
    private static final String ADD_SHIFT = """
            insert into sla_shift (site_id, weekday, from_time, until_time) values (:site, :weekday, :from, :until)
            """;

    private final Calendars calendars;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    CalendarAdministration(Calendars calendars, Transactions transactions, JdbcClient jdbc) {
        this.calendars = calendars;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** A day as it counts for a site, and whether it counts so for all sites. */
    record EnteredDay(NamedDay day, boolean shared) {}

    /**
     * Enters the years of a file of {@code date,kind,name} lines, each year as a whole.
     *
     * @return how many days of which year
     * @throws ProblemException with the number of each line that can't be read; nothing is entered then
     */
    public SortedMap<Integer, Integer> importCsv(String site, String csv) {
        Map<Integer, List<NamedDay>> years = CalendarFile.read(csv).stream()
                .collect(Collectors.groupingBy(day -> day.date().getYear()));
        return transactions.in(Scope.site(site), () -> {
            SortedMap<Integer, Integer> entered = new TreeMap<>();
            years.forEach((year, days) -> {
                replaceYear(site, year, days);
                entered.put(year, days.size());
            });
            return entered;
        });
    }

    /** Replaces a year's days. */
    void replaceYear(String site, int year, Collection<NamedDay> days) {
        transactions.run(Scope.site(site), () -> {
            jdbc.sql(LOCK).query(Long.class).single(); // one change at a time, so that numbers appear in their order
            ofYear(jdbc.sql(FORGET_YEAR), site, year).update();
            Map<LocalDate, NamedDay> shared = days(site, year).stream()
                    .filter(EnteredDay::shared)
                    .collect(Collectors.toMap(entered -> entered.day().date(), EnteredDay::day));
            days.stream()
                    .filter(day -> !day.equals(shared.get(day.date())))
                    .forEach(day -> jdbc.sql(ADD_DAY)
                            .param("site", site)
                            .param("day", day.date())
                            .param("kind", day.kind().name())
                            .param("name", day.name())
                            .update());
            changed(site);
            requireWork(calendars.of(site), year);
        });
    }

    /** Replaces the shifts; weekday 0 is every day that has none of its own. None: those of all sites again. */
    void replaceShifts(String site, Map<Integer, List<Shift>> shifts) {
        transactions.run(Scope.site(site), () -> {
            jdbc.sql(LOCK).query(Long.class).single();
            jdbc.sql(FORGET_SHIFTS).param("site", site).update();
            shifts.forEach((weekday, ofDay) -> ofDay.forEach(shift -> jdbc.sql(ADD_SHIFT)
                    .param("site", site)
                    .param("weekday", weekday)
                    .param("from", shift.from())
                    .param("until", shift.until())
                    .update()));
            changed(site);
        });
    }

    /** Whether the site has no hours of its own; all sites' own are what the others follow. */
    boolean followsShifts(String site) {
        return site.equals(Calendars.SHARED)
                || transactions.in(
                        Scope.site(site),
                        () -> jdbc.sql(OWN_SHIFTS)
                                        .param("site", site)
                                        .query(Long.class)
                                        .single()
                                == 0);
    }

    /** The named days of a year as they count for the site. */
    List<EnteredDay> days(String site, int year) {
        return transactions.in(Scope.site(site), () -> {
            Map<LocalDate, EnteredDay> found = new TreeMap<>();
            ofYear(jdbc.sql(DAYS), site, year)
                    .query((row, number) -> new EnteredDay(
                            new NamedDay(
                                    row.getObject("day", LocalDate.class),
                                    Day.valueOf(row.getString("kind")),
                                    row.getString("name")),
                            row.getString("site_id").equals(Calendars.SHARED)))
                    .list()
                    .forEach(entered -> found.put(entered.day().date(), entered)); // the site's own come last
            return List.copyOf(found.values());
        });
    }

    private void changed(String site) {
        jdbc.sql(CHANGED).param("site", site).update();
    }

    /** A slip of the hand must not put off every date to the next year. */
    private static void requireWork(WorkingCalendar calendar, int year) {
        int off = 0;
        LocalDate end = LocalDate.of(year, 12, 31);
        for (LocalDate date = LocalDate.of(year, 1, 1); !date.isAfter(end); date = date.plusDays(1)) {
            off = calendar.isWorkingDay(date) ? 0 : off + 1;
            if (off > LONGEST_HOLIDAY) {
                throw new ProblemException("days", "到 " + date + " 已连续 " + off + " 天不上班，请检查");
            }
        }
    }

    private static JdbcClient.StatementSpec ofYear(JdbcClient.StatementSpec statement, String site, int year) {
        return statement
                .param("site", site)
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31));
    }
}
