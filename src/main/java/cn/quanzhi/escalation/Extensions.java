package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 延期: who works on a ticket asks for more time, a supervisor grants it. */
@Component
class Extensions {

    private final TicketSteps steps;
    private final TicketClocks clocks;
    private final Announcements announcements;

    Extensions(TicketSteps steps, TicketClocks clocks, Announcements announcements) {
        this.steps = steps;
        this.clocks = clocks;
        this.announcements = announcements;
    }

    Ticket ask(Caller.Staff staff, UUID id, int days, String reason) {
        Ticket before = steps.held(staff, id);
        if (isPending(before)) {
            throw new ProblemException(Problem.CONFLICT, "已有一个延期申请等待审批");
        }
        Change change = Change.of(TicketStep.EXTENSION_ASKED, Actor.of(staff), reason)
                .told("days", days)
                .set(Change.Field.EXTENSION, Ticket.Extension.ASKED)
                .set(Change.Field.EXTENSION_DAYS, days)
                .set(Change.Field.EXTENSION_REASON, reason);
        return steps.take(before, change);
    }

    Ticket decide(Caller.Staff staff, UUID id, boolean granted, @Nullable String note) {
        Ticket before = steps.locked(staff, id);
        Ticket.Extension extension = before.extension();
        if (extension == null || !isPending(before)) {
            throw new ProblemException(Problem.CONFLICT, "没有等待审批的延期申请");
        }
        if (!granted) {
            return steps.take(
                    before,
                    Change.of(TicketStep.EXTENSION_REFUSED, Actor.of(staff), note)
                            .set(Change.Field.EXTENSION, Ticket.Extension.REFUSED));
        }
        clocks.extend(before, extension.days());
        Ticket after = steps.take(
                before,
                Change.of(TicketStep.EXTENSION_GRANTED, Actor.of(staff), note)
                        .told("days", extension.days())
                        .set(Change.Field.EXTENSION, Ticket.Extension.GRANTED));
        announcements.extended(after, extension.days());
        return after;
    }

    private static boolean isPending(Ticket ticket) {
        return ticket.extension() != null && ticket.extension().state().equals(Ticket.Extension.ASKED);
    }
}
