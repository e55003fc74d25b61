package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Directory;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the return visit does to a ticket. Each runs in the caller's transaction. A ticket whose visit went well is
 * reviewed before it closes: by the service itself, or by a supervisor where it was under supervision or nobody could be
 * reached.
 */
@Component
public class Visits {

    /** The word under which clocks know tickets. */
    public static final String SUBJECT = TicketClocks.TICKET;

    private final Tickets tickets;
    private final TicketSteps steps;
    private final Announcements announcements;
    private final Directory directory;

    Visits(Tickets tickets, TicketSteps steps, Announcements announcements, Directory directory) {
        this.tickets = tickets;
        this.steps = steps;
        this.announcements = announcements;
        this.directory = directory;
    }

    /** Who answers for the enterprise: itself in the widget, or a member of staff who has called it. */
    public record Visitor(Caller.@Nullable Staff caller) {
        Actor actor() {
            return caller == null ? Actor.ENTERPRISE : Actor.of(caller);
        }
    }

    /** The enterprise has been asked. */
    public void asked(UUID ticket) {
        steps.take(steps.locked(ticket), Change.of(TicketStep.VISIT_ASKED, Actor.SYSTEM));
    }

    /** The ticket of the consultation that waits for its visit; locks the consultation. */
    public Optional<UUID> visiting(UUID consultation) {
        return tickets.visiting(consultation)
                .map(ticket -> steps.locked(ticket.id()))
                .filter(ticket -> ticket.state() == TicketState.VISITING)
                .map(Ticket::id);
    }

    /** Whether the ticket waits for its visit; locks its consultation. */
    public boolean isVisiting(UUID ticket) {
        return steps.locked(ticket).state() == TicketState.VISITING;
    }

    /** The gate for staff: the ticket that waits for its visit, where the caller may see it. */
    public UUID visiting(Caller.Staff staff, UUID id) {
        Ticket ticket = steps.locked(staff, id);
        if (ticket.state() != TicketState.VISITING) {
            throw new ProblemException(Problem.NO_RESOLVED_TICKET);
        }
        return ticket.id();
    }

    public void satisfied(UUID ticket, Visitor by, String words) {
        Ticket after = steps.take(steps.locked(ticket), Change.of(TicketStep.VISIT_SATISFIED, by.actor(), words));
        if (after.supervision() == 0) {
            close(after, Actor.SYSTEM, "回访满意，已有答复，自动审核通过");
        }
    }

    /** 退回再办; the second time under supervision. */
    public void dissatisfied(UUID ticket, Visitor by, String words) {
        Ticket before = steps.locked(ticket);
        TicketStep step = before.returns() == 0 ? TicketStep.VISIT_DISSATISFIED : TicketStep.SUPERVISION_ORDERED;
        Change change = Change.of(step, by.actor(), words)
                .set(Change.Field.RETURNS, before.returns() + 1)
                .set(Change.Field.REPLIED, false)
                .priority(Urgency.raised(before.priority()));
        if (step == TicketStep.SUPERVISION_ORDERED) {
            change = change.set(Change.Field.SUPERVISION, before.supervision() + 1);
        }
        announcements.reopened(steps.take(before, withoutWhoLeft(before, change)));
    }

    private Change withoutWhoLeft(Ticket ticket, Change change) {
        UUID holder = ticket.assignee();
        boolean there = holder != null
                && directory
                        .person(holder)
                        .filter(person -> person.serves(ticket.site()))
                        .isPresent();
        return there ? change : change.held(null, null);
    }

    /** Nobody answered in time: a person has to call before anything else happens. */
    public void callDue(UUID ticket) {
        steps.take(steps.locked(ticket), Change.of(TicketStep.CALL_DUE, Actor.SYSTEM));
    }

    /** A person called and reached nobody: whether that is enough is a supervisor's to say. */
    public void unanswered(UUID ticket, Caller.Staff caller, String words) {
        steps.take(steps.locked(ticket), Change.of(TicketStep.VISIT_UNANSWERED, Actor.of(caller), words));
    }

    /** 审核: closes the ticket, or sends it back to be worked on. */
    Ticket review(Caller.Staff staff, UUID id, boolean passed, @Nullable String note) {
        Ticket before = steps.locked(staff, id);
        if (before.state() != TicketState.IN_REVIEW) {
            throw new ProblemException(Problem.CONFLICT, "工单不在待审核状态");
        }
        if (passed) {
            return close(before, Actor.of(staff), note);
        }
        Change change = Change.of(TicketStep.REVIEW_REFUSED, Actor.of(staff), note)
                .set(Change.Field.REPLIED, false)
                .set(Change.Field.RETURNS, before.returns() + 1);
        Ticket after = steps.take(before, withoutWhoLeft(before, change));
        announcements.reopened(after);
        return after;
    }

    private Ticket close(Ticket before, Actor actor, @Nullable String words) {
        Ticket after = steps.take(
                before,
                Change.of(TicketStep.REVIEW_PASSED, actor, words).set(Change.Field.OUTCOME, Outcome.ANSWERED.name()));
        announcements.closed(after);
        return after;
    }
}
