package cn.quanzhi.escalation;

import cn.quanzhi.consultation.HandOver;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes a ticket's steps and tells everyone whom they concern: the enterprise sees its ticket as it now stands, the desk
 * hears of it. Runs in the caller's transaction; the consultation is locked before the ticket is read.
 */
@Component
class TicketSteps {

    private final Tickets tickets;
    private final HandOver handOver;
    private final DeskLog log;
    private final QueuePositions positions;
    private final TicketClocks clocks;

    TicketSteps(Tickets tickets, HandOver handOver, DeskLog log, QueuePositions positions, TicketClocks clocks) {
        this.tickets = tickets;
        this.handOver = handOver;
        this.log = log;
        this.positions = positions;
        this.clocks = clocks;
    }

    /** The gate: the ticket where the member of staff serves its site, else the same 404 as for one that isn't there. */
    Ticket accessibleTo(Caller.Staff staff, UUID id) {
        return tickets.find(id)
                .filter(ticket ->
                        staff.site().equals(ticket.site()) || staff.site().equals("shared"))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /** The ticket, with its consultation locked: nothing else changes it until the transaction ends. */
    Ticket locked(Caller.Staff staff, UUID id) {
        handOver.lock(accessibleTo(staff, id).consultation());
        return accessibleTo(staff, id);
    }

    /** The same for who holds it; anyone else is refused. */
    Ticket held(Caller.Staff staff, UUID id) {
        Ticket ticket = locked(staff, id);
        if (!ticket.isHeldBy(staff.accountId())) {
            throw notYours(ticket);
        }
        return ticket;
    }

    /** The same for who holds it, or whoever supervises. */
    Ticket directed(Caller.Staff staff, UUID id) {
        return staff.roles().contains(Role.SUPERVISOR) ? locked(staff, id) : held(staff, id);
    }

    /** The ticket for the service itself. */
    Ticket locked(UUID id) {
        Ticket ticket = tickets.find(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        handOver.lock(ticket.consultation());
        return tickets.find(id).orElseThrow();
    }

    private static ProblemException notYours(Ticket ticket) {
        if (ticket.state() == TicketState.CLOSED) {
            return new ProblemException(Problem.CONFLICT, "工单已经办结");
        }
        String name = ticket.assigneeName();
        return ticket.assignee() == null || name == null
                ? new ProblemException(Problem.TICKET_NOT_YOURS, "请先领取这件工单")
                : new ProblemException(
                        Problem.TICKET_NOT_YOURS,
                        "这件工单由" + name + "办理",
                        List.of(new ProblemException.FieldProblem("assignee", name)));
    }

    Ticket take(Ticket before, Change change) {
        Ticket after = tickets.apply(before, change);
        clocks.follow(change.step(), after);
        return taken(after);
    }

    /** Tells of a step that has been taken. */
    Ticket taken(Ticket after) {
        handOver.show(after.consultation(), shown(after));
        log.changed(after.id());
        return after;
    }

    /** The ticket as its enterprise sees it. */
    HandOver.Shown shown(Ticket ticket) {
        Integer place = positions.of(ticket).orElse(null);
        return new HandOver.Shown(
                ticket.number(),
                ticket.shown().name(),
                place,
                clocks.promised(ticket),
                place == null ? null : positions.expectedMinutes(ticket, place));
    }
}
