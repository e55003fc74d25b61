package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.PassageEdits.Rewritten;
import cn.quanzhi.knowledge.VersionView.PassageRow;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.idempotency.Idempotency;
import cn.quanzhi.platform.idempotency.Writes;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
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

/** A draft's passages by hand; each call answers with all of them as they then stand, embedded anew. */
@RestController
@RequestMapping(
        path = "/api/v1/knowledge/documents/{documentId}/versions/{versionId}/passages/{passageId}",
        produces = MediaType.APPLICATION_JSON_VALUE)
class PassageEditController {

    private final KnowledgeGate gate;
    private final PassageEdits edits;
    private final VersionPassages passages;
    private final VersionEvents events;
    private final DraftVectors vectors;
    private final Transactions transactions;
    private final Writes writes;

    PassageEditController(
            KnowledgeGate gate,
            PassageEdits edits,
            VersionPassages passages,
            VersionEvents events,
            DraftVectors vectors,
            Transactions transactions,
            Writes writes) {
        this.gate = gate;
        this.edits = edits;
        this.passages = passages;
        this.events = events;
        this.vectors = vectors;
        this.transactions = transactions;
        this.writes = writes;
    }

    /** @param at where the second passage begins, in UTF-16 units of the text */
    record SplitAt(@Nullable Integer at) {}

    /** @param seq the state of the draft that they are of, for the next {@code If-Match} */
    record DraftPassages(List<PassageRow> passages, int seq) {}

    /** What is left out stays; an empty article takes the number away. */
    @PatchMapping
    DraftPassages rewrite(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            @PathVariable UUID passageId,
            @RequestBody Rewritten body,
            ServerWebExchange exchange) {
        Seen seen = Seen.by(exchange.getRequest());
        transactions.run(
                KnowledgeGate.scope(staff),
                () -> edits.rewrite(
                        gate.toChange(staff, documentId, versionId, seen),
                        passageId,
                        body,
                        KnowledgeGate.curator(staff)));
        vectors.fill(versionId);
        return draft(versionId);
    }

    @PostMapping("/split")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DraftPassages.class)))
    ResponseEntity<String> split(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            @PathVariable UUID passageId,
            @RequestBody SplitAt body,
            ServerWebExchange exchange) {
        Integer at = body.at();
        if (at == null) {
            throw new ProblemException("at", "请选择拆分的位置");
        }
        return once(
                staff,
                exchange,
                body,
                versionId,
                curator -> edits.split(
                        gate.toChange(staff, documentId, versionId, Seen.by(exchange.getRequest())),
                        passageId,
                        at,
                        curator));
    }

    /** With the passage behind it. */
    @PostMapping("/merge")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DraftPassages.class)))
    ResponseEntity<String> merge(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            @PathVariable UUID passageId,
            ServerWebExchange exchange) {
        return once(
                staff,
                exchange,
                "",
                versionId,
                curator -> edits.merge(
                        gate.toChange(staff, documentId, versionId, Seen.by(exchange.getRequest())),
                        passageId,
                        curator));
    }

    private DraftPassages draft(UUID version) {
        return new DraftPassages(
                passages.of(version),
                events.last(version).map(VersionEvents.LastStep::seq).orElse(0));
    }

    private ResponseEntity<String> once(
            Caller.Staff staff, ServerWebExchange exchange, Object body, UUID version, Consumer<Curator> edit) {
        ResponseEntity<String> answer = writes.once(KnowledgeGate.scope(staff), staff.key(), exchange, body, () -> {
            edit.accept(KnowledgeGate.curator(staff));
            return new Idempotency.Result(200, draft(version));
        });
        vectors.fill(version); // after the transaction: a model is never called inside one
        return answer;
    }
}
