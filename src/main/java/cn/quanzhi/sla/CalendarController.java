package cn.quanzhi.sla;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.ProblemException.FieldProblem;
import cn.quanzhi.kernel.Words;
import cn.quanzhi.platform.database.DatabaseClock;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.idempotency.Idempotency;
import cn.quanzhi.platform.idempotency.Writes;
import cn.quanzhi.sla.CalendarAdministration.EnteredDay;
import cn.quanzhi.sla.WorkingCalendar.Day;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The caller's site's working calendar: supervisors see it, administrators enter it; those of {@code shared} for all. */
@RestController
@RequestMapping(path = "/api/v1/sla/calendar", produces = MediaType.APPLICATION_JSON_VALUE)
class CalendarController {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final CalendarAdministration administration;
    private final Calendars calendars;
    private final Transactions transactions;
    private final DatabaseClock clock;
    private final Writes writes;

    CalendarController(
            CalendarAdministration administration,
            Calendars calendars,
            Transactions transactions,
            DatabaseClock clock,
            Writes writes) {
        this.administration = administration;
        this.calendars = calendars;
        this.transactions = transactions;
        this.clock = clock;
        this.writes = writes;
    }

    /**
     * A year's calendar as it counts for the site.
     *
     * @param shiftsShared whether the hours are those of all sites
     * @param knownUntil the last day whose year's holidays are entered, counted from today
     * @param nextMissing whether it is time to enter the next year
     */
    record CalendarYear(
            int year,
            List<CalendarDay> days,
            List<ShiftForm> shifts,
            boolean shiftsShared,
            @Nullable LocalDate knownUntil,
            boolean nextMissing) {}

    record CalendarDay(LocalDate date, Day kind, String name, boolean shared) {}

    /**
     * A year as it shall be.
     *
     * @param days all of the year's; null leaves them as they are
     * @param shifts all of them; null leaves them, none are those of all sites
     */
    record CalendarChange(
            @Nullable Integer year,
            @Nullable List<@Nullable DayForm> days,
            @Nullable List<@Nullable ShiftForm> shifts) {}

    /** A day as it is entered; {@code shared} is there so that what was read can be sent back, and not looked at. */
    record DayForm(
            @Nullable LocalDate date,
            @Nullable Day kind,
            @Nullable String name,
            @Nullable Boolean shared) {}

    record CalendarImported(Map<Integer, Integer> days) {}

    @GetMapping
    CalendarYear get(Caller.Staff staff, @RequestParam(required = false) @Nullable Integer year) {
        staff.require(Role.ADMIN, Role.SUPERVISOR);
        return view(staff.site(), year == null ? thisYear(staff.site()) : checked(year));
    }

    @PutMapping
    CalendarYear put(Caller.Staff staff, @RequestBody CalendarChange body) {
        staff.require(Role.ADMIN);
        int year = checked(body.year());
        List<NamedDay> days = body.days() == null ? null : days(year, body.days());
        Map<Integer, List<Shift>> shifts = body.shifts() == null ? null : ShiftForm.read(staff.site(), body.shifts());
        transactions.run(Scope.site(staff.site()), () -> {
            if (days != null) {
                administration.replaceYear(staff.site(), year, days);
            }
            if (shifts != null) {
                administration.replaceShifts(staff.site(), shifts);
            }
        });
        return view(staff.site(), year);
    }

    @PostMapping(path = "/import", consumes = "text/csv")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CalendarImported.class)))
    ResponseEntity<String> upload(Caller.Staff staff, @RequestBody String csv, ServerWebExchange exchange) {
        staff.require(Role.ADMIN);
        return writes.once(
                Scope.site(staff.site()),
                staff.key(),
                exchange,
                csv,
                () -> new Idempotency.Result(200, new CalendarImported(administration.importCsv(staff.site(), csv))));
    }

    private CalendarYear view(String site, int year) {
        Calendars.Coverage coverage = calendars.coverage(site);
        return new CalendarYear(
                year,
                administration.days(site, year).stream()
                        .map(CalendarController::view)
                        .toList(),
                ShiftForm.of(calendars.of(site).shifts()),
                administration.followsShifts(site),
                coverage.knownUntil(),
                coverage.nextMissing());
    }

    private static CalendarDay view(EnteredDay entered) {
        NamedDay day = entered.day();
        return new CalendarDay(day.date(), day.kind(), day.name(), entered.shared());
    }

    private int thisYear(String site) {
        return calendars.of(site).dateOf(clock.instant()).getYear();
    }

    private static int checked(@Nullable Integer year) {
        if (year == null || year < FIRST_YEAR || year > LAST_YEAR) {
            throw new ProblemException("year", "年份应在 " + FIRST_YEAR + " 到 " + LAST_YEAR + " 之间");
        }
        return year;
    }

    private static List<NamedDay> days(int year, List<@Nullable DayForm> forms) {
        List<FieldProblem> problems = new ArrayList<>();
        List<NamedDay> days = new ArrayList<>();
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < forms.size(); i++) {
            DayForm form = forms.get(i);
            String field = "days[" + i + "].";
            if (form == null || form.date() == null || form.date().getYear() != year) {
                problems.add(new FieldProblem(field + "date", "日期应在 " + year + " 年内"));
            } else if (!seen.add(form.date())) {
                problems.add(new FieldProblem(field + "date", form.date() + " 重复"));
            } else if (form.kind() == null) {
                problems.add(new FieldProblem(field + "kind", "应为 OFF（休）或 WORK（班）"));
            } else {
                String name = form.name() == null ? "" : Words.clean(field + "name", form.name());
                if (name.isEmpty() || name.length() > CalendarFile.MAX_NAME) {
                    problems.add(new FieldProblem(field + "name", "名称须为 1 到 " + CalendarFile.MAX_NAME + " 字"));
                }
                days.add(new NamedDay(form.date(), form.kind(), name));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return days;
    }
}
