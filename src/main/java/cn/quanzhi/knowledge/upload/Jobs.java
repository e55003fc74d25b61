package cn.quanzhi.knowledge.upload;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.Drafts;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What curators do with jobs. */
@Component
class Jobs {

    static final String SHARED = "shared";
    private static final String LOCK =
            "select id from knowledge_job where id = :job and (:site = 'shared' or site_id = :site) for update";
    private static final String COUNT =
            "select count(*) from knowledge_job_item where job_id = :job and state = :state";
    private static final String CANCEL = "update knowledge_job set cancelled = true where id = :job";
    private static final String CANCEL_ITEMS = """
            update knowledge_job_item set state = 'CANCELLED' where job_id = :job and state in ('QUEUED', 'WAITING')
            """;
    private static final String RETRY =
            "update knowledge_job set cancelled = false, ended_at = null, served_at = null where id = :job";
    private static final String RETRY_ITEMS = """
            update knowledge_job_item set state = 'QUEUED', stage = 'PARSE', done = 0, total = 0, share = 0,
              error_code = null, error_detail = null
            where job_id = :job and state in ('FAILED', 'CANCELLED')
            """;
    private static final String CONFIRM = """
            update knowledge_job_item set state = 'QUEUED', metadata = cast(:metadata as jsonb)
            where job_id = :job and state = 'WAITING' and (cast(:file as uuid) is null or id = :file)
            """;

    private final JdbcClient jdbc;
    private final JobRows rows;
    private final Sources sources;
    private final Drafts drafts;
    private final Transactions transactions;
    private final JobWake wake;

    Jobs(JdbcClient jdbc, JobRows rows, Sources sources, Drafts drafts, Transactions transactions, JobWake wake) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.sources = sources;
        this.drafts = drafts;
        this.transactions = transactions;
        this.wake = wake;
    }

    /** What came over the wire, in a file of this node. */
    record Upload(String fileName, @Nullable Path file, String checksum, Metadata metadata) {}

    record JobAccepted(@Nullable UUID documentId, @Nullable UUID documentVersionId, UUID jobId) {}

    static void enter(Caller.Staff staff) {
        staff.require(Role.CURATOR, Role.ADMIN);
    }

    static Scope scope(Caller.Staff staff) {
        return staff.site().equals(SHARED) ? Scope.SYSTEM : Scope.site(staff.site());
    }

    /** The site that the metadata name, where the caller may write there. */
    static String site(Caller.Staff staff, Metadata metadata) {
        String wanted = metadata.one("site");
        if (wanted == null || wanted.equals(staff.site())) {
            return staff.site();
        }
        if (!staff.site().equals(SHARED)) {
            throw new ProblemException(Problem.FORBIDDEN, "只能向本站点的知识库上传");
        }
        return wanted;
    }

    /** Within the caller's transaction. */
    JobAccepted accept(Caller.Staff staff, Job.Kind kind, Upload upload) {
        String site = site(staff, upload.metadata());
        Path file = upload.file();
        UUID source = file == null ? null : sources.keep(site, upload.fileName(), file, upload.checksum());
        UUID job = rows.insert(new JobRows.NewJob(
                site, kind, upload.fileName(), source, upload.metadata(), staff.accountId(), staff.displayName()));
        boolean single = kind == Job.Kind.UPLOAD && !isArchive(upload.fileName());
        UUID document = single
                ? upload.metadata()
                        .matter()
                        .map(matter -> drafts.document(site, matter))
                        .orElse(null)
                : null;
        UUID version = Ids.next();
        rows.insert(new JobRows.NewItem(job, site, 0, upload.fileName(), null, document, version));
        wake.afterCommit();
        return new JobAccepted(document, single ? version : null, job);
    }

    static boolean isArchive(String fileName) {
        return fileName.toLowerCase(java.util.Locale.ROOT).endsWith(".zip");
    }

    void cancel(Caller.Staff staff, UUID job) {
        transactions.run(scope(staff), () -> {
            lock(staff, job);
            if (count(job, "QUEUED") + count(job, "RUNNING") + count(job, "WAITING") == 0) {
                throw new ProblemException(Problem.CONFLICT, "任务已经结束");
            }
            jdbc.sql(CANCEL).param("job", job).update();
            jdbc.sql(CANCEL_ITEMS).param("job", job).update();
            rows.endJob(job);
        });
    }

    void retry(Caller.Staff staff, UUID job) {
        transactions.run(scope(staff), () -> {
            lock(staff, job);
            if (count(job, "RUNNING") > 0 || count(job, "FAILED") + count(job, "CANCELLED") == 0) {
                throw new ProblemException(Problem.CONFLICT, "没有可以重试的文件");
            }
            jdbc.sql(RETRY).param("job", job).update();
            jdbc.sql(RETRY_ITEMS).param("job", job).update();
            wake.afterCommit();
        });
    }

    /** A person says what waiting files are. */
    void confirm(Caller.Staff staff, UUID job, @Nullable UUID file, Metadata metadata) {
        if (!metadata.checked().isComplete()) {
            throw new ProblemException(metadata.one("kind") == null ? "kind" : "title", "请填写知识类别和标题");
        }
        transactions.run(scope(staff), () -> {
            lock(staff, job);
            int confirmed = jdbc.sql(CONFIRM)
                    .param("job", job)
                    .param("file", file)
                    .param("metadata", metadata.json())
                    .update();
            if (confirmed == 0) {
                throw new ProblemException(Problem.CONFLICT, "没有等待确认的文件");
            }
            wake.afterCommit();
        });
    }

    private void lock(Caller.Staff staff, UUID job) {
        boolean there = jdbc.sql(LOCK)
                .param("job", job)
                .param("site", staff.site())
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!there) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
    }

    private long count(UUID job, String state) {
        return jdbc.sql(COUNT)
                .param("job", job)
                .param("state", state)
                .query(Long.class)
                .single();
    }
}
