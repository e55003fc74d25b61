package cn.quanzhi.sla;

import cn.quanzhi.platform.database.DatabaseClock;
import cn.quanzhi.platform.database.Transactions;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clocks and policies on a real database and without a container, for the modules that use them. */
public final class ClockRig {

    private final Clocks clocks;
    private final Policies policies;

    public ClockRig(JdbcClient jdbc, Transactions transactions, DatabaseClock clock, ApplicationEventPublisher told) {
        SlaSettings settings =
                new SlaSettings(ZoneId.of("Asia/Shanghai"), Duration.ofSeconds(10), 5, Duration.ofDays(60));
        ClockRows rows = new ClockRows(jdbc);
        Calendars calendars = new Calendars(jdbc, transactions, clock, settings);
        policies = new Policies(jdbc, transactions);
        clocks = new Clocks(rows, new Marks(rows, told), calendars, transactions, clock);
    }

    public Clocks clocks() {
        return clocks;
    }

    public Policies policies() {
        return policies;
    }
}
