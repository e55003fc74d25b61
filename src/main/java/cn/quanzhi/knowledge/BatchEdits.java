package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One change for many versions; what can't be changed is named and doesn't keep the others from it. */
@Component
class BatchEdits {

    private final StoredVersions versions;
    private final KnowledgeGate gate;
    private final MetadataEdits edits;
    private final Revisions revisions;

    BatchEdits(StoredVersions versions, KnowledgeGate gate, MetadataEdits edits, Revisions revisions) {
        this.versions = versions;
        this.gate = gate;
        this.edits = edits;
        this.revisions = revisions;
    }

    /**
     * @param draftVersionId the version that carries the change: itself, or the draft that was made for it
     * @param code of the problem, where it wasn't changed
     */
    record BatchItem(
            UUID documentVersionId,
            @Nullable UUID draftVersionId,
            @Nullable Problem code,
            @Nullable String detail) {}

    /** Locked in the order of their ids, so that two batches never wait for each other. */
    List<BatchItem> apply(Caller.Staff staff, List<@Nullable UUID> ids, MetadataChange change) {
        List<BatchItem> items = new ArrayList<>();
        for (UUID id : new TreeSet<>(ids.stream().map(Objects::requireNonNull).toList())) {
            try {
                items.add(new BatchItem(id, one(staff, id, change), null, null));
            } catch (ProblemException refused) {
                items.add(new BatchItem(id, null, refused.problem(), refused.detail()));
            }
        }
        return items;
    }

    private UUID one(Caller.Staff staff, UUID id, MetadataChange change) {
        UUID document = versions.find(id)
                .map(StoredVersion::documentId)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        StoredVersion version = gate.toChange(staff, document, id);
        change.applied(version.metadata());
        Curator curator = KnowledgeGate.curator(staff);
        StoredVersion draft = version.state() == VersionState.PUBLISHED ? revisions.of(version, curator) : version;
        return edits.change(draft, change, curator).id();
    }
}
