package cn.quanzhi.escalation;

import cn.quanzhi.consultation.CaseFiles;
import cn.quanzhi.consultation.HandOver;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells waiting enterprises when their place in the queue has changed by so much that it matters: each step of the last
 * five, before that each fifth of the way. Every claim moves everyone, so not every move is news.
 */
@Component
class QueueNews {

    private static final Logger LOG = LoggerFactory.getLogger(QueueNews.class);
    private static final int NEAR = 5;

    private final Tickets tickets;
    private final TicketSteps steps;
    private final QueuePositions positions;
    private final CaseFiles files;
    private final HandOver handOver;
    private final DeskLog log;
    private final Transactions transactions;
    private long told = -1;

    QueueNews(
            Tickets tickets,
            TicketSteps steps,
            QueuePositions positions,
            CaseFiles files,
            HandOver handOver,
            DeskLog log,
            Transactions transactions) {
        this.tickets = tickets;
        this.steps = steps;
        this.positions = positions;
        this.files = files;
        this.handOver = handOver;
        this.log = log;
        this.transactions = transactions;
    }

    /** Looks only where the desk has changed since; nothing happens twice where several nodes look at once. */
    @Scheduled(fixedDelayString = "${quanzhi.escalation.queue-news:3s}")
    void tell() {
        try {
            long now = log.last();
            if (now != told) {
                transactions.in(Scope.SYSTEM, this::moved).forEach(this::tell);
                told = now;
            }
        } catch (RuntimeException e) {
            LOG.warn("the queue's news could not be told: {}", e.toString());
        }
    }

    private List<UUID> moved() {
        List<QueuePositions.Place> places = positions.all();
        Map<UUID, Integer> shown = files.positions(
                places.stream().map(QueuePositions.Place::consultation).toList());
        return places.stream()
                .filter(place -> isNews(shown.get(place.consultation()), place.place()))
                .map(QueuePositions.Place::ticket)
                .toList();
    }

    static boolean isNews(@Nullable Integer shown, int now) {
        if (shown == null) {
            return true;
        }
        int moved = Math.abs(shown - now);
        return moved > 0 && (now <= NEAR || moved * NEAR >= shown);
    }

    private void tell(UUID id) {
        Ticket seen = tickets.find(id).orElseThrow();
        transactions.run(Scope.site(seen.site()), () -> {
            Ticket ticket = steps.locked(id);
            if (ticket.shown() == TicketState.Shown.OPEN) {
                handOver.show(ticket.consultation(), steps.shown(ticket));
            }
        });
    }
}
