package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.NewDraft.Origin;
import cn.quanzhi.knowledge.StoredVersion.Signed;
import cn.quanzhi.knowledge.StoredVersion.Withdrawn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version as curators see it.
 *
 * @param seq its state's number, which {@code If-Match} takes
 */
record VersionView(
        UUID documentVersionId,
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
        int passageCount,
        Instant createdAt,
        @Nullable String author,
        @Nullable Signed datesConfirmed,
        @Nullable Signed submitted,
        @Nullable Signed reviewed,
        @Nullable Signed published,
        @Nullable LocalDate publishOn,
        @Nullable Withdrawn withdrawn,
        Signed changed,
        int seq) {

    static VersionView of(StoredVersion version) {
        Instant on = version.publishOn();
        return new VersionView(
                version.id(),
                version.documentId(),
                version.site(),
                version.kind(),
                version.title(),
                version.number(),
                version.version(),
                version.revision(),
                version.state(),
                version.status(),
                version.region(),
                version.effectiveFrom(),
                version.effectiveTo(),
                version.replaces(),
                version.replacedBy(),
                version.metadata(),
                version.origin(),
                version.warnings(),
                version.passages(),
                version.createdAt(),
                version.author(),
                version.datesConfirmed(),
                version.submitted(),
                version.reviewed(),
                version.published(),
                on == null ? null : LocalDate.ofInstant(on, StoredVersions.CITY),
                version.withdrawn(),
                version.changed(),
                version.seq());
    }

    /** One passage; without {@code embedded} it can't be published yet. */
    record PassageRow(
            UUID passageId,
            int position,
            @Nullable String article,
            List<String> path,
            String citation,
            String text,
            boolean embedded) {}

    /** @param hasText whether its text was kept: what was uploaded long ago has none */
    record OriginalFile(String fileName, boolean hasText) {}

    /**
     * A version with all that stands on its page.
     *
     * @param mayDecide whether whoever asks may approve or publish it, as far as a second person is needed
     * @param looks who has looked at which of its changes, as they now are
     * @param original the uploaded file that it was made from; null where there is none
     */
    record VersionDetail(
            VersionView version,
            List<PassageRow> passages,
            List<VersionFinding> findings,
            boolean secondPersonNeeded,
            boolean mayDecide,
            List<Looks.Look> looks,
            @Nullable OriginalFile original) {}

    /** @param status of the version that counts most */
    record DocumentView(
            UUID documentId,
            String site,
            DocumentKind kind,
            String title,
            @Nullable String number,
            VersionStatus status,
            VersionView current,
            int versions,
            int open) {

        static DocumentView of(DocumentList.Document document, List<StoredVersion> versions) {
            StoredVersion current = versions.stream()
                    .min(java.util.Comparator.comparing(StoredVersion::status))
                    .orElseThrow();
            return new DocumentView(
                    document.id(),
                    document.siteId(),
                    document.kind(),
                    document.title(),
                    document.number(),
                    current.status(),
                    VersionView.of(current),
                    versions.size(),
                    (int) versions.stream().filter(StoredVersion::isOpen).count());
        }
    }
}
