package cn.quanzhi.knowledge.upload;

import cn.quanzhi.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of jobs and their files as whoever works on them reads and writes them. */
@Component
class JobRows {

    private static final String INSERT_JOB = """
            insert into knowledge_job (id, site_id, kind, file_name, source_id, metadata, account_id, account_name, created_at)
            values (:id, :site, :kind, :name, :source, cast(:metadata as jsonb), :account, :accountName, :at)
            """;
    private static final String INSERT_ITEM = """
            insert into knowledge_job_item (id, job_id, site_id, position, file_name, entry, state, stage, document_id, version_id)
            values (:id, :job, :site, :position, :name, :entry, 'QUEUED', 'PARSE', :document, :version)
            """;
    private static final String NEXT = """
            select i.id, i.job_id, i.site_id, i.position, i.file_name, i.entry, i.version_id, i.metadata as item_metadata,
              i.parsed, i.checksum, i.warnings, i.facts, j.kind, j.source_id, j.metadata, j.account_id, j.account_name
            from knowledge_job_item i join knowledge_job j on j.id = i.job_id
            where i.state in ('QUEUED', 'RUNNING')
            order by j.served_at nulls first, j.id, i.position limit 1
            """;
    private static final String SERVED = """
            update knowledge_job set served_at = :at, started_at = coalesce(started_at, :at) where id = :job
            """;
    private static final String CLAIM = """
            update knowledge_job_item set state = 'RUNNING', token = :token
            where id = :id and state in ('QUEUED', 'RUNNING') and token <= :token
            """;
    private static final String PROGRESS = """
            update knowledge_job_item i set active_at = :at, stage = coalesce(cast(:stage as text), stage),
              done = coalesce(cast(:done as int), done), total = coalesce(cast(:total as int), total),
              share = coalesce(cast(:share as real), share)
            from knowledge_job j where i.id = :id and i.token = :token and i.state = 'RUNNING' and j.id = i.job_id
            returning j.cancelled
            """;
    private static final String PARSED = """
            update knowledge_job_item set parsed = :parsed, checksum = :checksum, warnings = cast(:warnings as jsonb),
              facts = cast(:facts as jsonb)
            where id = :id and token = :token and state = 'RUNNING'
            """;
    private static final String FINISH = """
            update knowledge_job_item set state = :state, stage = coalesce(:stage, stage), error_code = :code,
              error_detail = :detail, document_id = coalesce(:document, document_id),
              share = case when :state in ('WAITING', 'CANCELLED') then share else 1 end,
              parsed = case when :state = 'WAITING' then parsed end
            where id = :id and token = :token and state = 'RUNNING'
            """;
    private static final String END_JOB = """
            update knowledge_job set ended_at = :at where id = :job and ended_at is null
              and not exists (select 1 from knowledge_job_item where job_id = :job
                and state in ('QUEUED', 'RUNNING', 'WAITING'))
            """;
    private static final String DELETE_ITEM = "delete from knowledge_job_item where id = :id and token = :token";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;

    JobRows(JdbcClient jdbc, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    record NewJob(
            String site,
            Job.Kind kind,
            String fileName,
            @Nullable UUID source,
            Metadata metadata,
            UUID accountId,
            String accountName) {}

    /** A file whose turn it is, and what its job says of it. */
    record Item(
            UUID id,
            UUID job,
            String site,
            int position,
            String fileName,
            @Nullable String entry,
            UUID version,
            @Nullable Metadata confirmed,
            @Nullable String parsed,
            @Nullable String checksum,
            List<String> warnings,
            List<Job.JobFact> facts,
            Job.Kind kind,
            @Nullable UUID source,
            Metadata metadata,
            UUID accountId,
            String accountName) {

        /** How the file is called, whether it came alone or in an archive. */
        String name() {
            return entry == null ? fileName : entry;
        }

        Item with(String text, String sum, List<String> noticed, List<Job.JobFact> read) {
            return new Item(
                    id,
                    job,
                    site,
                    position,
                    fileName,
                    entry,
                    version,
                    confirmed,
                    text,
                    sum,
                    noticed,
                    read,
                    kind,
                    source,
                    metadata,
                    accountId,
                    accountName);
        }
    }

    UUID insert(NewJob job) {
        UUID id = Ids.next();
        jdbc.sql(INSERT_JOB)
                .param("id", id)
                .param("site", job.site())
                .param("kind", job.kind().name())
                .param("name", job.fileName())
                .param("source", job.source())
                .param("metadata", job.metadata().json())
                .param("account", job.accountId())
                .param("accountName", job.accountName())
                .param("at", now())
                .update();
        return id;
    }

    record NewItem(
            UUID job,
            String site,
            int position,
            String fileName,
            @Nullable String entry,
            @Nullable UUID document,
            UUID version) {}

    void insert(NewItem item) {
        jdbc.sql(INSERT_ITEM)
                .param("id", Ids.next())
                .param("job", item.job())
                .param("site", item.site())
                .param("position", item.position())
                .param("name", item.fileName())
                .param("entry", item.entry())
                .param("document", item.document())
                .param("version", item.version())
                .update();
    }

    Optional<Item> next() {
        return jdbc.sql(NEXT).query((row, number) -> item(row)).optional();
    }

    /** Takes the file for the holder of the lease; false where a later holder has it. */
    boolean claim(Item item, long token) {
        jdbc.sql(SERVED).param("job", item.job()).param("at", now()).update();
        return jdbc.sql(CLAIM).param("id", item.id()).param("token", token).update() == 1;
    }

    /** How far a file has come. */
    record Place(Job.Stage stage, int done, int total, double share) {

        /** The most that time alone adds to the share. */
        static final double CREEP = 0.02;

        private static final double PACE_MILLIS = 2_000;
        private static final int SIGN_MILLIS = 250;

        /** From one step of which nothing is known to another that begins where it did, nothing goes back. */
        boolean goesOnIn(Place next) {
            return total == 0 && next.total() == 0 && share == next.share();
        }

        /** Where nobody knows how much there is to do, the figures say that it is being done: they never stand still. */
        Place after(Duration since) {
            if (total > 0) {
                return this;
            }
            long millis = since.toMillis();
            return new Place(stage, (int) (millis / SIGN_MILLIS), 0, share + CREEP * millis / (millis + PACE_MILLIS));
        }
    }

    /**
     * Writes how far a file has come, and that somebody works on it; gives whether its job is still wanted, nothing where the
     * lease went to another.
     *
     * @param place null where it stands as before
     */
    Optional<Boolean> progress(UUID item, long token, @Nullable Place place) {
        return jdbc.sql(PROGRESS)
                .param("id", item)
                .param("token", token)
                .param("stage", place == null ? null : place.stage().name())
                .param("done", place == null ? null : place.done())
                .param("total", place == null ? null : place.total())
                .param("share", place == null ? null : place.share())
                .param("at", now())
                .query(Boolean.class)
                .optional()
                .map(cancelled -> !cancelled);
    }

    void parsed(Item item, long token, String text, String checksum) {
        jdbc.sql(PARSED)
                .param("id", item.id())
                .param("token", token)
                .param("parsed", text)
                .param("checksum", checksum)
                .param("warnings", json.writeValueAsString(item.warnings()))
                .param("facts", json.writeValueAsString(item.facts()))
                .update();
    }

    /** How a file ended. */
    record End(
            Job.FileState state,
            Job.@Nullable Stage stage,
            @Nullable String code,
            @Nullable String detail,
            @Nullable UUID document) {

        static End of(Job.FileState state) {
            return new End(state, null, null, null, null);
        }
    }

    void finish(Item item, long token, End end) {
        Job.Stage stage = end.stage();
        jdbc.sql(FINISH)
                .param("id", item.id())
                .param("token", token)
                .param("state", end.state().name())
                .param("stage", stage == null ? null : stage.name())
                .param("code", end.code())
                .param("detail", end.detail())
                .param("document", end.document())
                .update();
        endJob(item.job());
    }

    void endJob(UUID job) {
        jdbc.sql(END_JOB).param("job", job).param("at", now()).update();
    }

    void remove(Item item, long token) {
        jdbc.sql(DELETE_ITEM).param("id", item.id()).param("token", token).update();
        endJob(item.job());
    }

    private Item item(ResultSet row) throws SQLException {
        String own = row.getString("item_metadata");
        return new Item(
                row.getObject("id", UUID.class),
                row.getObject("job_id", UUID.class),
                row.getString("site_id"),
                row.getInt("position"),
                row.getString("file_name"),
                row.getString("entry"),
                row.getObject("version_id", UUID.class),
                own == null ? null : Metadata.of(json.readValue(own, Map.class)),
                row.getString("parsed"),
                row.getString("checksum"),
                List.of(json.readValue(row.getString("warnings"), String[].class)),
                List.of(json.readValue(row.getString("facts"), Job.JobFact[].class)),
                Job.Kind.valueOf(row.getString("kind")),
                row.getObject("source_id", UUID.class),
                Metadata.of(json.readValue(row.getString("metadata"), Map.class)),
                row.getObject("account_id", UUID.class),
                row.getString("account_name"));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
