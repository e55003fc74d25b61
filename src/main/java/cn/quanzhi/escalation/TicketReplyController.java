package cn.quanzhi.escalation;

import cn.quanzhi.consultation.ConsultationView.MessageView;
import cn.quanzhi.consultation.HandOver;
import cn.quanzhi.identity.Caller;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** What experts write: to the enterprise, and for the desk alone. */
@RestController
@RequestMapping(path = "/api/v1/tickets/{ticketId}", produces = MediaType.APPLICATION_JSON_VALUE)
class TicketReplyController {

    private final Replies replies;
    private final Drafts drafts;
    private final CopiedWords copied;
    private final DeskWrites desk;

    TicketReplyController(Replies replies, Drafts drafts, CopiedWords copied, DeskWrites desk) {
        this.replies = replies;
        this.drafts = drafts;
        this.copied = copied;
        this.desk = desk;
    }

    @PostMapping("/messages")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MessageView.class)))
    ResponseEntity<String> say(
            Caller.Staff staff,
            @PathVariable UUID ticketId,
            @RequestBody TicketRequests.Reply body,
            ServerWebExchange exchange) {
        return desk.make(staff, exchange, body, () -> {
            HandOver.Said said =
                    body.draftId() == null ? ownWords(staff, ticketId, body) : drafts.confirmed(staff, ticketId, body);
            return replies.send(staff, ticketId, said);
        });
    }

    private HandOver.Said ownWords(Caller.Staff staff, UUID ticketId, TicketRequests.Reply body) {
        String text = body.checked();
        copied.check(staff, ticketId, text, body.ownWords());
        return new HandOver.Said(text, staff.displayName());
    }

    @PostMapping("/messages/{messageId}/correct")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MessageView.class)))
    ResponseEntity<String> correct(
            Caller.Staff staff,
            @PathVariable UUID ticketId,
            @PathVariable UUID messageId,
            @RequestBody TicketRequests.Correction body,
            ServerWebExchange exchange) {
        return desk.make(staff, exchange, body, () -> {
            String text = body.checked();
            copied.check(staff, ticketId, text, TicketRequests.known(body.rewritten()));
            return replies.correct(staff, ticketId, messageId, text, body.cleanReason());
        });
    }

    @PostMapping("/messages/{messageId}/retract")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MessageView.class)))
    ResponseEntity<String> retract(
            Caller.Staff staff,
            @PathVariable UUID ticketId,
            @PathVariable UUID messageId,
            @RequestBody(required = false) TicketRequests.@Nullable Withdrawal body,
            ServerWebExchange exchange) {
        TicketRequests.Withdrawal wish = body == null ? new TicketRequests.Withdrawal(null) : body;
        return desk.make(staff, exchange, wish, () -> replies.withdraw(staff, ticketId, messageId, wish.cleanReason()));
    }

    @PostMapping("/notes")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Replies.Note.class)))
    ResponseEntity<String> note(
            Caller.Staff staff,
            @PathVariable UUID ticketId,
            @RequestBody TicketRequests.NewNote body,
            ServerWebExchange exchange) {
        return desk.make(staff, exchange, body, () -> replies.note(staff, ticketId, body.checked()));
    }

    @PostMapping("/draft")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Drafts.DraftView.class)))
    ResponseEntity<String> draft(Caller.Staff staff, @PathVariable UUID ticketId, ServerWebExchange exchange) {
        return drafts.make(staff, ticketId, exchange);
    }
}
