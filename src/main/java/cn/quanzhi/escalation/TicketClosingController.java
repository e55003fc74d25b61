package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** How a ticket ends. */
@RestController
@RequestMapping(path = "/api/v1/tickets/{ticketId}", produces = MediaType.APPLICATION_JSON_VALUE)
class TicketClosingController {

    private final Closing closing;
    private final Visits visits;
    private final CopiedWords copied;
    private final DeskWrites desk;

    TicketClosingController(Closing closing, Visits visits, CopiedWords copied, DeskWrites desk) {
        this.closing = closing;
        this.visits = visits;
        this.copied = copied;
        this.desk = desk;
    }

    @PostMapping("/resolve")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskTicket.class)))
    ResponseEntity<String> resolve(
            Caller.Staff staff,
            @PathVariable UUID ticketId,
            @RequestBody TicketRequests.Resolution body,
            ServerWebExchange exchange) {
        return desk.step(staff, exchange, body, () -> {
            String summary = body.checked();
            copied.check(staff, ticketId, summary, TicketRequests.known(body.rewritten()));
            return closing.resolve(staff, ticketId, summary);
        });
    }

    @PostMapping("/reject")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskTicket.class)))
    ResponseEntity<String> reject(
            Caller.Staff staff,
            @PathVariable UUID ticketId,
            @RequestBody TicketRequests.Reject body,
            ServerWebExchange exchange) {
        return desk.step(staff, exchange, body, () -> {
            Closing.Refusal code = body.checked();
            String text = body.cleanText();
            copied.check(staff, ticketId, text, TicketRequests.known(body.rewritten()));
            return closing.reject(staff, ticketId, code, text);
        });
    }

    @PostMapping("/refer")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskTicket.class)))
    ResponseEntity<String> refer(
            Caller.Staff staff,
            @PathVariable UUID ticketId,
            @RequestBody TicketRequests.Refer body,
            ServerWebExchange exchange) {
        return desk.step(staff, exchange, body, () -> {
            String to = body.checked();
            String text = body.cleanText();
            copied.check(staff, ticketId, text, TicketRequests.known(body.rewritten()));
            return closing.refer(staff, ticketId, to, text);
        });
    }

    @PostMapping("/merge")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskTicket.class)))
    ResponseEntity<String> merge(
            Caller.Staff staff,
            @PathVariable UUID ticketId,
            @RequestBody TicketRequests.Merge body,
            ServerWebExchange exchange) {
        return desk.step(staff, exchange, body, () -> {
            UUID into = body.checked();
            String text = body.cleanText();
            copied.check(staff, ticketId, text, TicketRequests.known(body.rewritten()));
            return closing.merge(staff, ticketId, into, text);
        });
    }

    @PostMapping("/review")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskTicket.class)))
    ResponseEntity<String> review(
            Caller.Staff staff,
            @PathVariable UUID ticketId,
            @RequestBody TicketRequests.Review body,
            ServerWebExchange exchange) {
        staff.require(Role.SUPERVISOR);
        return desk.step(staff, exchange, body, () -> visits.review(staff, ticketId, body.checked(), body.cleanNote()));
    }
}
