package cn.quanzhi.escalation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.HandOverReason;
import cn.quanzhi.consultation.CaseFiles;
import cn.quanzhi.consultation.HandOver;
import cn.quanzhi.consultation.PersonWished;
import cn.quanzhi.consultation.UrgencyRose;
import cn.quanzhi.kernel.Ids;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.sla.Priority;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Opens a ticket in the transaction of its wish: received and put before a queue at once. Wishes without a ticket, from
 * before there was a desk or from a node that doesn't know one, are taken up under their numbers.
 */
@Component
class TicketOpening {

    private static final Logger LOG = LoggerFactory.getLogger(TicketOpening.class);

    private final Tickets tickets;
    private final TicketSteps steps;
    private final HandOver handOver;
    private final CaseFiles files;
    private final DeskLog log;
    private final Queues queues;
    private final TicketClocks clocks;
    private final Transactions transactions;

    TicketOpening(
            Tickets tickets,
            TicketSteps steps,
            HandOver handOver,
            CaseFiles files,
            DeskLog log,
            Queues queues,
            TicketClocks clocks,
            Transactions transactions) {
        this.tickets = tickets;
        this.steps = steps;
        this.handOver = handOver;
        this.files = files;
        this.log = log;
        this.queues = queues;
        this.clocks = clocks;
        this.transactions = transactions;
    }

    @EventListener
    void open(PersonWished wish) {
        String reason = wish.words() == null ? wish.cause().words() : wish.words();
        open(new Tickets.Opening(
                        wish.site(),
                        wish.number(),
                        wish.consultationId(),
                        cause(wish),
                        reason,
                        kind(wish.consultationId()),
                        wish.at()))
                .ifPresent(ticket -> handOver.promise(ticket.consultation(), steps.shown(ticket)));
    }

    /** A case that waits has become an emergency. */
    @EventListener
    void raise(UrgencyRose rose) {
        tickets.byNumber(rose.number())
                .filter(ticket -> ticket.priority() != Priority.URGENT)
                .ifPresent(ticket -> steps.take(
                        ticket,
                        Change.of(TicketStep.RAISED, Actor.ENTERPRISE, HandOverReason.EMERGENCY.words())
                                .priority(Priority.URGENT)));
    }

    /** Who asks for a person where the AI found nothing was sent by that. */
    private HandOverReason cause(PersonWished wish) {
        boolean abstained = wish.cause() == HandOverReason.WISH
                && files.lastAnswer(wish.consultationId())
                        .filter(answer -> answer.status() == Answer.Status.ABSTAINED)
                        .isPresent();
        return abstained ? HandOverReason.ABSTAINED : wish.cause();
    }

    private @Nullable String kind(UUID consultation) {
        return ServiceKinds.of(files.turns(consultation)).orElse(null);
    }

    private Optional<Ticket> open(Tickets.Opening opening) {
        UUID id = Ids.next();
        if (!tickets.open(id, opening, Actor.ENTERPRISE)) {
            return Optional.empty();
        }
        Queues.Queue queue = queues.fitting(opening.site(), opening.serviceKind());
        Change dispatched = Change.of(TicketStep.DISPATCHED_TO_QUEUE, Actor.SYSTEM, queue.name())
                .set(Change.Field.QUEUE, queue.queue());
        Ticket ticket = tickets.apply(tickets.find(id).orElseThrow(), dispatched);
        clocks.follow(TicketStep.DISPATCHED_TO_QUEUE, ticket);
        log.created(id);
        return Optional.of(ticket);
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT5M")
    void adopt() {
        UUID after = null;
        List<CaseFiles.Wish> page;
        do {
            UUID last = after;
            page = transactions.in(Scope.SYSTEM, () -> files.wishes(last));
            missing(page).forEach(this::adopt);
            after = page.isEmpty() ? null : page.getLast().consultationId();
        } while (!page.isEmpty());
    }

    private List<CaseFiles.Wish> missing(List<CaseFiles.Wish> wishes) {
        Set<String> known =
                tickets.known(wishes.stream().map(CaseFiles.Wish::number).toList());
        return wishes.stream().filter(wish -> !known.contains(wish.number())).toList();
    }

    private void adopt(CaseFiles.Wish wish) {
        try {
            transactions.run(Scope.site(wish.site()), () -> adoptHere(wish));
        } catch (RuntimeException e) {
            LOG.warn("the wish {} could not be taken up: {}", wish.number(), e.toString());
        }
    }

    private void adoptHere(CaseFiles.Wish wish) {
        if (tickets.byNumber(wish.number()).isPresent()) {
            return;
        }
        handOver.lock(wish.consultationId());
        HandOverReason cause = HandOverReason.of(wish.words());
        String reason = wish.words() == null ? cause.words() : wish.words();
        open(new Tickets.Opening(
                        wish.site(),
                        wish.number(),
                        wish.consultationId(),
                        cause,
                        reason,
                        kind(wish.consultationId()),
                        wish.at()))
                .ifPresent(steps::taken);
    }
}
