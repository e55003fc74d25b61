package cn.quanzhi.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to a ticket, in order; {@link Tickets} writes it with each step. */
@Component
class TicketHistory {

    private static final String EVENTS = """
            select seq, event, from_state, to_state, assignee_id, actor, actor_id, actor_name, text, at
            from escalation_ticket_event where ticket_id = :id order by seq
            """;

    private final JdbcClient jdbc;

    TicketHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the ticket's history holds the step with this word; for what may be told twice. */
    boolean hasTold(UUID id, TicketStep step, String name, String value) {
        return jdbc.sql("""
                        select count(*) from escalation_ticket_event
                        where ticket_id = :id and event = :event and data ->> :name = :value
                        """)
                        .param("id", id)
                        .param("event", step.name())
                        .param("name", name)
                        .param("value", value)
                        .query(Long.class)
                        .single()
                > 0;
    }

    List<TicketEvent> of(UUID id) {
        return jdbc.sql(EVENTS).param("id", id).query(TicketHistory::event).list();
    }

    private static TicketEvent event(ResultSet row, int number) throws SQLException {
        String from = row.getString("from_state");
        return new TicketEvent(
                row.getInt("seq"),
                TicketStep.valueOf(row.getString("event")),
                from == null ? null : TicketState.valueOf(from),
                TicketState.valueOf(row.getString("to_state")),
                row.getObject("assignee_id", UUID.class),
                new Actor(
                        Actor.Kind.valueOf(row.getString("actor")),
                        row.getObject("actor_id", UUID.class),
                        row.getString("actor_name")),
                row.getString("text"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
