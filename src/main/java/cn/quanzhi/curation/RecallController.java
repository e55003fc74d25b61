package cn.quanzhi.curation;

import cn.quanzhi.curation.Recall.RecallCase;
import cn.quanzhi.curation.Recall.Wanted;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Slice;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Recalls: whom a wrong text or answer has reached, who was told when, and who is to be called. */
@RestController
@RequestMapping(path = "/api/v1/curation/recalls", produces = MediaType.APPLICATION_JSON_VALUE)
class RecallController {

    private static final int LONGEST_NOTE = 500;
    private static final int FIRST = 50;

    private final Recalling recalling;
    private final Recalls recalls;
    private final Transactions transactions;
    private final Writes writes;

    RecallController(Recalling recalling, Recalls recalls, Transactions transactions, Writes writes) {
        this.recalling = recalling;
        this.recalls = recalls;
        this.transactions = transactions;
        this.writes = writes;
    }

    /**
     * @param affected how many consultations
     * @param told how many of them have been told
     * @param toCall how many have left an address and were not reached yet
     * @param cases the first page of them; {@code nextCursor} leads to the next one
     */
    record RecallPage(
            Recall recall,
            int affected,
            int told,
            int toCall,
            List<RecallCase> cases,
            @Nullable String nextCursor) {}

    record CallResult(
            @Nullable UUID consultationId,
            @Nullable Boolean reached,
            @Nullable String note) {}

    /** Nobody is told yet: the curator sees first whom it reaches. */
    @PostMapping
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RecallPage.class)))
    ResponseEntity<String> open(Caller.Staff staff, @RequestBody Wanted body, ServerWebExchange exchange) {
        CurationGate.enter(staff);
        return writes.once(
                CurationGate.scope(staff),
                staff.key(),
                exchange,
                body,
                () -> new Idempotency.Result(201, page(recalling.open(staff, body))));
    }

    @GetMapping
    Slice<Recall> list(
            Caller.Staff staff,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        CurationGate.enter(staff);
        return transactions.in(
                CurationGate.scope(staff),
                () -> Slice.of(
                        limit, cursor, (before, most) -> recalls.of(staff.site(), before, most), Recall::recallId));
    }

    @GetMapping("/{recallId}")
    RecallPage get(Caller.Staff staff, @PathVariable UUID recallId) {
        CurationGate.enter(staff);
        return transactions.in(CurationGate.scope(staff), () -> page(recalling.get(staff, recallId)));
    }

    /** Whom it affects, and who was told when; the newest consultations first. */
    @GetMapping("/{recallId}/cases")
    Slice<RecallCase> cases(
            Caller.Staff staff,
            @PathVariable UUID recallId,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        CurationGate.enter(staff);
        return transactions.in(
                CurationGate.scope(staff),
                () -> recalling.cases(recalling.get(staff, recallId).recallId(), limit, cursor));
    }

    @PostMapping("/{recallId}/tell")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RecallPage.class)))
    ResponseEntity<String> tell(Caller.Staff staff, @PathVariable UUID recallId, ServerWebExchange exchange) {
        CurationGate.enter(staff);
        return writes.once(
                CurationGate.scope(staff),
                staff.key(),
                exchange,
                "",
                () -> new Idempotency.Result(200, page(recalling.tell(staff, recallId))));
    }

    /** What became of a call to one of those that have left an address. */
    @PostMapping("/{recallId}/calls")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RecallPage.class)))
    ResponseEntity<String> call(
            Caller.Staff staff, @PathVariable UUID recallId, @RequestBody CallResult body, ServerWebExchange exchange) {
        CurationGate.enter(staff);
        UUID consultation = body.consultationId();
        Boolean reached = body.reached();
        if (consultation == null || reached == null) {
            throw new ProblemException(consultation == null ? "consultationId" : "reached", "请填写");
        }
        String note = CurationGate.optional("note", body.note(), LONGEST_NOTE);
        return writes.once(CurationGate.scope(staff), staff.key(), exchange, body, () -> {
            Recall recall = recalling.get(staff, recallId);
            if (!recalls.called(recallId, consultation, staff.displayName(), reached, note)) {
                throw new ProblemException(Problem.NOT_FOUND);
            }
            return new Idempotency.Result(200, page(recall));
        });
    }

    private RecallPage page(Recall recall) {
        UUID id = recall.recallId();
        Recalls.Counts counts = recalls.counts(id);
        Slice<RecallCase> first = recalling.cases(id, FIRST, null);
        return new RecallPage(
                recall, counts.affected(), counts.told(), recalling.toCall(id), first.items(), first.nextCursor());
    }
}
