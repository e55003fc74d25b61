package cn.quanzhi.sla;

import cn.quanzhi.sla.ClockRow.Step;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Marks a locked clock that has come to its warning or its end, and says so, in the caller's transaction. */
@Component
class Marks {

    private final ClockRows rows;
    private final ApplicationEventPublisher events;

    Marks(ClockRows rows, ApplicationEventPublisher events) {
        this.rows = rows;
        this.events = events;
    }

    /** The clock as it is now; whoever comes at its very moment is in time. */
    ClockRow mark(ClockRow row, Instant now) {
        Instant next = row.nextAt();
        if (next == null || !next.isBefore(now)) {
            return row;
        }
        ClockRow.Key key = row.key();
        Instant due = row.deadline().dueAt();
        if (due.isBefore(now)) {
            ClockRow breached = row.breached(now);
            rows.update(breached, Step.BREACHED, now);
            events.publishEvent(new ClockBreached(key.id(), key.site(), key.subject(), key.kind(), due, now));
            return breached;
        }
        ClockRow warned = row.warned(now);
        rows.update(warned, Step.WARNED, now);
        events.publishEvent(new ClockWarned(key.id(), key.site(), key.subject(), key.kind(), due, now));
        return warned;
    }
}
