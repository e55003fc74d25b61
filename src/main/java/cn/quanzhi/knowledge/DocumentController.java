package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Slice;
import cn.quanzhi.knowledge.VersionView.DocumentView;
import cn.quanzhi.knowledge.VersionView.VersionDetail;
import cn.quanzhi.platform.database.Transactions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the curators look at: documents, their versions, and all that stands on a version's page. */
@RestController
@RequestMapping(path = "/api/v1/knowledge/documents", produces = MediaType.APPLICATION_JSON_VALUE)
class DocumentController {

    private final DocumentList documents;
    private final StoredVersions versions;
    private final VersionPages pages;
    private final KnowledgeGate gate;
    private final Transactions transactions;

    DocumentController(
            DocumentList documents,
            StoredVersions versions,
            VersionPages pages,
            KnowledgeGate gate,
            Transactions transactions) {
        this.documents = documents;
        this.versions = versions;
        this.pages = pages;
        this.gate = gate;
        this.transactions = transactions;
    }

    @GetMapping
    Slice<DocumentView> list(
            Caller.Staff staff,
            @ParameterObject DocumentFilter filter,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        KnowledgeGate.enter(staff);
        return transactions.in(KnowledgeGate.scope(staff), () -> {
            Slice<DocumentList.Document> page = documents.of(staff, filter.read(), limit, cursor);
            Map<UUID, List<StoredVersion>> of =
                    versions
                            .ofDocuments(page.items().stream()
                                    .map(DocumentList.Document::id)
                                    .toList())
                            .stream()
                            .collect(Collectors.groupingBy(StoredVersion::documentId));
            return page.map(document -> DocumentView.of(document, of.getOrDefault(document.id(), List.of())));
        });
    }

    /** What is left out doesn't narrow the list. */
    record DocumentFilter(
            @Nullable DocumentKind kind,
            @Nullable String number,
            @Nullable VersionStatus status,
            @Nullable String q,
            @Nullable String site) {

        DocumentList.Filter read() {
            return new DocumentList.Filter(kind, number, status, q, site);
        }
    }

    @GetMapping("/{documentId}")
    DocumentView get(Caller.Staff staff, @PathVariable UUID documentId) {
        KnowledgeGate.enter(staff);
        return transactions.in(
                KnowledgeGate.scope(staff),
                () -> DocumentView.of(documents.get(staff, documentId), versions.ofDocuments(List.of(documentId))));
    }

    @GetMapping("/{documentId}/versions")
    Slice<VersionView> versions(Caller.Staff staff, @PathVariable UUID documentId) {
        KnowledgeGate.enter(staff);
        return transactions.in(KnowledgeGate.scope(staff), () -> {
            documents.get(staff, documentId);
            return new Slice<>(
                    versions.ofDocuments(List.of(documentId)).stream()
                            .map(VersionView::of)
                            .toList(),
                    null);
        });
    }

    @GetMapping("/{documentId}/versions/{versionId}")
    ResponseEntity<VersionDetail> version(
            Caller.Staff staff, @PathVariable UUID documentId, @PathVariable UUID versionId) {
        VersionDetail page = transactions.in(
                KnowledgeGate.scope(staff),
                () -> pages.of(gate.seen(staff, documentId, versionId), KnowledgeGate.curator(staff)));
        return ResponseEntity.ok().eTag(Seen.tag(page.version().seq())).body(page);
    }

    @GetMapping("/{documentId}/versions/{versionId}/history")
    Slice<VersionEvents.VersionEvent> history(
            Caller.Staff staff, @PathVariable UUID documentId, @PathVariable UUID versionId) {
        return transactions.in(
                KnowledgeGate.scope(staff),
                () -> new Slice<>(pages.history(gate.seen(staff, documentId, versionId)), null));
    }
}
