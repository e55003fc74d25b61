package cn.quanzhi.consultation;

import cn.quanzhi.answering.HandOverReason;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Slice;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.idempotency.Idempotency;
import cn.quanzhi.platform.idempotency.Writes;
import cn.quanzhi.platform.limiter.Limiter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The widget's API: consultations, messages, answers, the hand-over. */
@RestController
@RequestMapping(path = "/api/v1/consultations", produces = MediaType.APPLICATION_JSON_VALUE)
class ConsultationController {

    private final Consultations consultations;
    private final ConsultationList list;
    private final Conversation conversation;
    private final Wishes wishes;
    private final Transactions transactions;
    private final Writes writes;
    private final Limiter limiter;
    private final ConsultationSettings settings;

    ConsultationController(
            Consultations consultations,
            ConsultationList list,
            Conversation conversation,
            Wishes wishes,
            Transactions transactions,
            Writes writes,
            Limiter limiter,
            ConsultationSettings settings) {
        this.consultations = consultations;
        this.list = list;
        this.conversation = conversation;
        this.wishes = wishes;
        this.transactions = transactions;
        this.writes = writes;
        this.limiter = limiter;
        this.settings = settings;
    }

    @PostMapping
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ConsultationView.class)))
    ResponseEntity<String> open(
            Caller.Visitor visitor,
            @RequestBody(required = false) Requests.@Nullable Open body,
            ServerWebExchange exchange) {
        Requests.Open request = body == null ? new Requests.Open(null) : body;
        minute("consultations", visitor);
        return once(visitor, exchange, request, () -> {
            var row = consultations.open(visitor, request.cleanSubject());
            return new Idempotency.Result(
                    201, consultations.view(consultations.find(row.id()).orElseThrow()));
        });
    }

    @GetMapping
    Slice<ConsultationView.Summary> list(
            Caller.Visitor visitor,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return transactions.in(Scope.site(visitor.site()), () -> list.of(visitor, limit, cursor));
    }

    @GetMapping("/{consultationId}")
    ConsultationView get(Caller caller, @PathVariable UUID consultationId) {
        Scope site = Scope.site(caller.site());
        // Its state and its messages stand in two tables: between them an answer may come that hands the case over.
        var shown = transactions.atOneMoment(site, () -> {
            Consultations.Row row = consultations.accessibleTo(caller, consultationId);
            return Map.entry(consultations.view(row), row.lastSeq());
        });
        if (caller instanceof Caller.Visitor) {
            transactions.run(site, () -> consultations.read(consultationId, shown.getValue()));
        }
        return shown.getKey();
    }

    @PostMapping("/{consultationId}/messages")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Conversation.Posted.class)))
    ResponseEntity<String> ask(
            Caller.Visitor visitor,
            @PathVariable UUID consultationId,
            @RequestBody Requests.Post body,
            ServerWebExchange exchange) {
        limit(visitor);
        return once(
                visitor,
                exchange,
                body,
                () -> new Idempotency.Result(202, conversation.ask(visitor, consultationId, body)));
    }

    @PostMapping("/{consultationId}/answers/{answerId}/stop")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<String> stop(
            Caller.Visitor visitor,
            @PathVariable UUID consultationId,
            @PathVariable UUID answerId,
            ServerWebExchange exchange) {
        return once(visitor, exchange, Map.of(), () -> {
            conversation.stop(visitor, consultationId, answerId);
            return new Idempotency.Result(204, null);
        });
    }

    @PostMapping("/{consultationId}/answers/{answerId}/retry")
    @ApiResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = Conversation.Retried.class)))
    ResponseEntity<String> retry(
            Caller.Visitor visitor,
            @PathVariable UUID consultationId,
            @PathVariable UUID answerId,
            ServerWebExchange exchange) {
        limit(visitor);
        return once(
                visitor,
                exchange,
                Map.of(),
                () -> new Idempotency.Result(202, conversation.retry(visitor, consultationId, answerId)));
    }

    @PutMapping("/{consultationId}/answers/{answerId}/feedback")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rate(
            Caller.Visitor visitor,
            @PathVariable UUID consultationId,
            @PathVariable UUID answerId,
            @RequestBody Requests.Feedback body) {
        write(visitor, () -> conversation.rate(visitor, consultationId, answerId, body));
    }

    @PostMapping("/{consultationId}/escalation")
    @ApiResponse(
            responseCode = "200",
            description = "The ticket that is open already",
            content = @Content(schema = @Schema(implementation = ConsultationView.TicketView.class)))
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = ConsultationView.TicketView.class)))
    ResponseEntity<String> escalate(
            Caller.Visitor visitor,
            @PathVariable UUID consultationId,
            @RequestBody(required = false) Requests.@Nullable Escalate body,
            ServerWebExchange exchange) {
        Requests.Escalate request = body == null ? new Requests.Escalate(null, null) : body;
        minute("escalations", visitor);
        return once(visitor, exchange, request, () -> {
            String reason = request.cleanReason();
            HandOver.Contact contact =
                    request.contact() == null ? null : request.contact().checked();
            consultations.accessibleTo(visitor, consultationId);
            if (contact != null) {
                wishes.contact(consultationId, contact);
            }
            Wishes.Wished wished = wishes.wish(consultationId, HandOverReason.WISH, reason);
            return new Idempotency.Result(wished.made() ? 201 : 200, wished.ticket());
        });
    }

    @PutMapping("/{consultationId}/contact")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void contact(Caller.Visitor visitor, @PathVariable UUID consultationId, @RequestBody Requests.Contact body) {
        HandOver.Contact contact = body.checked();
        write(visitor, () -> {
            consultations.accessibleTo(visitor, consultationId);
            wishes.contact(consultationId, contact);
        });
    }

    private void write(Caller caller, Runnable work) {
        transactions.run(Scope.site(caller.site()), work);
    }

    private void limit(Caller.Visitor visitor) {
        minute("messages", visitor);
        limiter.tryAcquire("messages:" + visitor.site(), settings.messagesPerDay(), Duration.ofDays(1))
                .orRefuse("本站点今天的咨询量已达上限，请明天再来，或联系站点的管理方");
    }

    private void minute(String what, Caller.Visitor visitor) {
        limiter.tryAcquire(what + ":" + visitor.key(), settings.messagesPerMinute(), Duration.ofMinutes(1))
                .orRefuse(null);
    }

    private ResponseEntity<String> once(
            Caller caller, ServerWebExchange exchange, Object body, Supplier<Idempotency.Result> write) {
        return writes.once(Scope.site(caller.site()), caller.key(), exchange, body, write);
    }
}
