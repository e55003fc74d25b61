package cn.quanzhi.escalation;

import cn.quanzhi.identity.Directory;
import cn.quanzhi.identity.Role;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives the tickets of queues that chose it to who is online, knows the trade and has room; of several, to who holds least.
 * Where there is nobody, or the queue has as many in hand as it may, the ticket waits and may be claimed, as in any queue.
 */
@Component
class AutomaticAssignment {

    private static final Logger LOG = LoggerFactory.getLogger(AutomaticAssignment.class);

    private final Queues queues;
    private final Tickets tickets;
    private final TicketSteps steps;
    private final Assignments assignments;
    private final Announcements announcements;
    private final Directory directory;
    private final Presence presence;
    private final Transactions transactions;
    private final EscalationSettings settings;

    AutomaticAssignment(
            Queues queues,
            Tickets tickets,
            TicketSteps steps,
            Assignments assignments,
            Announcements announcements,
            Directory directory,
            Presence presence,
            Transactions transactions,
            EscalationSettings settings) {
        this.queues = queues;
        this.tickets = tickets;
        this.steps = steps;
        this.assignments = assignments;
        this.announcements = announcements;
        this.directory = directory;
        this.presence = presence;
        this.transactions = transactions;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${quanzhi.escalation.assign:2s}")
    void assign() {
        try {
            for (Queues.Automatic queue : queues.automatic()) {
                transactions
                        .in(Scope.site(queue.site()), () -> tickets.waiting(queue.site(), queue.queue()))
                        .forEach(ticket -> assign(ticket, queue));
            }
        } catch (RuntimeException e) {
            LOG.warn("tickets could not be assigned: {}", e.toString());
        }
    }

    private void assign(UUID id, Queues.Automatic queue) {
        transactions.run(Scope.site(queue.site()), () -> {
            if (!queues.hasRoom(queue.site(), queue.queue())) {
                return;
            }
            Ticket ticket = steps.locked(id);
            if (ticket.shown() == TicketState.Shown.OPEN && ticket.queue().equals(queue.queue())) {
                next(queue).ifPresent(person -> {
                    Ticket after = assignments.assign(ticket, person, Actor.SYSTEM, null);
                    announcements.claimed(after, person.displayName());
                });
            }
        });
    }

    private Optional<Directory.Person> next(Queues.Automatic queue) {
        List<Directory.Person> fit = directory.serving(queue.site()).stream()
                .filter(person -> person.roles().contains(Role.EXPERT))
                .filter(person -> presence.of(person.accountId()) == Presence.State.ONLINE)
                .filter(person -> queue.serviceKinds().isEmpty()
                        || person.skills().stream().anyMatch(queue.serviceKinds()::contains))
                .toList();
        return fit.stream()
                .filter(person -> holding(person) < settings.capacity())
                .min(Comparator.comparingInt(this::holding).thenComparing(Directory.Person::accountId));
    }

    private int holding(Directory.Person person) {
        return tickets.heldBy(person.accountId()).size();
    }
}
