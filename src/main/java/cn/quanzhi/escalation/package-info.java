/**
 * Tickets: their life cycle, the queue, who holds which, the experts' desk and its API. Owns escalation_*. Gives
 * {@link cn.quanzhi.escalation.TicketResolved}; a ticket's consultation is always locked before the ticket.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "identity", "consultation", "sla", "answering"})
package cn.quanzhi.escalation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
