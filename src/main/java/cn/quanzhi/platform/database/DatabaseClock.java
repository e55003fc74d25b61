package cn.quanzhi.platform.database;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * PostgreSQL's time, for whatever nodes must agree upon: a node whose own clock jumps changes nothing. It goes on within a
 * transaction, so that what is read under a row's lock is after all that happened to the row before.
 */
@Component
public class DatabaseClock extends Clock {

    private static final String NOW =
            "select clock_timestamp()"; // PostgreSQL only; now() stands still in a transaction

    private final JdbcClient jdbc;

    public DatabaseClock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Instant instant() {
        return jdbc.sql(NOW).query(OffsetDateTime.class).single().toInstant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Clock() {
            @Override
            public Instant instant() {
                return DatabaseClock.this.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId another) {
                return DatabaseClock.this.withZone(another);
            }
        };
    }
}
