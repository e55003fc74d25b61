package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.sla.Calendars;
import cn.quanzhi.sla.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The site's working time around today: a desk that counts down counts in it, without asking again and again. */
@RestController
class WorkingHoursController {

    private static final int DAYS_BEFORE = 45;
    private static final int DAYS_AFTER = 120;

    private final Calendars calendars;
    private final Clock clock;

    WorkingHoursController(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    record WorkingHours(List<WorkingCalendar.Span> spans) {}

    @GetMapping(path = "/api/v1/desk/hours", produces = MediaType.APPLICATION_JSON_VALUE)
    WorkingHours hours(Caller.Staff staff) {
        staff.require(Role.EXPERT, Role.SUPERVISOR, Role.ADMIN);
        WorkingCalendar calendar = calendars.of(staff.site());
        LocalDate today = calendar.dateOf(clock.instant());
        return new WorkingHours(calendar.spans(today.minusDays(DAYS_BEFORE), today.plusDays(DAYS_AFTER)));
    }
}
