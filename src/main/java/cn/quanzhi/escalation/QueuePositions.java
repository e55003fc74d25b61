package cn.quanzhi.escalation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The places of tickets that wait: in their site's queue, the more urgent first, then the older. */
@Component
class QueuePositions {

    // PostgreSQL only: an array parameter. Each place is counted through the index of those that wait.
    private static final String PLACES = """
            select t.id, (select count(*) from escalation_ticket o
              where o.site_id = t.site_id and o.queue = t.queue and o.shown = 'OPEN'
                and (o.rank, o.created_at, o.id) <= (t.rank, t.created_at, t.id)) as place
            from escalation_ticket t where t.id = any(:ids) and t.shown = 'OPEN' order by t.id
            """;

    private final JdbcClient jdbc;

    QueuePositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, Integer> of(List<Ticket> tickets) {
        UUID[] waiting = tickets.stream()
                .filter(ticket -> ticket.shown() == TicketState.Shown.OPEN)
                .map(Ticket::id)
                .toArray(UUID[]::new);
        Map<UUID, Integer> places = new HashMap<>();
        if (waiting.length > 0) {
            jdbc.sql(PLACES).param("ids", waiting).query((RowCallbackHandler)
                    row -> places.put(row.getObject("id", UUID.class), row.getInt("place")));
        }
        return places;
    }

    Optional<Integer> of(Ticket ticket) {
        return Optional.ofNullable(of(List.of(ticket)).get(ticket.id()));
    }
}
