package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.NewDraft.Origin;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One text of a document as it is kept, whatever its state.
 *
 * @param status its state, and where it is published, how it stands today
 * @param metadata all keys as they were entered
 * @param passages how many it has
 * @param changed the last step of its history, whose name is null where a directory took it
 * @param seq how many steps its history has: by it whoever changes it says which state they have seen
 */
record StoredVersion(
        UUID id,
        UUID documentId,
        String site,
        DocumentKind kind,
        String title,
        @Nullable String number,
        String version,
        int revision,
        VersionState state,
        VersionStatus status,
        String region,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        List<String> replaces,
        @Nullable String replacedBy,
        Map<String, Object> metadata,
        Origin origin,
        List<String> warnings,
        int passages,
        Instant createdAt,
        @Nullable String author,
        @Nullable Signed datesConfirmed,
        @Nullable Signed submitted,
        @Nullable Signed reviewed,
        @Nullable Signed published,
        @Nullable Instant publishOn,
        @Nullable Withdrawn withdrawn,
        Signed changed,
        int seq) {

    StoredVersion {
        replaces = List.copyOf(replaces);
        metadata = Map.copyOf(metadata);
        warnings = List.copyOf(warnings);
    }

    /** Who set their name under a step, and when; no id where a directory did. */
    record Signed(@Nullable UUID accountId, @Nullable String by, Instant at) {}

    record Withdrawn(Instant at, @Nullable String because) {}

    FrontMatter matter() {
        return FrontMatter.of(metadata);
    }

    boolean isOpen() {
        return state == VersionState.DRAFT || state == VersionState.IN_REVIEW || state == VersionState.SCHEDULED;
    }
}
