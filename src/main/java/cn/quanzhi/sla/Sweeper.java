package cn.quanzhi.sla;

import cn.quanzhi.platform.database.DatabaseClock;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds clocks that have come to their warning or their end. It runs on every node, since rows that one has locked the
 * others pass over; a node that dies gives its rows back unmarked.
 */
@Component
class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final ClockRows rows;
    private final Marks marks;
    private final Calendars calendars;
    private final Transactions transactions;
    private final DatabaseClock clock;
    private final SlaSettings settings;

    Sweeper(
            ClockRows rows,
            Marks marks,
            Calendars calendars,
            Transactions transactions,
            DatabaseClock clock,
            SlaSettings settings) {
        this.rows = rows;
        this.marks = marks;
        this.calendars = calendars;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /** The calendar goes first: what it moves away is not due. */
    @Scheduled(fixedDelayString = "${quanzhi.sla.sweep:10s}")
    void sweep() {
        inBatches(this::recalculate);
        inBatches(this::mark);
    }

    private void inBatches(IntSupplier batch) {
        try {
            int done;
            do {
                done = batch.getAsInt();
            } while (done == settings.batch());
        } catch (RuntimeException e) {
            LOG.warn("the clocks could not be swept: {}", e.toString());
        }
    }

    private int mark() {
        return transactions.in(Scope.SYSTEM, () -> {
            Instant now = clock.instant();
            List<ClockRow> due = rows.lockDue(now, settings.batch());
            due.forEach(row -> marks.mark(row, now));
            return due.size();
        });
    }

    private int recalculate() {
        return transactions.in(Scope.SYSTEM, () -> {
            Map<String, Calendars.Read> known = new HashMap<>();
            List<ClockRow> outdated = rows.lockOutdated(settings.batch());
            for (ClockRow row : outdated) {
                ClockRow anew = row.recalculated(known.computeIfAbsent(row.key().site(), calendars::read));
                if (anew.deadline().equals(row.deadline())) {
                    rows.updateQuietly(anew);
                } else {
                    rows.update(anew, ClockRow.Step.RECALCULATED, clock.instant());
                }
            }
            return outdated.size();
        });
    }
}
