package cn.quanzhi.knowledge;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Appends to the change log. Whoever does so holds the head's lock to the end of the transaction, one at a time. */
@Component
class ChangeWriter {

    private static final String LOCK_HEAD = "select position from knowledge_change_head where id = 1 for update";
    private static final String MOVE_HEAD =
            "update knowledge_change_head set position = position + 1 where id = 1 returning position";
    private static final String INSERT_CHANGE = """
            insert into knowledge_change (position, site_id, version_id, kind, at)
            values (:position, :site, :version, :kind, :at)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ChangeWriter(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Taken before a version is looked at, so that nobody publishes between the look and the step. */
    void lock() {
        jdbc.sql(LOCK_HEAD).query(Long.class).single();
    }

    void append(String site, UUID version, ChangeLog.Kind kind) {
        jdbc.sql(INSERT_CHANGE)
                .param("position", jdbc.sql(MOVE_HEAD).query(Long.class).single())
                .param("site", site)
                .param("version", version)
                .param("kind", kind.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
