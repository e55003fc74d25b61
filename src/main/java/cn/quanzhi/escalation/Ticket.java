package cn.quanzhi.escalation;

import cn.quanzhi.answering.HandOverReason;
import cn.quanzhi.sla.Priority;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One ticket's row.
 *
 * @param replied whether the enterprise has had a reply since the ticket was last opened
 * @param returns how often it was not content
 * @param supervision the level of 督办, 0 for none
 * @param misrouted whether it was sent back as wrongly dispatched; only once
 */
record Ticket(
        UUID id,
        String site,
        String number,
        UUID consultation,
        TicketState state,
        int version,
        String queue,
        @Nullable String serviceKind,
        Priority priority,
        HandOverReason cause,
        String reason,
        @Nullable UUID assignee,
        @Nullable String assigneeName,
        @Nullable Outcome outcome,
        @Nullable String summary,
        boolean replied,
        int returns,
        int supervision,
        boolean misrouted,
        @Nullable Extension extension,
        Instant createdAt,
        @Nullable Instant claimedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt) {

    static final String GENERAL = "GENERAL";

    /** More time, asked for by who works on it and granted by a supervisor. */
    record Extension(String state, int days, String reason) {
        static final String ASKED = "ASKED";
        static final String GRANTED = "GRANTED";
        static final String REFUSED = "REFUSED";
    }

    TicketState.Shown shown() {
        return state.shown(assignee != null);
    }

    boolean isHeldBy(UUID account) {
        return account.equals(assignee);
    }
}
