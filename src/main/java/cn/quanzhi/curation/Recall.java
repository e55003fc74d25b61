package cn.quanzhi.curation;

import cn.quanzhi.consultation.RestingAnswers.Resting;
import cn.quanzhi.identity.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text or an answer that was found wrong.
 *
 * @param passageIds of the version; empty for all of it
 * @param notice what the enterprises read, in Chinese
 * @param noticeEn the same for those that read English; null where the Chinese one must do
 * @param versionWithdrawn whether the version was taken away in the same step
 */
record Recall(
        UUID recallId,
        String site,
        Target target,
        @Nullable UUID versionId,
        Set<UUID> passageIds,
        @Nullable UUID answerId,
        String title,
        String reason,
        Action action,
        String notice,
        @Nullable String noticeEn,
        State state,
        UUID createdById,
        String createdBy,
        Instant createdAt,
        @Nullable String toldBy,
        @Nullable Instant toldAt,
        @Nullable Instant finishedAt,
        boolean versionWithdrawn) {

    Recall {
        passageIds = Set.copyOf(passageIds);
    }

    enum Target {
        VERSION,
        ANSWER
    }

    enum Action {
        /** What was said needs a correction; it can be read on. */
        CORRECT,
        /** What was said must not be relied on. */
        WITHDRAW
    }

    enum State {
        /** Who is affected is known, nobody is told yet. */
        FOUND,
        TELLING,
        TOLD
    }

    /**
     * What a curator wants to call back.
     *
     * @param withdraw whether the version is taken away in the same step, so that nobody more is answered from it
     */
    record Wanted(
            @Nullable UUID versionId,
            @Nullable List<@Nullable UUID> passageIds,
            @Nullable UUID answerId,
            @Nullable String reason,
            @Nullable Action action,
            @Nullable String notice,
            @Nullable String noticeEn,
            @Nullable Boolean withdraw) {}

    /** How to reach an enterprise that has left an address. */
    record CallContact(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email) {}

    /** What became of the call. */
    record Called(
            String by,
            Instant at,
            boolean reached,
            @Nullable String note) {}

    /**
     * One consultation that is affected.
     *
     * @param enterprise its name, where it has told one
     * @param contact null where it left no address
     */
    record RecallCase(
            UUID consultationId,
            String site,
            @Nullable String enterprise,
            List<Resting> answers,
            @Nullable Instant toldAt,
            @Nullable CallContact contact,
            @Nullable Called called) {}

    boolean isSeenBy(Caller.Staff staff) {
        return CurationGate.owns(staff, site);
    }
}
