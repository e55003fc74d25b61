package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Slice;
import cn.quanzhi.sla.Priority;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The desk's lists: those that wait in the order of their turn, all others newest first. */
@Component
class TicketList {

    private static final String WHERE = """
             from escalation_ticket where (:site = 'shared' or site_id = :site)
              and (cast(:state as text) is null or shown = cast(:state as text))
              and (cast(:kind as text) is null or service_kind = cast(:kind as text))
              and (cast(:priority as text) is null or priority = cast(:priority as text))
              and (cast(:queue as text) is null or queue = cast(:queue as text))
            """;
    private static final String UNASSIGNED = WHERE + " and shown = 'OPEN' ";
    private static final String MINE =
            WHERE + " and assignee_id = :account and (shown <> 'CLOSED' or cast(:state as text) = 'CLOSED') ";
    private static final String OVERDUE = WHERE + " and shown <> 'CLOSED' and id = any(:overdue) ";
    /** By the number's end, which is what people say and write; an index serves it from that end. */
    private static final String NUMBERED = " and reverse(number) like reverse(cast(:number as text)) || '%' ";

    private static final String BY_TURN = """
             and (cast(:after as uuid) is null or (rank, created_at, id) >
              (select a.rank, a.created_at, a.id from escalation_ticket a where a.id = cast(:after as uuid)))
            order by rank, created_at, id limit :limit
            """;
    private static final String BY_AGE = """
             and (cast(:after as uuid) is null or id < cast(:after as uuid)) order by id desc limit :limit
            """;
    private static final String SITES = """
            select distinct site_id from escalation_ticket
            where (:site = 'shared' or site_id = :site) and shown <> 'CLOSED' order by site_id
            """;

    private final JdbcClient jdbc;
    private final DeskTickets views;
    private final TicketClocks clocks;

    TicketList(JdbcClient jdbc, DeskTickets views, TicketClocks clocks) {
        this.jdbc = jdbc;
        this.views = views;
        this.clocks = clocks;
    }

    enum View {
        UNASSIGNED,
        MINE,
        ALL,
        OVERDUE
    }

    record Filter(
            View view,
            TicketState.@Nullable Shown state,
            @Nullable String serviceKind,
            @Nullable Priority priority,
            @Nullable String queue,
            @Nullable String number) {
        static Filter of(View view) {
            return new Filter(view, null, null, null, null, null);
        }
    }

    /** How many tickets stand in each of the lists. */
    record Counts(long unassigned, long mine, long all, long overdue) {}

    Slice<DeskTicket> of(Caller.Staff staff, Filter filter, int limit, @Nullable String cursor) {
        Slice<Ticket> page = Slice.of(limit, cursor, (after, most) -> rows(staff, filter, after, most), Ticket::id);
        return new Slice<>(views.of(page.items()), page.nextCursor());
    }

    /** What is open in each list, and all that isn't closed. */
    Counts counts(Caller.Staff staff) {
        return new Counts(
                count(staff, UNASSIGNED),
                count(staff, MINE),
                count(staff, WHERE + " and shown <> 'CLOSED' "),
                count(staff, OVERDUE));
    }

    private long count(Caller.Staff staff, String where) {
        return bound("select count(*)" + where, staff, Filter.of(where.equals(OVERDUE) ? View.OVERDUE : View.ALL))
                .query(Long.class)
                .single();
    }

    private List<Ticket> rows(Caller.Staff staff, Filter filter, @Nullable UUID after, int limit) {
        String numbered = filter.number() == null ? "" : NUMBERED;
        String where = switch (filter.view()) {
            case UNASSIGNED -> UNASSIGNED + numbered + BY_TURN;
            case MINE -> MINE + numbered + BY_AGE;
            case ALL -> WHERE + numbered + BY_AGE;
            case OVERDUE -> OVERDUE + numbered + BY_AGE;
        };
        return bound("select " + Tickets.COLUMNS + where, staff, filter)
                .param("after", after)
                .param("limit", limit)
                .query(Tickets::row)
                .list();
    }

    private JdbcClient.StatementSpec bound(String sql, Caller.Staff staff, Filter filter) {
        UUID[] overdue = filter.view() == View.OVERDUE ? overdue(staff) : new UUID[0];
        return jdbc.sql(sql)
                .param("site", staff.site())
                .param("account", staff.accountId())
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("kind", filter.serviceKind())
                .param(
                        "priority",
                        filter.priority() == null ? null : filter.priority().name())
                .param("queue", filter.queue())
                .param("number", filter.number())
                .param("overdue", overdue);
    }

    private UUID[] overdue(Caller.Staff staff) {
        List<String> sites = jdbc.sql(SITES)
                .param("site", staff.site())
                .query((row, number) -> row.getString("site_id"))
                .list();
        return clocks.overdue(sites).toArray(UUID[]::new);
    }
}
