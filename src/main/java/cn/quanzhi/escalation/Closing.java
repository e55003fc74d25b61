package cn.quanzhi.escalation;

import cn.quanzhi.consultation.HandOver;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** How a ticket ends: answered, or without being worked on, each with words to the enterprise. */
@Component
class Closing {

    private final TicketSteps steps;
    private final Replies replies;
    private final HandOver handOver;
    private final Announcements announcements;
    private final ApplicationEventPublisher publisher;

    Closing(
            TicketSteps steps,
            Replies replies,
            HandOver handOver,
            Announcements announcements,
            ApplicationEventPublisher publisher) {
        this.steps = steps;
        this.replies = replies;
        this.handOver = handOver;
        this.announcements = announcements;
        this.publisher = publisher;
    }

    /** Why a case isn't taken up. */
    enum Refusal {
        OUT_OF_SCOPE("不属于本平台的服务范围。", "This is outside what the service covers."),
        OTHER_PROCEDURE(
                "正在复议、仲裁或诉讼，请按原途径办理。",
                "A review, arbitration or lawsuit is under way; please pursue the matter there."),
        NOT_ENOUGH_FACTS("没有可以办理的具体内容。", "There is nothing specific that could be acted upon."),
        ABUSIVE("含有辱骂、骚扰内容。", "The message contains insults or harassment."),
        REPEATED("同一事项已经答复，没有新的事实和理由。", "The same matter has been answered, and there are no new facts or reasons.");

        private final String chinese;
        private final String english;

        Refusal(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }
    }

    /** 已答复. Where nothing has been said to the enterprise yet, the summary is: no ticket ends without a reply. */
    Ticket resolve(Caller.Staff staff, UUID id, String summary) {
        Ticket before = steps.held(staff, id);
        if (TicketStep.RESOLVED.from(before.state()).isEmpty()) {
            throw new ProblemException(Problem.CONFLICT, "工单已经答复");
        }
        if (!before.replied()) {
            replies.tell(before, new HandOver.Said(summary, staff.displayName()));
        }
        Ticket after = steps.take(
                before,
                Change.of(TicketStep.RESOLVED, Actor.of(staff), summary)
                        .set(Change.Field.SUMMARY, summary)
                        .set(Change.Field.REPLIED, true));
        announcements.resolved(after);
        publisher.publishEvent(new TicketResolved(after.site(), id, after.consultation()));
        return steps.accessibleTo(staff, id);
    }

    /** 不予受理, or 不再办理 where the same has been answered before. */
    Ticket reject(Caller.Staff staff, UUID id, Refusal code, @Nullable String text) {
        Outcome outcome = code == Refusal.REPEATED ? Outcome.REPEATED : Outcome.NOT_ACCEPTED;
        Ticket before = steps.directed(staff, id);
        String words = said(before, text, code.chinese, code.english);
        Change change = Change.of(TicketStep.REJECTED, Actor.of(staff), words).told("code", code.name());
        return end(before, staff, change, outcome, words);
    }

    /** 转外部: another service's case; the words say where to turn. */
    Ticket refer(Caller.Staff staff, UUID id, String to, @Nullable String text) {
        Ticket before = steps.directed(staff, id);
        String words = said(before, text, "您的事项请联系 " + to + " 办理。", "Please contact " + to + " about this matter.");
        Change change = Change.of(TicketStep.REFERRED, Actor.of(staff), words).told("to", to);
        return end(before, staff, change, Outcome.REFERRED, words);
    }

    /** 合并: the case goes on under another ticket's number. */
    Ticket merge(Caller.Staff staff, UUID id, UUID into, @Nullable String text) {
        Ticket one = steps.accessibleTo(staff, id);
        Ticket other = steps.accessibleTo(staff, into);
        if (one.id().equals(other.id()) || !one.site().equals(other.site())) {
            throw new ProblemException("intoTicketId", "请选择同一站点的另一件工单");
        }
        // Two consultations are locked in one order, whichever way round they are merged.
        List.of(one.consultation(), other.consultation()).stream()
                .distinct()
                .sorted(Comparator.comparing(UUID::toString))
                .forEach(handOver::lock);
        Ticket target = steps.accessibleTo(staff, into);
        if (target.state() == TicketState.CLOSED) {
            throw new ProblemException(Problem.CONFLICT, "要并入的工单已经办结");
        }
        String words = said(
                one,
                text,
                "您的事项与工单 " + target.number() + " 合并办理。",
                "This matter is dealt with together with ticket " + target.number() + ".");
        Change change = Change.of(TicketStep.MERGED, Actor.of(staff), words)
                .told("into", target.number())
                .set(Change.Field.MERGED_INTO, into);
        Ticket merged = end(steps.directed(staff, id), staff, change, Outcome.MERGED, words);
        steps.take(target, Change.of(TicketStep.NOTED, Actor.of(staff), "工单 " + merged.number() + " 并入本工单。"));
        return merged;
    }

    /** What a person wrote, else the service's words in the enterprise's language. */
    private String said(Ticket ticket, @Nullable String text, String chinese, String english) {
        return text != null ? text : announcements.readsChinese(ticket) ? chinese : english;
    }

    private Ticket end(Ticket before, Caller.Staff staff, Change change, Outcome outcome, String words) {
        if (change.step().from(before.state()).isEmpty()) {
            throw new ProblemException(Problem.CONFLICT, "工单已经答复或办结");
        }
        replies.tell(before, new HandOver.Said(words, staff.displayName()));
        Ticket after = steps.take(
                before,
                change.set(Change.Field.OUTCOME, outcome.name())
                        .set(Change.Field.SUMMARY, words)
                        .set(Change.Field.REPLIED, true));
        announcements.closed(after);
        return after;
    }
}
