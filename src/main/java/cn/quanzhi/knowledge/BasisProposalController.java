package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.knowledge.BasisProposals.BasisProposal;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.idempotency.Idempotency;
import cn.quanzhi.platform.idempotency.Writes;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** What a law's newer numbers mean for the guides that rest on it, and the step that takes a guide along. */
@RestController
@RequestMapping(
        path = "/api/v1/knowledge/documents/{documentId}/versions/{versionId}/basis-proposals",
        produces = MediaType.APPLICATION_JSON_VALUE)
class BasisProposalController {

    private final KnowledgeGate gate;
    private final BasisProposals proposals;
    private final RenumberedQuestions questions;
    private final BasisRewriting rewriting;
    private final Transactions transactions;
    private final Writes writes;

    BasisProposalController(
            KnowledgeGate gate,
            BasisProposals proposals,
            RenumberedQuestions questions,
            BasisRewriting rewriting,
            Transactions transactions,
            Writes writes) {
        this.gate = gate;
        this.proposals = proposals;
        this.questions = questions;
        this.rewriting = rewriting;
        this.transactions = transactions;
        this.writes = writes;
    }

    /** @param questions lines for the file of the law's typical questions, to be copied; null where there is nothing to say */
    record BasisProposalList(
            List<BasisProposal> items, @Nullable String questions) {}

    /** Against the version before it; only guides whose articles have, or may have, another number now. */
    @GetMapping
    BasisProposalList list(Caller.Staff staff, @PathVariable UUID documentId, @PathVariable UUID versionId) {
        return transactions.in(
                KnowledgeGate.scope(staff),
                () -> proposals
                        .renumbering(gate.seen(staff, documentId, versionId))
                        .map(known -> new BasisProposalList(proposals.of(staff, known), questions.lines(staff, known)))
                        .orElse(new BasisProposalList(List.of(), null)));
    }

    /** A draft of the guide with the confirmed numbers; answered with it. */
    @PostMapping("/{guideVersionId}")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = VersionView.class)))
    ResponseEntity<String> apply(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            @PathVariable UUID guideVersionId,
            ServerWebExchange exchange) {
        KnowledgeGate.enter(staff);
        return writes.once(
                KnowledgeGate.scope(staff),
                staff.key(),
                exchange,
                "",
                () -> new Idempotency.Result(
                        201,
                        VersionView.of(
                                rewriting.apply(staff, gate.seen(staff, documentId, versionId), guideVersionId))));
    }
}
