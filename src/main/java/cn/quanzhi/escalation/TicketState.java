package cn.quanzhi.escalation;

/** Where a ticket is, in the words of the city's hotline ordinance, and what callers see of it. */
enum TicketState {
    /** 受理. */
    RECEIVED,
    /** 派单: before a queue. */
    DISPATCHED,
    /** 签收: a person has taken it. */
    SIGNED,
    /** 办理中. */
    IN_PROGRESS,
    /** 待补充: the enterprise has been asked for something; the clock stands. */
    AWAITING_ENTERPRISE,
    /** 已答复. */
    REPLIED,
    /** 回访: the enterprise has been asked whether it is solved. */
    VISITING,
    /** 待审核. */
    IN_REVIEW,
    /** 办结. */
    CLOSED,
    /** 退回再办. */
    RETURNED,
    /** 督办. */
    SUPERVISED;

    enum Shown {
        OPEN,
        ASSIGNED,
        WAITING_ON_ENTERPRISE,
        RESOLVED,
        CLOSED
    }

    Shown shown(boolean held) {
        return switch (this) {
            case RECEIVED, DISPATCHED -> Shown.OPEN;
            case SIGNED, IN_PROGRESS -> Shown.ASSIGNED;
            case RETURNED, SUPERVISED -> held ? Shown.ASSIGNED : Shown.OPEN;
            case AWAITING_ENTERPRISE -> Shown.WAITING_ON_ENTERPRISE;
            case REPLIED, VISITING, IN_REVIEW -> Shown.RESOLVED;
            case CLOSED -> Shown.CLOSED;
        };
    }
}
