package cn.quanzhi.sla;

import cn.quanzhi.sla.Calendars.Coverage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says long before it matters that the next year's holidays are missing: in the log twice a day, and as a detail of the
 * service's health, which stays up, since weekends are known and questions are answered all the same.
 */
@Component("workingCalendar")
class CalendarWatch implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarWatch.class);

    private final Calendars calendars;

    CalendarWatch(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        coverage().forEach((site, coverage) -> health.withDetail(site, coverage));
        return health.build();
    }

    @Scheduled(fixedDelayString = "PT12H", initialDelayString = "PT1M")
    void warn() {
        try {
            coverage().forEach((site, coverage) -> {
                if (coverage.nextMissing()) {
                    LOG.warn("{}", sentence(site, coverage));
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("the working calendars could not be read: {}", e.toString());
        }
    }

    static String sentence(String site, Coverage coverage) {
        String known = coverage.knownUntil() == null ? "没有录入今年的节假日" : "只录入到 " + coverage.knownUntil();
        return "站点 " + site + " 的工作日历" + known + "；此后只按周末推算时限。请录入下一年的节假日和调休"
                + "（PUT /api/v1/sla/calendar）。(the next year's holidays are missing)";
    }

    private Map<String, Coverage> coverage() {
        Map<String, Coverage> found = new LinkedHashMap<>();
        calendars.sites().forEach(site -> found.put(site, calendars.coverage(site)));
        return found;
    }
}
