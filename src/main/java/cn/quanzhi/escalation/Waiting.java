package cn.quanzhi.escalation;

import cn.quanzhi.consultation.CaseFiles;
import cn.quanzhi.consultation.EnterpriseSpoke;
import cn.quanzhi.consultation.HandOver;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Directory;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asking the enterprise for something, and what its next message does to the ticket. */
@Component
class Waiting {

    private final Tickets tickets;
    private final TicketSteps steps;
    private final Replies replies;
    private final Announcements announcements;
    private final CaseFiles files;
    private final Directory directory;
    private final DeskLog log;
    private final ApplicationEventPublisher publisher;

    Waiting(
            Tickets tickets,
            TicketSteps steps,
            Replies replies,
            Announcements announcements,
            CaseFiles files,
            Directory directory,
            DeskLog log,
            ApplicationEventPublisher publisher) {
        this.tickets = tickets;
        this.steps = steps;
        this.replies = replies;
        this.announcements = announcements;
        this.files = files;
        this.directory = directory;
        this.log = log;
        this.publisher = publisher;
    }

    /** 待补充: asks the enterprise, in the expert's words where there are some; the clock stands until it answers. */
    Ticket await(Caller.Staff staff, UUID id, @Nullable String question) {
        Ticket before = steps.held(staff, id);
        Ticket after = steps.take(before, Change.of(TicketStep.AWAITED, Actor.of(staff), question));
        if (question != null) {
            replies.tell(after, new HandOver.Said(question, staff.displayName()));
        }
        announcements.awaited(after);
        return after;
    }

    @EventListener
    void heard(EnterpriseSpoke spoke) {
        Optional<Ticket> known = tickets.byNumber(spoke.number());
        if (known.isEmpty()) {
            return; // a wish from before there was a desk, which is taken up shortly
        }
        Ticket ticket = known.get();
        UUID message = spoke.messageId();
        if (message != null) {
            files.message(spoke.consultationId(), message).ifPresent(said -> log.said(ticket.id(), said));
        }
        switch (ticket.shown()) {
            case WAITING_ON_ENTERPRISE -> steps.take(ticket, Change.of(TicketStep.RESUMED, Actor.ENTERPRISE));
            case RESOLVED -> reopen(ticket);
            case OPEN, ASSIGNED, CLOSED -> log.changed(ticket.id());
        }
    }

    private void reopen(Ticket ticket) {
        UUID holder = ticket.assignee();
        boolean there = holder != null
                && directory
                        .person(holder)
                        .filter(person -> person.serves(ticket.site()))
                        .isPresent();
        Change change = there
                ? Change.of(TicketStep.REOPENED, Actor.ENTERPRISE)
                : Change.of(TicketStep.REOPENED_UNHELD, Actor.ENTERPRISE).held(null, null);
        Ticket after = steps.take(ticket, change.set(Change.Field.REPLIED, false));
        publisher.publishEvent(new TicketReopened(after.site(), after.id()));
        announcements.reopened(after);
    }
}
