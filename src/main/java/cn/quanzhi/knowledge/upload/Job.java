package cn.quanzhi.knowledge.upload;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The words of the jobs, and a job as callers see it. */
final class Job {

    private Job() {}

    enum Kind {
        UPLOAD,
        IMPORT
    }

    /** A job's state follows from those of its files. */
    enum State {
        QUEUED,
        RUNNING,
        /** For a person who says what the file is. */
        WAITING,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    enum FileState {
        QUEUED,
        RUNNING,
        WAITING,
        SUCCEEDED,
        /** The same bytes stand already. */
        UNCHANGED,
        /** No knowledge, such as an archive's read-me. */
        SKIPPED,
        FAILED,
        CANCELLED
    }

    enum Stage {
        /** The parser's process isn't there yet. */
        START,
        PARSE,
        CONFIRM,
        SPLIT,
        EMBED,
        PUBLISH
    }

    /** @param retryable whether trying again may help; where not, the detail says what to do instead */
    record JobError(String code, String detail, boolean retryable) {}

    record JobFact(String field, String value, String place, String quote) {}

    record JobFile(
            UUID fileId,
            String fileName,
            FileState state,
            Stage stage,
            int done,
            int total,
            double share,
            @Nullable UUID documentId,
            UUID documentVersionId,
            List<String> warnings,
            List<JobFact> recognised,
            @Nullable JobError error) {}

    record FileCounts(int total, int open, int waiting, int succeeded, int unchanged, int skipped, int failed) {}

    /**
     * @param stage that of the file which is being worked on, else of the last one
     * @param done of {@code total}: of one file's pages or passages, of an archive's files; where the total isn't known and so
     *     0, quarters of a second for which the stage has been at work
     * @param share how much of all is done, from 0 to 1
     * @param elapsedSeconds since the job began, to its end
     * @param activeAt when a node last said that it works on the file; several times a second while one does
     * @param files only where one job is asked for
     */
    record JobView(
            UUID jobId,
            Kind kind,
            String site,
            String fileName,
            State state,
            Stage stage,
            int done,
            int total,
            double share,
            @Nullable Double elapsedSeconds,
            @Nullable Instant activeAt,
            @Nullable Long remainingSeconds,
            @Nullable JobError error,
            @Nullable UUID documentId,
            @Nullable UUID documentVersionId,
            String author,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            FileCounts counts,
            List<JobFile> files) {}
}
