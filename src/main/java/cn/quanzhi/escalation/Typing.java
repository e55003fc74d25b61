package cn.quanzhi.escalation;

import cn.quanzhi.consultation.EnterpriseTyping;
import cn.quanzhi.consultation.HandOver;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.platform.feed.Feed;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Passes on who is writing, both ways; nothing of it is kept. */
@Component
class Typing {

    private final Tickets tickets;
    private final HandOver handOver;
    private final Feed feed;
    private final JsonMapper json;

    Typing(Tickets tickets, HandOver handOver, Feed feed, JsonMapper json) {
        this.tickets = tickets;
        this.handOver = handOver;
        this.feed = feed;
        this.json = json;
    }

    @EventListener
    void heard(EnterpriseTyping typing) {
        tickets.byNumber(typing.number())
                .ifPresent(ticket ->
                        pass(ticket, Map.of("ticketId", ticket.id(), "author", "VISITOR", "active", typing.active())));
    }

    /** The enterprise hears of the holder alone, the desk of whoever writes. */
    void say(Caller.Staff staff, Ticket ticket, boolean active) {
        if (ticket.isHeldBy(staff.accountId())) {
            handOver.typing(ticket.consultation(), active);
        }
        pass(
                ticket,
                Map.of(
                        "ticketId", ticket.id(),
                        "author", "EXPERT",
                        "accountId", staff.accountId(),
                        "displayName", staff.displayName(),
                        "active", active));
    }

    private void pass(Ticket ticket, Map<String, Object> data) {
        feed.publish(Presence.CHANNEL, json.writeValueAsString(new Presence.Passed(ticket.site(), "typing", data)));
    }
}
