package cn.quanzhi.escalation;

import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.sla.ClockBreached;
import cn.quanzhi.sla.ClockKind;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What a broken promise does to its ticket: it stands on the timeline, and the ticket's turn comes sooner. */
@Component
class Breaches {

    private final Tickets tickets;
    private final TicketHistory history;
    private final TicketSteps steps;
    private final Transactions transactions;

    Breaches(Tickets tickets, TicketHistory history, TicketSteps steps, Transactions transactions) {
        this.tickets = tickets;
        this.history = history;
        this.steps = steps;
        this.transactions = transactions;
    }

    @ApplicationModuleListener
    void on(ClockBreached breached) {
        if (breached.subject().kind().equals(TicketClocks.TICKET) && breached.kind() != ClockKind.FOLLOW_UP_CALL) {
            transactions.run(Scope.site(breached.site()), () -> note(breached));
        }
    }

    private void note(ClockBreached breached) {
        if (tickets.find(breached.subject().id()).isEmpty()) {
            return;
        }
        Ticket ticket = steps.locked(breached.subject().id());
        String clock = breached.clockId().toString();
        if (ticket.state() == TicketState.CLOSED
                || history.hasTold(ticket.id(), TicketStep.OVERDUE, "clockId", clock)) {
            return;
        }
        Change change = Change.of(TicketStep.OVERDUE, Actor.SYSTEM, words(breached.kind()))
                .told("clockId", clock)
                .priority(Urgency.raised(ticket.priority()));
        steps.take(ticket, change);
    }

    private static String words(ClockKind kind) {
        return switch (kind) {
            case FIRST_RESPONSE -> "首次响应超时";
            case RESOLUTION -> "办理超期";
            case FOLLOW_UP -> "回访超期";
            case FOLLOW_UP_CALL -> "电话回访到期";
        };
    }
}
