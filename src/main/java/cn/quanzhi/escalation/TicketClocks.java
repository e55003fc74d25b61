package cn.quanzhi.escalation;

import cn.quanzhi.sla.ClockKind;
import cn.quanzhi.sla.Clocks;
import cn.quanzhi.sla.Policies;
import cn.quanzhi.sla.SlaClock;
import cn.quanzhi.sla.Subject;
import cn.quanzhi.sla.Term;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each step does to a ticket's clocks. They begin when the ticket is dispatched, and stand while the enterprise is asked. */
@Component
class TicketClocks {

    static final String TICKET = "ticket";

    private final Clocks clocks;
    private final Policies policies;

    TicketClocks(Clocks clocks, Policies policies) {
        this.clocks = clocks;
        this.policies = policies;
    }

    /** Follows a step that has been taken: the ticket's row is locked, as the clocks want it. */
    void follow(TicketStep step, Ticket ticket) {
        switch (step) {
            case DISPATCHED_TO_QUEUE -> begin(ticket, ClockKind.FIRST_RESPONSE, ClockKind.RESOLUTION);
            case STARTED, ANSWERED -> stop(ticket, ClockKind.FIRST_RESPONSE);
            case AWAITED -> {
                stop(ticket, ClockKind.FIRST_RESPONSE);
                clocks.pause(ticket.site(), subject(ticket), ClockKind.RESOLUTION);
            }
            case RESUMED, RELEASED -> clocks.resume(ticket.site(), subject(ticket), ClockKind.RESOLUTION);
            case REQUEUED, MISROUTED -> {
                clocks.resume(ticket.site(), subject(ticket), ClockKind.RESOLUTION);
                retarget(ticket);
            }
            case RAISED -> retarget(ticket);
            case RESOLVED -> {
                stop(ticket, ClockKind.FIRST_RESPONSE, ClockKind.RESOLUTION);
                begin(ticket, ClockKind.FOLLOW_UP);
            }
            case VISIT_ASKED -> {
                stop(ticket, ClockKind.FOLLOW_UP);
                begin(ticket, ClockKind.FOLLOW_UP_CALL);
            }
            case VISIT_SATISFIED, VISIT_UNANSWERED -> stop(ticket, ClockKind.FOLLOW_UP_CALL);
            case VISIT_DISSATISFIED, SUPERVISION_ORDERED, REVIEW_REFUSED, REOPENED ->
                again(ticket, ClockKind.RESOLUTION);
            case REOPENED_UNHELD -> again(ticket, ClockKind.FIRST_RESPONSE, ClockKind.RESOLUTION);
            case REVIEW_PASSED, MERGED, REFERRED, REJECTED -> clocks.stopAll(ticket.site(), subject(ticket));
            default -> {}
        }
    }

    private void again(Ticket ticket, ClockKind... kinds) {
        stop(ticket, ClockKind.FOLLOW_UP, ClockKind.FOLLOW_UP_CALL);
        begin(ticket, kinds);
    }

    private void begin(Ticket ticket, ClockKind... kinds) {
        for (ClockKind kind : kinds) {
            policies.target(ticket.site(), ticket.queue(), ticket.priority(), kind)
                    .ifPresent(target -> clocks.restart(ticket.site(), subject(ticket), kind, target));
        }
    }

    /** Another queue or priority has other terms, from the same beginning. */
    private void retarget(Ticket ticket) {
        for (ClockKind kind : List.of(ClockKind.FIRST_RESPONSE, ClockKind.RESOLUTION)) {
            policies.target(ticket.site(), ticket.queue(), ticket.priority(), kind)
                    .ifPresent(target -> clocks.retarget(ticket.site(), subject(ticket), kind, target));
        }
    }

    private void stop(Ticket ticket, ClockKind... kinds) {
        for (ClockKind kind : kinds) {
            clocks.stop(ticket.site(), subject(ticket), kind);
        }
    }

    void extend(Ticket ticket, int workingDays) {
        clocks.extend(ticket.site(), subject(ticket), ClockKind.RESOLUTION, Term.workingDays(workingDays));
    }

    /** When somebody will act for the enterprise next, where that is promised. */
    @Nullable
    Instant promised(Ticket ticket) {
        List<SlaClock> all = of(List.of(ticket)).getOrDefault(ticket.id(), List.of());
        return switch (ticket.shown()) {
            case OPEN, ASSIGNED ->
                due(all, ClockKind.FIRST_RESPONSE)
                        .or(() -> due(all, ClockKind.RESOLUTION))
                        .orElse(null);
            case WAITING_ON_ENTERPRISE, RESOLVED, CLOSED -> null;
        };
    }

    static Optional<Instant> due(List<SlaClock> clocks, ClockKind kind) {
        return clocks.stream()
                .filter(clock -> clock.kind() == kind && clock.isOpen())
                .map(SlaClock::dueAt)
                .findFirst();
    }

    /** The clocks of tickets of whatever sites. */
    Map<UUID, List<SlaClock>> of(Collection<Ticket> tickets) {
        Map<UUID, List<SlaClock>> all = new HashMap<>();
        tickets.stream()
                .collect(Collectors.groupingBy(Ticket::site))
                .forEach((site, group) -> all.putAll(
                        clocks.of(site, TICKET, group.stream().map(Ticket::id).toList())));
        return all;
    }

    List<UUID> overdue(Collection<String> sites) {
        return sites.stream()
                .flatMap(site -> clocks.overdue(site, TICKET).stream())
                .toList();
    }

    private static Subject subject(Ticket ticket) {
        return new Subject(TICKET, ticket.id());
    }
}
