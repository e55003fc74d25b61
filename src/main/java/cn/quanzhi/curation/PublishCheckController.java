package cn.quanzhi.curation;

import cn.quanzhi.curation.PublishChecks.PublishCheck;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Slice;
import cn.quanzhi.knowledge.Rehearsal;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.idempotency.Idempotency;
import cn.quanzhi.platform.idempotency.Writes;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** What the kept questions would find if a version were published. */
@RestController
@RequestMapping(
        path = "/api/v1/curation/versions/{versionId}/publish-checks",
        produces = MediaType.APPLICATION_JSON_VALUE)
class PublishCheckController {

    private static final int LONGEST_REASON = 500;

    private final PublishTrial trial;
    private final PublishChecks checks;
    private final Rehearsal rehearsal;
    private final Transactions transactions;
    private final Writes writes;

    PublishCheckController(
            PublishTrial trial, PublishChecks checks, Rehearsal rehearsal, Transactions transactions, Writes writes) {
        this.trial = trial;
        this.checks = checks;
        this.rehearsal = rehearsal;
        this.transactions = transactions;
        this.writes = writes;
    }

    record OverrideReason(@Nullable String reason) {}

    /** Asks the newest hundred kept questions before and after; takes seconds. */
    @PostMapping
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PublishCheck.class)))
    ResponseEntity<String> run(Caller.Staff staff, @PathVariable UUID versionId, ServerWebExchange exchange) {
        CurationGate.enter(staff);
        PublishTrial.Tried tried = trial.of(staff, versionId);
        return writes.once(CurationGate.scope(staff), staff.key(), exchange, "", () -> {
            checks.insert(tried.check(), tried.site(), staff);
            return new Idempotency.Result(201, tried.check());
        });
    }

    /** The newest first; one whose fingerprint isn't the first one's was of an earlier text. */
    @GetMapping
    Slice<PublishCheck> list(Caller.Staff staff, @PathVariable UUID versionId) {
        CurationGate.enter(staff);
        return transactions.in(CurationGate.scope(staff), () -> {
            rehearsal.requireSeen(staff, versionId);
            return new Slice<>(checks.of(versionId), null);
        });
    }

    /** Publishes all the same: who says so, and why, stays with the check. */
    @PostMapping("/{checkId}/override")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PublishCheck.class)))
    ResponseEntity<String> override(
            Caller.Staff staff,
            @PathVariable UUID versionId,
            @PathVariable UUID checkId,
            @RequestBody OverrideReason body,
            ServerWebExchange exchange) {
        CurationGate.enter(staff);
        String reason = CurationGate.required("reason", body.reason(), LONGEST_REASON);
        return writes.once(CurationGate.scope(staff), staff.key(), exchange, body, () -> {
            rehearsal.requireChangeable(staff, versionId);
            boolean done = checks.override(versionId, checkId, staff, reason);
            PublishCheck check = checks.of(versionId).stream()
                    .filter(one -> one.checkId().equals(checkId))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
            if (!done) {
                throw new ProblemException(Problem.CONFLICT, "这次试跑没有变差，或已写过理由");
            }
            return new Idempotency.Result(200, check);
        });
    }
}
