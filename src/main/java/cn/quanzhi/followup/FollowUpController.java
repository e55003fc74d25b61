package cn.quanzhi.followup;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Words;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.idempotency.Idempotency;
import cn.quanzhi.platform.idempotency.Writes;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The return visit: the enterprise's answer in the widget, and the call of a person. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class FollowUpController {

    private static final int LONGEST = 2_000;

    private final ReturnVisits visits;
    private final VisitList list;
    private final Transactions transactions;
    private final Writes writes;

    FollowUpController(ReturnVisits visits, VisitList list, Transactions transactions, Writes writes) {
        this.visits = visits;
        this.list = list;
        this.transactions = transactions;
        this.writes = writes;
    }

    record FollowUp(
            @Nullable Boolean resolved,
            @Nullable Integer satisfaction,
            @Nullable String comment) {
        VisitAnswer checked() {
            if (resolved == null) {
                throw new ProblemException("resolved", "请说明问题是否已经解决");
            }
            if (satisfaction == null || satisfaction < 1 || satisfaction > 5) {
                throw new ProblemException("satisfaction", "满意度请在 1 到 5 之间选择");
            }
            return new VisitAnswer(resolved, satisfaction, cleaned("comment", comment));
        }
    }

    /** @param reached false where nobody answered; then nothing but the note counts */
    record VisitCall(
            @Nullable Boolean reached,
            @Nullable Boolean resolved,
            @Nullable Integer satisfaction,
            @Nullable String comment) {
        @Nullable
        VisitAnswer checked() {
            if (reached == null) {
                throw new ProblemException("reached", "请说明是否接通");
            }
            return reached ? new FollowUp(resolved, satisfaction, comment).checked() : null;
        }
    }

    @PutMapping("/consultations/{consultationId}/follow-up")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(Caller.Visitor visitor, @PathVariable UUID consultationId, @RequestBody FollowUp body) {
        VisitAnswer answer = body.checked();
        transactions.run(Scope.site(visitor.site()), () -> visits.answer(visitor, consultationId, answer));
    }

    @PostMapping("/tickets/{ticketId}/calls")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<String> call(
            Caller.Staff staff, @PathVariable UUID ticketId, @RequestBody VisitCall body, ServerWebExchange exchange) {
        staff.require(Role.EXPERT, Role.SUPERVISOR);
        return writes.once(scope(staff), staff.key(), exchange, body, () -> {
            visits.called(staff, ticketId, body.checked(), cleaned("comment", body.comment()));
            return new Idempotency.Result(204, null);
        });
    }

    @GetMapping("/tickets/{ticketId}/visits")
    List<VisitList.Visit> list(Caller.Staff staff, @PathVariable UUID ticketId) {
        staff.require(Role.EXPERT, Role.SUPERVISOR, Role.ADMIN);
        return transactions.in(scope(staff), () -> list.of(staff, ticketId));
    }

    private static Scope scope(Caller.Staff staff) {
        return staff.site().equals("shared") ? Scope.SYSTEM : Scope.site(staff.site());
    }

    private static @Nullable String cleaned(String field, @Nullable String text) {
        String clean = text == null ? "" : Words.clean(field, text);
        if (clean.length() > LONGEST) {
            throw new ProblemException(field, "内容不能超过 " + LONGEST + " 字");
        }
        return clean.isEmpty() ? null : clean;
    }
}
