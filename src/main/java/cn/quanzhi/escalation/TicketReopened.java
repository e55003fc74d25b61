package cn.quanzhi.escalation;

import java.util.UUID;

/** A ticket that had been replied to is worked on again; whoever was asking about it needn't. */
public record TicketReopened(String site, UUID ticketId) {}
