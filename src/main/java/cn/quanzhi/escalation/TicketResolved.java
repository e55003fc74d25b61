package cn.quanzhi.escalation;

import java.util.UUID;

/**
 * A ticket has been replied to. Published in the transaction of the reply, so that the return visit is asked for in it.
 */
public record TicketResolved(String site, UUID ticketId, UUID consultationId) {}
