package cn.quanzhi.escalation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a ticket's history. */
record TicketEvent(
        int seq,
        TicketStep step,
        @Nullable TicketState from,
        TicketState to,
        @Nullable UUID assignee,
        Actor actor,
        @Nullable String text,
        Instant at) {}
