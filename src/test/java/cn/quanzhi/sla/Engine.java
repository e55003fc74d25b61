package cn.quanzhi.sla;

import cn.quanzhi.MovedDatabaseClock;
import cn.quanzhi.TestPostgres;
import cn.quanzhi.platform.database.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The module's parts on a real database, with a time that a test moves and a site of its own. */
final class Engine {

    static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    final String site = "s" + UUID.randomUUID().toString().substring(24);
    final JdbcClient jdbc = TestPostgres.jdbc();
    final MovedDatabaseClock clock = new MovedDatabaseClock(jdbc);
    final List<Object> events = new CopyOnWriteArrayList<>();
    final AtomicBoolean dying = new AtomicBoolean();
    final Transactions transactions = new Transactions(TestPostgres.transactionManager(), jdbc);
    final SlaSettings settings = new SlaSettings(CITY, Duration.ofSeconds(10), 5, Duration.ofDays(60));
    final Calendars calendars = new Calendars(jdbc, transactions, clock, settings);
    final CalendarAdministration administration = new CalendarAdministration(calendars, transactions, jdbc);
    final Policies policies = new Policies(jdbc, transactions);
    private final ClockRows rows = new ClockRows(jdbc);
    private final Marks marks = new Marks(rows, this::publish);
    final Clocks clocks = new Clocks(rows, marks, calendars, transactions, clock);

    Sweeper sweeper() {
        return new Sweeper(rows, marks, calendars, transactions, clock, settings);
    }

    /** As the outbox does: what is rolled back was never said. */
    private void publish(Object event) {
        if (dying.get()) {
            throw new IllegalStateException("the node dies");
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.add(event);
            }
        });
    }

    static Subject subject() {
        return new Subject("ticket", UUID.randomUUID());
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(CITY).toInstant();
    }

    List<SlaClock> clocksOf(Subject subject) {
        return clocks.of(site, subject.kind(), List.of(subject.id())).getOrDefault(subject.id(), List.of());
    }

    /** The steps that were logged of a clock. */
    List<String> stepsOf(SlaClock of) {
        return jdbc.sql("select step from sla_clock_event where clock_id = :id order by number")
                .param("id", of.id())
                .query((row, number) -> row.getString("step"))
                .list();
    }

    /** What happened to one subject. */
    List<Object> eventsOf(Subject subject) {
        return events.stream()
                .filter(event -> switch (event) {
                    case ClockWarned warned -> warned.subject().equals(subject);
                    case ClockBreached breached -> breached.subject().equals(subject);
                    default -> false;
                })
                .toList();
    }
}
