package cn.quanzhi.escalation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private static final String ALL = """
            select id, consultation_id,
              row_number() over (partition by site_id, queue order by rank, created_at, id) as place
            from escalation_ticket where shown = 'OPEN' order by id
            """;
    // How long it took from one claim to the next, of the last twenty; a longer pause is a night, not a wait.
    private static final String PACE = """
            select avg(gap) as seconds, count(*) as known from (
              select extract(epoch from claimed_at - lag(claimed_at) over (order by claimed_at)) as gap from (
                select claimed_at from escalation_ticket
                where site_id = :site and queue = :queue and claimed_at is not null
                order by claimed_at desc limit 20) latest) gaps
            where gap < 7200
            """;
    private static final int LEAST_KNOWN = 4;
    private static final double MINUTE = 60;

    private final JdbcClient jdbc;

    QueuePositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A ticket's place as it is now. */
    record Place(UUID ticket, UUID consultation, int place) {}

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

    List<Place> all() {
        return jdbc.sql(ALL)
                .query((row, number) -> new Place(
                        row.getObject("id", UUID.class),
                        row.getObject("consultation_id", UUID.class),
                        row.getInt("place")))
                .list();
    }

    /** About how long it takes until the ticket's turn, at the pace of the last claims; nothing while there are too few. */
    @Nullable
    Integer expectedMinutes(Ticket ticket, int place) {
        return jdbc.sql(PACE)
                .param("site", ticket.site())
                .param("queue", ticket.queue())
                .query((row, number) -> row.getInt("known") < LEAST_KNOWN
                        ? Optional.<Integer>empty()
                        : Optional.of((int) Math.ceil(place * row.getDouble("seconds") / MINUTE)))
                .single()
                .orElse(null);
    }
}
