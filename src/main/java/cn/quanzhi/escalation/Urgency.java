package cn.quanzhi.escalation;

import cn.quanzhi.answering.HandOverReason;
import cn.quanzhi.sla.Priority;

/** How soon a ticket's turn comes. */
final class Urgency {

    private Urgency() {}

    static Priority of(HandOverReason cause) {
        return cause == HandOverReason.EMERGENCY ? Priority.URGENT : Priority.NORMAL;
    }

    /** Where something went wrong, at least high. */
    static Priority raised(Priority priority) {
        return priority == Priority.NORMAL ? Priority.HIGH : priority;
    }

    /** The place among priorities in a queue, the most urgent first. */
    static int rank(Priority priority) {
        return Priority.values().length - 1 - priority.ordinal();
    }
}
