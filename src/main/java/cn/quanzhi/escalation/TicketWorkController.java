package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Map;
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

/** Who holds a ticket, and how long it may take. */
@RestController
@RequestMapping(path = "/api/v1/tickets/{ticketId}", produces = MediaType.APPLICATION_JSON_VALUE)
class TicketWorkController {

    private final Assignments assignments;
    private final Waiting waiting;
    private final Extensions extensions;
    private final Supervision supervision;
    private final CopiedWords copied;
    private final DeskWrites desk;

    TicketWorkController(
            Assignments assignments,
            Waiting waiting,
            Extensions extensions,
            Supervision supervision,
            CopiedWords copied,
            DeskWrites desk) {
        this.assignments = assignments;
        this.waiting = waiting;
        this.extensions = extensions;
        this.supervision = supervision;
        this.copied = copied;
        this.desk = desk;
    }

    @PostMapping("/claim")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskTicket.class)))
    ResponseEntity<String> claim(Caller.Staff staff, @PathVariable UUID ticketId, ServerWebExchange exchange) {
        return desk.step(staff, exchange, Map.of(), () -> assignments.claim(staff, ticketId));
    }

    @PostMapping("/release")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskTicket.class)))
    ResponseEntity<String> release(Caller.Staff staff, @PathVariable UUID ticketId, ServerWebExchange exchange) {
        return desk.step(staff, exchange, Map.of(), () -> assignments.release(staff, ticketId));
    }

    @PostMapping("/transfer")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskTicket.class)))
    ResponseEntity<String> transfer(
            Caller.Staff staff,
            @PathVariable UUID ticketId,
            @RequestBody TicketRequests.Transfer body,
            ServerWebExchange exchange) {
        return desk.step(staff, exchange, body, () -> {
            TicketRequests.Transfer wish = body.checked();
            return assignments.transfer(staff, ticketId, wish.toAccountId(), wish.toQueue(), wish.note());
        });
    }

    @PostMapping("/return")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskTicket.class)))
    ResponseEntity<String> sendBack(
            Caller.Staff staff,
            @PathVariable UUID ticketId,
            @RequestBody TicketRequests.Misroute body,
            ServerWebExchange exchange) {
        return desk.step(staff, exchange, body, () -> assignments.misrouted(staff, ticketId, body.checked()));
    }

    @PostMapping("/await")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskTicket.class)))
    ResponseEntity<String> await(
            Caller.Staff staff,
            @PathVariable UUID ticketId,
            @RequestBody(required = false) TicketRequests.@Nullable Await body,
            ServerWebExchange exchange) {
        TicketRequests.Await wish = body == null ? new TicketRequests.Await(null, null) : body;
        return desk.step(staff, exchange, wish, () -> {
            String question = wish.cleanText();
            copied.check(staff, ticketId, question, TicketRequests.known(wish.rewritten()));
            return waiting.await(staff, ticketId, question);
        });
    }

    @PostMapping("/extend")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskTicket.class)))
    ResponseEntity<String> extend(
            Caller.Staff staff,
            @PathVariable UUID ticketId,
            @RequestBody TicketRequests.Extend body,
            ServerWebExchange exchange) {
        return desk.step(
                staff, exchange, body, () -> extensions.ask(staff, ticketId, body.checkedDays(), body.checkedReason()));
    }

    @PostMapping("/extend/decision")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskTicket.class)))
    ResponseEntity<String> decide(
            Caller.Staff staff,
            @PathVariable UUID ticketId,
            @RequestBody TicketRequests.Decision body,
            ServerWebExchange exchange) {
        staff.require(Role.SUPERVISOR);
        return desk.step(
                staff, exchange, body, () -> extensions.decide(staff, ticketId, body.checked(), body.cleanNote()));
    }

    @PostMapping("/supervise")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DeskTicket.class)))
    ResponseEntity<String> supervise(
            Caller.Staff staff,
            @PathVariable UUID ticketId,
            @RequestBody TicketRequests.Watch body,
            ServerWebExchange exchange) {
        staff.require(Role.SUPERVISOR);
        return desk.step(
                staff,
                exchange,
                body,
                () -> supervision.place(staff, ticketId, body.checkedLevel(), body.checkedNote()));
    }
}
