package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.BatchEdits.BatchItem;
import cn.quanzhi.knowledge.VersionView.VersionDetail;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.idempotency.Idempotency;
import cn.quanzhi.platform.idempotency.Writes;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Metadata, of one draft or of many versions at once, and the draft that a published version is edited in. */
@RestController
@RequestMapping(path = "/api/v1/knowledge", produces = MediaType.APPLICATION_JSON_VALUE)
class VersionController {

    private static final String VERSION = "/documents/{documentId}/versions/{versionId}";
    private static final int MOST = 100;

    private final KnowledgeGate gate;
    private final MetadataEdits edits;
    private final VersionPages pages;
    private final Revisions revisions;
    private final BatchEdits batches;
    private final Transactions transactions;
    private final Writes writes;

    VersionController(
            KnowledgeGate gate,
            MetadataEdits edits,
            VersionPages pages,
            Revisions revisions,
            BatchEdits batches,
            Transactions transactions,
            Writes writes) {
        this.gate = gate;
        this.edits = edits;
        this.pages = pages;
        this.revisions = revisions;
        this.batches = batches;
        this.transactions = transactions;
        this.writes = writes;
    }

    /** @param change as for one version */
    record BatchEdit(
            @Nullable List<@Nullable UUID> documentVersionIds,
            @Nullable Map<String, @Nullable Object> change) {}

    record BatchResult(List<BatchItem> items) {}

    @PatchMapping(VERSION)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = MetadataChange.Metadata.class)))
    VersionDetail change(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            @RequestBody Map<String, @Nullable Object> body,
            ServerWebExchange exchange) {
        MetadataChange change = MetadataChange.of(body);
        Seen seen = Seen.by(exchange.getRequest());
        return transactions.in(
                KnowledgeGate.scope(staff),
                () -> pages.of(
                        edits.change(
                                gate.toChange(staff, documentId, versionId, seen),
                                change,
                                KnowledgeGate.curator(staff)),
                        KnowledgeGate.curator(staff)));
    }

    /** Those that are published get a draft each, which carries the change. */
    @PostMapping("/batch-edits")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BatchResult.class)))
    ResponseEntity<String> batch(Caller.Staff staff, @RequestBody BatchEdit body, ServerWebExchange exchange) {
        KnowledgeGate.enter(staff);
        List<@Nullable UUID> ids = body.documentVersionIds() == null ? List.of() : body.documentVersionIds();
        if (ids.isEmpty() || ids.size() > MOST || ids.contains(null)) {
            throw new ProblemException("documentVersionIds", "请选择 1 到 " + MOST + " 个版本");
        }
        MetadataChange change = MetadataChange.of(body.change() == null ? Map.of() : body.change());
        return writes.once(
                KnowledgeGate.scope(staff),
                staff.key(),
                exchange,
                body,
                () -> new Idempotency.Result(200, new BatchResult(batches.apply(staff, ids, change))));
    }

    @PostMapping(VERSION + "/revise")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = VersionView.class)))
    ResponseEntity<String> revise(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            ServerWebExchange exchange) {
        return writes.once(
                KnowledgeGate.scope(staff),
                staff.key(),
                exchange,
                "",
                () -> new Idempotency.Result(
                        201,
                        VersionView.of(revisions.of(
                                gate.toChange(staff, documentId, versionId, Seen.by(exchange.getRequest())),
                                KnowledgeGate.curator(staff)))));
    }
}
