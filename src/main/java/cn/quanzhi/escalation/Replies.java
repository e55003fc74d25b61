package cn.quanzhi.escalation;

import cn.quanzhi.consultation.CaseFiles;
import cn.quanzhi.consultation.ConsultationView.Author;
import cn.quanzhi.consultation.ConsultationView.MessageView;
import cn.quanzhi.consultation.HandOver;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an expert writes: to the enterprise, to put it right, and for the desk alone. */
@Component
class Replies {

    private final TicketHistory history;
    private final TicketSteps steps;
    private final HandOver handOver;
    private final CaseFiles files;
    private final DeskLog log;

    Replies(TicketHistory history, TicketSteps steps, HandOver handOver, CaseFiles files, DeskLog log) {
        this.history = history;
        this.steps = steps;
        this.handOver = handOver;
        this.files = files;
        this.log = log;
    }

    /** A remark of the desk that the enterprise never sees. */
    record Note(int noteId, String text, DeskTicket.Holder author, java.time.Instant createdAt) {}

    MessageView send(Caller.Staff staff, UUID id, HandOver.Said said) {
        Ticket ticket = steps.held(staff, id);
        if (TicketStep.ANSWERED.from(ticket.state()).isEmpty()) {
            throw new ProblemException(Problem.CONFLICT, "工单已经答复，企业回复后会重新打开");
        }
        return send(ticket, Actor.of(staff), said);
    }

    /** Says it to the enterprise and notes that it has been replied to. */
    MessageView send(Ticket ticket, Actor actor, HandOver.Said said) {
        MessageView message = tell(ticket, said);
        boolean begins = TicketStep.STARTED.from(ticket.state()).isPresent();
        if (begins || !ticket.replied()) {
            TicketStep step = begins ? TicketStep.STARTED : TicketStep.ANSWERED;
            steps.take(ticket, Change.of(step, actor).set(Change.Field.REPLIED, true));
        }
        return message;
    }

    /** Says it to the enterprise, and no more. */
    MessageView tell(Ticket ticket, HandOver.Said said) {
        MessageView message = handOver.say(ticket.consultation(), said);
        log.said(ticket.id(), message);
        log.changed(ticket.id());
        return message;
    }

    /** Sends what should have been said; both messages stay. */
    MessageView correct(Caller.Staff staff, UUID id, UUID message, String text, @Nullable String reason) {
        Ticket ticket = steps.held(staff, id);
        MessageView wrong = own(ticket, message);
        MessageView right =
                tell(ticket, new HandOver.Said(text, staff.displayName(), java.util.List.of(), wrong.messageId()));
        remark(ticket, Change.of(TicketStep.CORRECTED, Actor.of(staff), reason), wrong.messageId());
        return right;
    }

    /** Takes a message back; the desk still sees its words. */
    MessageView withdraw(Caller.Staff staff, UUID id, UUID message, @Nullable String reason) {
        Ticket ticket = steps.held(staff, id);
        MessageView wrong = own(ticket, message);
        handOver.withdraw(ticket.consultation(), wrong.messageId());
        remark(ticket, Change.of(TicketStep.WITHDRAWN, Actor.of(staff), reason), wrong.messageId());
        return files.message(ticket.consultation(), message).orElseThrow();
    }

    private void remark(Ticket ticket, Change change, UUID message) {
        steps.take(ticket, change.told("messageId", message));
    }

    private MessageView own(Ticket ticket, UUID message) {
        MessageView found = files.message(ticket.consultation(), message)
                .filter(known -> known.author() == Author.EXPERT)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        if (found.withdrawn() || found.correctedBy() != null) {
            throw new ProblemException(Problem.CONFLICT, "这条消息已经更正或撤回");
        }
        return found;
    }

    Note note(Caller.Staff staff, UUID id, String text) {
        Ticket after = steps.take(steps.directed(staff, id), Change.of(TicketStep.NOTED, Actor.of(staff), text));
        TicketEvent noted = history.of(after.id()).getLast();
        return new Note(noted.seq(), text, new DeskTicket.Holder(staff.accountId(), staff.displayName()), noted.at());
    }
}
