package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * 督办 by hand: a supervisor places a case under supervision, raises its level or reminds of it. Its priority rises, the
 * promised times stay, and it closes only after a review.
 */
@Component
class Supervision {

    static final int HIGHEST = 2;

    private final TicketSteps steps;

    Supervision(TicketSteps steps) {
        this.steps = steps;
    }

    Ticket place(Caller.Staff staff, UUID id, int level, String note) {
        Ticket before = steps.locked(staff, id);
        if (level < before.supervision()) {
            throw new ProblemException(Problem.CONFLICT, "督办级别不能降低");
        }
        String words = (level == HIGHEST ? "二级督办：" : "一级督办：") + note;
        return steps.take(
                before,
                Change.of(TicketStep.SUPERVISION_PLACED, Actor.of(staff), words)
                        .told("level", level)
                        .set(Change.Field.SUPERVISION, level)
                        .priority(Urgency.raised(before.priority())));
    }
}
