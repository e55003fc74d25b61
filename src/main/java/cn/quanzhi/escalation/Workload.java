package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What comes in at the desk and who does something about it, for whoever looks after many. Days are the city's. Everything
 * joins the caller's transaction and counts what the caller may see.
 */
@Component
public class Workload {

    /** How many days a queue's arrivals are told of, today among them. */
    public static final int DAYS_BACK = 7;

    private static final String MIDNIGHT = "date_trunc('day', now(), 'Asia/Shanghai')"; // PostgreSQL only
    private static final String RECEIVED = """
            select count(*) filter (where created_at >= %1$s) as today,
              count(*) filter (where created_at < now() - interval '7 days') as week_before
            from escalation_ticket
            where (:site = 'shared' or site_id = :site) and created_at >= %1$s - interval '7 days'
            """.formatted(MIDNIGHT);
    private static final String ARRIVALS = """
            select queue, floor(extract(epoch from %1$s - date_trunc('day', created_at, 'Asia/Shanghai')) / 86400) as ago,
              count(*) as arrived
            from escalation_ticket
            where (:site = 'shared' or site_id = :site) and created_at >= %1$s - make_interval(days => :days)
            group by queue, ago order by queue, ago
            """.formatted(MIDNIGHT);
    private static final String TAKEN = """
            select assignee_id, count(distinct ticket_id) as taken from escalation_ticket_event
            where event in ('CLAIMED', 'ASSIGNED') and (:site = 'shared' or site_id = :site) and at >= %1$s
            group by assignee_id order by assignee_id
            """.formatted(MIDNIGHT);
    private static final String DEEDS = """
            select e.site_id, e.ticket_id, t.queue, e.actor_id, e.at from escalation_ticket_event e
            join escalation_ticket t on t.site_id = e.site_id and t.id = e.ticket_id
            where e.event = any(:events) and e.actor_id is not null and (:site = 'shared' or e.site_id = :site)
              and e.at >= now() - make_interval(days => :days)
            order by e.at, e.ticket_id
            """;

    private static final String REVIEWS = """
            select site_id, id, consultation_id, created_at from escalation_ticket
            where shown = 'RESOLVED' and state = 'IN_REVIEW' and (:site = 'shared' or site_id = :site)
            order by id limit :most
            """;
    private static final int MOST_REVIEWS = 500;

    private final JdbcClient jdbc;

    Workload(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param weekBefore how many there were a week ago at this hour */
    public record Received(long today, long weekBefore) {}

    /** What a person did about a ticket. */
    public record Deed(String site, UUID ticket, String queue, UUID person, Instant at) {}

    /** A ticket that waits for a supervisor's review. */
    public record Review(String site, UUID ticket, UUID consultation, Instant since) {}

    public Received received(Caller.Staff staff) {
        return jdbc.sql(RECEIVED)
                .param("site", staff.site())
                .query((row, number) -> new Received(row.getLong("today"), row.getLong("week_before")))
                .single();
    }

    /** How many tickets came into each queue on each of the last days, the oldest first. */
    public Map<String, long[]> arrivals(Caller.Staff staff) {
        Map<String, long[]> arrivals = new HashMap<>();
        jdbc.sql(ARRIVALS)
                .param("site", staff.site())
                .param("days", DAYS_BACK - 1)
                .query((RowCallbackHandler)
                        row -> arrivals.computeIfAbsent(row.getString("queue"), queue -> new long[DAYS_BACK])[
                                        DAYS_BACK - 1 - row.getInt("ago")] =
                                row.getLong("arrived"));
        return arrivals;
    }

    /** How many tickets each person has been given or has taken today. */
    public Map<UUID, Long> taken(Caller.Staff staff) {
        Map<UUID, Long> taken = new HashMap<>();
        jdbc.sql(TAKEN).param("site", staff.site()).query((RowCallbackHandler)
                row -> taken.put(row.getObject("assignee_id", UUID.class), row.getLong("taken")));
        return taken;
    }

    /** Whatever ends the wait for a first answer. */
    public List<Deed> answers(Caller.Staff staff, int days) {
        return deeds(staff, days, TicketStep.STARTED, TicketStep.ANSWERED, TicketStep.AWAITED, TicketStep.RESOLVED);
    }

    /** The replies that enterprises are asked about afterwards. */
    public List<Deed> resolutions(Caller.Staff staff, int days) {
        return deeds(staff, days, TicketStep.RESOLVED);
    }

    /** What is to be reviewed before it closes, the oldest first. */
    public List<Review> reviews(Caller.Staff staff) {
        return jdbc.sql(REVIEWS)
                .param("site", staff.site())
                .param("most", MOST_REVIEWS)
                .query((row, number) -> new Review(
                        row.getString("site_id"),
                        row.getObject("id", UUID.class),
                        row.getObject("consultation_id", UUID.class),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private List<Deed> deeds(Caller.Staff staff, int days, TicketStep... steps) {
        return jdbc.sql(DEEDS)
                .param("site", staff.site())
                .param("days", days)
                .param("events", Stream.of(steps).map(TicketStep::name).toArray(String[]::new))
                .query((row, number) -> new Deed(
                        row.getString("site_id"),
                        row.getObject("ticket_id", UUID.class),
                        row.getString("queue"),
                        row.getObject("actor_id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
