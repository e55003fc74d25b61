package cn.quanzhi.escalation;

import cn.quanzhi.consultation.HandOver;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Directory;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who holds which ticket: claiming, giving back, handing on. Each runs in the caller's transaction. */
@Component
class Assignments {

    private final Tickets tickets;
    private final TicketSteps steps;
    private final HandOver handOver;
    private final Announcements announcements;
    private final Directory directory;
    private final Queues queues;

    Assignments(
            Tickets tickets,
            TicketSteps steps,
            HandOver handOver,
            Announcements announcements,
            Directory directory,
            Queues queues) {
        this.tickets = tickets;
        this.steps = steps;
        this.handOver = handOver;
        this.announcements = announcements;
        this.directory = directory;
        this.queues = queues;
    }

    /** Takes a ticket that nobody holds; its holder gets it again, everyone else learns who was first. */
    Ticket claim(Caller.Staff staff, UUID id) {
        Ticket seen = steps.accessibleTo(staff, id);
        if (isHeld(seen, staff)) {
            return seen;
        }
        if (seen.assignee() != null || seen.state() == TicketState.CLOSED) {
            throw lost(seen); // no lock for a look
        }
        handOver.lock(seen.consultation()); // before the ticket's row, as everyone does
        Optional<Ticket> won = tickets.claim(id, Actor.of(staff));
        if (won.isPresent()) {
            Ticket mine = steps.taken(won.get());
            announcements.claimed(mine, staff.displayName());
            return mine;
        }
        Ticket now = steps.accessibleTo(staff, id);
        if (isHeld(now, staff)) {
            return now;
        }
        throw lost(now);
    }

    private static boolean isHeld(Ticket ticket, Caller.Staff staff) {
        return ticket.isHeldBy(staff.accountId()) && ticket.state() != TicketState.CLOSED;
    }

    private static ProblemException lost(Ticket ticket) {
        String name = ticket.assigneeName();
        if (ticket.state() == TicketState.CLOSED || name == null) {
            return new ProblemException(Problem.CONFLICT, "工单已经办结");
        }
        return new ProblemException(
                Problem.TICKET_ALREADY_CLAIMED,
                name + "先领取了这件工单",
                List.of(new ProblemException.FieldProblem("assignee", name)));
    }

    Ticket release(Caller.Staff staff, UUID id) {
        Ticket before = steps.directed(staff, id);
        return released(before, Change.of(TicketStep.RELEASED, Actor.of(staff)));
    }

    private Ticket released(Ticket before, Change change) {
        Ticket after = steps.take(before, change.held(null, null));
        announcements.released(after);
        return after;
    }

    /** @param to who shall hold it from now on; null where it goes to a queue */
    Ticket transfer(Caller.Staff staff, UUID id, @Nullable UUID to, @Nullable String queue, @Nullable String note) {
        Ticket before = steps.directed(staff, id);
        if (to == null) {
            String known = queues.known(before.site(), queue);
            Change change = Change.of(TicketStep.REQUEUED, Actor.of(staff), note);
            return released(before, change.set(Change.Field.QUEUE, known).told("queue", known));
        }
        Directory.Person person = directory
                .person(to)
                .filter(found -> found.serves(before.site()))
                .orElseThrow(() -> new ProblemException("toAccountId", "没有这位专家，或其账号已停用"));
        Ticket after = assign(before, person, Actor.of(staff), note);
        announcements.transferred(after, person.displayName());
        return after;
    }

    Ticket assign(Ticket before, Directory.Person person, Actor actor, @Nullable String note) {
        return steps.take(
                before,
                Change.of(TicketStep.ASSIGNED, actor, note)
                        .held(person.accountId(), person.displayName())
                        .told("to", person.displayName()));
    }

    /** Sends a wrongly dispatched ticket back to be dispatched anew; once. */
    Ticket misrouted(Caller.Staff staff, UUID id, String reason) {
        Ticket before = steps.held(staff, id);
        if (before.misrouted()) {
            throw new ProblemException(Problem.CONFLICT, "这件工单已经退回过一次，请直接办理或转派");
        }
        Change change = Change.of(TicketStep.MISROUTED, Actor.of(staff), reason)
                .set(Change.Field.MISROUTED, true)
                .set(Change.Field.QUEUE, Ticket.GENERAL);
        return released(before, change);
    }

    /** Gives back whatever an account holds that may no longer hold it. */
    void releaseAllOf(UUID account) {
        Optional<Directory.Person> person = directory.person(account);
        for (Ticket held : tickets.heldBy(account)) {
            if (person.filter(found -> found.serves(held.site())).isPresent()) {
                continue;
            }
            Ticket before = steps.locked(held.id());
            if (before.isHeldBy(account)
                    && TicketStep.RELEASED.from(before.state()).isPresent()) {
                released(before, Change.of(TicketStep.RELEASED, Actor.SYSTEM, "承办人账号已停用或不再是专家"));
            }
        }
    }
}
