package cn.quanzhi.sla;

import cn.quanzhi.sla.ClockRow.Key;
import cn.quanzhi.sla.ClockRow.Marked;
import cn.quanzhi.sla.ClockRow.Run;
import cn.quanzhi.sla.ClockRow.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of sla_clock and the log of their steps. Everything runs in the caller's transaction. */
@Component
class ClockRows {

    private static final String COLUMNS = """
            select id, site_id, subject_kind, subject_id, kind, term_unit, term_amount, warning_unit, warning_amount,
              started_at, stood_micros, paused_at, due_at, warn_at, warned_at, breached_at, stopped_at, took_micros,
              extensions, calendar_revision
            from sla_clock
            """;
    private static final String OPEN = COLUMNS + """
            where site_id = :site and subject_id = :subject and subject_kind = :subjectKind and kind = :kind
              and stopped_at is null
            for update
            """;
    private static final String OF = COLUMNS + """
            where site_id = :site and subject_kind = :subjectKind and subject_id = any(:subjects)
            order by started_at, id
            """;
    private static final String OVERDUE = """
            select distinct subject_id from sla_clock
            where site_id = :site and subject_kind = :subjectKind and stopped_at is null
              and (breached_at is not null or due_at < coalesce(paused_at, :now))
            order by subject_id
            """;
    private static final String DUE = COLUMNS + """
            where next_at < :now order by next_at limit :batch
            for update skip locked
            """; // PostgreSQL only: nodes that sweep at once take different rows
    private static final String OUTDATED = COLUMNS + """
            where stopped_at is null and breached_at is null
              and calendar_revision < (select max(revision) from sla_calendar)
              and calendar_revision < (select max(revision) from sla_calendar
                where sla_calendar.site_id in (sla_clock.site_id, 'shared'))
            order by id limit :batch
            for update of sla_clock skip locked
            """;
    private static final String INSERT = """
            insert into sla_clock (id, site_id, subject_kind, subject_id, kind, term_unit, term_amount, warning_unit,
              warning_amount, started_at, stood_micros, paused_at, due_at, warn_at, next_at, warned_at, breached_at,
              stopped_at, took_micros, extensions, calendar_revision)
            values (:id, :site, :subjectKind, :subject, :kind, :termUnit, :termAmount, :warningUnit,
              :warningAmount, :startedAt, :stood, :pausedAt, :dueAt, :warnAt, :nextAt, :warnedAt, :breachedAt,
              :stoppedAt, :took, :extensions, :revision)
            on conflict (site_id, subject_id, subject_kind, kind) where stopped_at is null do nothing
            """;
    private static final String UPDATE = """
            update sla_clock set term_unit = :termUnit, term_amount = :termAmount, warning_unit = :warningUnit,
              warning_amount = :warningAmount, started_at = :startedAt, stood_micros = :stood, paused_at = :pausedAt,
              due_at = :dueAt, warn_at = :warnAt, next_at = :nextAt, warned_at = :warnedAt, breached_at = :breachedAt,
              stopped_at = :stoppedAt, took_micros = :took, extensions = :extensions, calendar_revision = :revision
            where id = :id and site_id = :site and subject_id = :subject and subject_kind = :subjectKind and kind = :kind
            """;
    private static final String LOG = """
            insert into sla_clock_event (site_id, clock_id, number, step, at, due_at)
            select :site, :id, coalesce(max(number), 0) + 1, :step, :at, :dueAt from sla_clock_event where clock_id = :id
            """;

    private final JdbcClient jdbc;

    ClockRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ClockRow> lockOpen(String site, Subject subject, ClockKind kind) {
        return jdbc.sql(OPEN)
                .param("site", site)
                .param("subject", subject.id())
                .param("subjectKind", subject.kind())
                .param("kind", kind.name())
                .query(ClockRows::row)
                .optional();
    }

    List<ClockRow> of(String site, String subjectKind, Collection<UUID> subjects) {
        return jdbc.sql(OF)
                .param("site", site)
                .param("subjectKind", subjectKind)
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(ClockRows::row)
                .list();
    }

    List<UUID> overdue(String site, String subjectKind, Instant now) {
        return jdbc.sql(OVERDUE)
                .param("site", site)
                .param("subjectKind", subjectKind)
                .param("now", stored(now))
                .query((row, number) -> row.getObject("subject_id", UUID.class))
                .list();
    }

    /** Locks clocks that have something to mark and that no other node is at. */
    List<ClockRow> lockDue(Instant now, int batch) {
        return jdbc.sql(DUE)
                .param("now", stored(now))
                .param("batch", batch)
                .query(ClockRows::row)
                .list();
    }

    /** Locks running clocks whose calendar has changed since their deadline was computed. */
    List<ClockRow> lockOutdated(int batch) {
        return jdbc.sql(OUTDATED).param("batch", batch).query(ClockRows::row).list();
    }

    /** Whether it could be added: not where the subject has an open clock of this kind. */
    boolean insert(ClockRow row) {
        if (bind(jdbc.sql(INSERT), row).update() == 0) {
            return false;
        }
        log(row, Step.STARTED, row.run().startedAt());
        return true;
    }

    void update(ClockRow row, Step step, Instant at) {
        bind(jdbc.sql(UPDATE), row).update();
        log(row, step, at);
    }

    /** Keeps a row of which nothing was promised anew. */
    void updateQuietly(ClockRow row) {
        bind(jdbc.sql(UPDATE), row).update();
    }

    private void log(ClockRow row, Step step, Instant at) {
        jdbc.sql(LOG)
                .param("site", row.key().site())
                .param("id", row.key().id())
                .param("step", step.name())
                .param("at", stored(at))
                .param("dueAt", stored(row.deadline().dueAt()))
                .update();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, ClockRow row) {
        Key key = row.key();
        Run run = row.run();
        Marked marked = row.marked();
        Duration took = marked.took();
        return Targets.bind(statement, row.target())
                .param("id", key.id())
                .param("site", key.site())
                .param("subjectKind", key.subject().kind())
                .param("subject", key.subject().id())
                .param("kind", key.kind().name())
                .param("startedAt", stored(run.startedAt()))
                .param("stood", TimeUnit.MICROSECONDS.convert(run.stood()))
                .param("pausedAt", stored(run.pausedAt()))
                .param("dueAt", stored(row.deadline().dueAt()))
                .param("warnAt", stored(row.deadline().warnAt()))
                .param("nextAt", stored(row.nextAt()))
                .param("warnedAt", stored(marked.warnedAt()))
                .param("breachedAt", stored(marked.breachedAt()))
                .param("stoppedAt", stored(marked.stoppedAt()))
                .param("took", took == null ? null : TimeUnit.MICROSECONDS.convert(took))
                .param("extensions", run.extensions())
                .param("revision", run.revision());
    }

    private static ClockRow row(ResultSet row, int number) throws SQLException {
        Subject subject = new Subject(row.getString("subject_kind"), row.getObject("subject_id", UUID.class));
        return new ClockRow(
                new Key(
                        row.getObject("id", UUID.class),
                        row.getString("site_id"),
                        subject,
                        ClockKind.valueOf(row.getString("kind"))),
                Targets.read(row),
                new Run(
                        known(row, "started_at"),
                        Duration.of(row.getLong("stood_micros"), ChronoUnit.MICROS),
                        moment(row, "paused_at"),
                        row.getInt("extensions"),
                        row.getLong("calendar_revision")),
                new Deadline(known(row, "due_at"), known(row, "warn_at")),
                new Marked(moment(row, "warned_at"), moment(row, "breached_at"), moment(row, "stopped_at"), took(row)));
    }

    private static @Nullable Duration took(ResultSet row) throws SQLException {
        long micros = row.getLong("took_micros");
        return row.wasNull() ? null : Duration.of(micros, ChronoUnit.MICROS);
    }

    private static Instant known(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(moment(row, column));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime stored(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
