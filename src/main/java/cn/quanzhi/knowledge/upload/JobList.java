package cn.quanzhi.knowledge.upload;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Slice;
import cn.quanzhi.knowledge.upload.Job.FileCounts;
import cn.quanzhi.knowledge.upload.Job.JobError;
import cn.quanzhi.knowledge.upload.Job.JobFile;
import cn.quanzhi.knowledge.upload.Job.JobView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as the administration shows them: what is done, what is left, and what went wrong, in words. */
@Component
class JobList {

    // The one file that a job shows is the one being worked on, else one that failed, else the last.
    private static final String SELECT = """
            select j.id, j.kind, j.site_id, j.file_name, j.cancelled, j.account_name, j.created_at, j.started_at, j.ended_at,
              c.files, c.open, c.running, c.waiting, c.succeeded, c.unchanged, c.skipped, c.failed, c.passing, c.stopped,
              c.share, j.source_id is null as directory,
              f.stage, f.done, f.total, f.document_id, f.version_id, f.error_code, f.error_detail,
              f.active_at
            from knowledge_job j
            join lateral (
              select count(*) as files,
                count(*) filter (where state in ('QUEUED', 'RUNNING')) as open,
                count(*) filter (where state = 'RUNNING') as running,
                count(*) filter (where state = 'WAITING') as waiting,
                count(*) filter (where state = 'SUCCEEDED') as succeeded,
                count(*) filter (where state = 'UNCHANGED') as unchanged,
                count(*) filter (where state = 'SKIPPED') as skipped,
                count(*) filter (where state = 'FAILED') as failed,
                count(*) filter (where state = 'FAILED' and error_code = any(:passing)) as passing,
                count(*) filter (where state = 'CANCELLED') as stopped,
                coalesce(avg(share), 0) as share
              from knowledge_job_item i where i.job_id = j.id) c on true
            left join lateral (
              select stage, done, total, document_id, version_id, error_code, error_detail, active_at
              from knowledge_job_item i where i.job_id = j.id
              order by case i.state when 'RUNNING' then 0 when 'FAILED' then 1 when 'WAITING' then 2 else 3 end,
                i.position desc limit 1) f on true
            """;
    private static final String ONE = SELECT + " where j.id = :id and (:site = 'shared' or j.site_id = :site)";
    private static final String PAGE = SELECT + """
             where (:site = 'shared' or j.site_id = :site) and (cast(:before as uuid) is null or j.id < :before)
            order by j.id desc limit :limit
            """;
    private static final String FILES = """
            select i.id, i.file_name, i.entry, i.state, i.stage, i.done, i.total, i.share, i.document_id, i.version_id,
              i.warnings, i.facts, i.error_code, i.error_detail, j.source_id is null as directory
            from knowledge_job_item i join knowledge_job j on j.id = i.job_id
            where i.job_id = :job order by i.position
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    JobList(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The newest first. */
    Slice<JobView> of(Caller.Staff staff, int limit, @Nullable String cursor) {
        return Slice.of(
                limit,
                cursor,
                (before, rows) -> jdbc.sql(PAGE)
                        .param("site", staff.site())
                        .param("before", before)
                        .param("passing", JobFailures.passing())
                        .param("limit", rows)
                        .query((row, number) -> view(row, List.of()))
                        .list(),
                JobView::jobId);
    }

    JobView get(Caller.Staff staff, UUID job) {
        List<JobFile> files = jdbc.sql(FILES)
                .param("job", job)
                .query((row, number) -> file(row))
                .list();
        return jdbc.sql(ONE)
                .param("id", job)
                .param("site", staff.site())
                .param("passing", JobFailures.passing())
                .query((row, number) -> view(row, files))
                .optional()
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    private JobView view(ResultSet row, List<JobFile> files) throws SQLException {
        FileCounts counts = new FileCounts(
                row.getInt("files"),
                row.getInt("open"),
                row.getInt("waiting"),
                row.getInt("succeeded"),
                row.getInt("unchanged"),
                row.getInt("skipped"),
                row.getInt("failed"));
        Job.State state = state(row, counts);
        boolean single = counts.total() == 1;
        double share = Math.round(row.getDouble("share") * 1_000_000) / 1_000_000.0;
        String stage = row.getString("stage");
        return new JobView(
                row.getObject("id", UUID.class),
                Job.Kind.valueOf(row.getString("kind")),
                row.getString("site_id"),
                row.getString("file_name"),
                state,
                stage == null ? Job.Stage.PARSE : Job.Stage.valueOf(stage),
                single ? row.getInt("done") : counts.total() - counts.open() - counts.waiting(),
                single ? row.getInt("total") : counts.total(),
                share,
                elapsed(instantOrNull(row, "started_at"), instantOrNull(row, "ended_at")),
                instantOrNull(row, "active_at"),
                state == Job.State.RUNNING ? remaining(instant(row, "started_at"), share) : null,
                state == Job.State.FAILED ? error(row, counts) : null,
                single ? row.getObject("document_id", UUID.class) : null,
                single ? row.getObject("version_id", UUID.class) : null,
                row.getString("account_name"),
                instant(row, "created_at"),
                instantOrNull(row, "started_at"),
                instantOrNull(row, "ended_at"),
                counts,
                files);
    }

    private static Job.State state(ResultSet row, FileCounts counts) throws SQLException {
        boolean begun = row.getObject("started_at") != null;
        if (row.getBoolean("cancelled") && row.getInt("running") == 0
                || row.getInt("stopped") > 0 && counts.open() == 0) {
            return Job.State.CANCELLED;
        }
        if (counts.open() > 0) {
            return begun ? Job.State.RUNNING : Job.State.QUEUED;
        }
        if (counts.waiting() > 0) {
            return Job.State.WAITING;
        }
        return counts.failed() > 0 ? Job.State.FAILED : Job.State.SUCCEEDED;
    }

    private static JobError error(ResultSet row, FileCounts counts) throws SQLException {
        JobError shown = JobFailures.error(
                row.getString("error_code"), row.getString("error_detail"), row.getBoolean("directory"));
        return counts.total() == 1
                ? shown
                : new JobError(
                        "SOME_FILES_FAILED",
                        counts.total() + " 个文件中有 " + counts.failed() + " 个没有成功，其一：" + shown.detail(),
                        row.getInt("passing") > 0);
    }

    /** By the pace so far; nothing is said of the first moments. */
    private @Nullable Long remaining(Instant started, double share) {
        double elapsed = Duration.between(started, clock.instant()).toMillis() / 1000.0;
        return share < 0.05 || elapsed < 1 ? null : Math.max(1, Math.round(elapsed * (1 - share) / share));
    }

    private @Nullable Double elapsed(@Nullable Instant started, @Nullable Instant ended) {
        if (started == null) {
            return null;
        }
        long millis = Duration.between(started, ended == null ? clock.instant() : ended)
                .toMillis();
        return Math.max(0, millis / 100) / 10.0;
    }

    private JobFile file(ResultSet row) throws SQLException {
        String code = row.getString("error_code");
        String entry = row.getString("entry");
        return new JobFile(
                row.getObject("id", UUID.class),
                entry == null ? row.getString("file_name") : entry,
                Job.FileState.valueOf(row.getString("state")),
                Job.Stage.valueOf(row.getString("stage")),
                row.getInt("done"),
                row.getInt("total"),
                row.getDouble("share"),
                row.getObject("document_id", UUID.class),
                row.getObject("version_id", UUID.class),
                List.of(json.readValue(row.getString("warnings"), String[].class)),
                List.of(json.readValue(row.getString("facts"), Job.JobFact[].class)),
                code == null
                        ? null
                        : JobFailures.error(code, row.getString("error_detail"), row.getBoolean("directory")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
