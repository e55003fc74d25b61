package cn.quanzhi.escalation;

import cn.quanzhi.answering.HandOverReason;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.sla.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of tickets, and the one way to change them: a step and its event in one statement. */
@Component
class Tickets {

    static final String COLUMNS = """
            id, site_id, number, consultation_id, state, version, queue, service_kind, priority, cause, reason, assignee_id,
            assignee_name, outcome, summary, replied, returns, supervision, misrouted, extension, extension_days,
            extension_reason, created_at, claimed_at, resolved_at, closed_at
            """;
    private static final String T_COLUMNS = "t." + COLUMNS.strip().replaceAll(",\\s+", ", t.");
    private static final String EVENT_COLUMNS = """
            (ticket_id, site_id, seq, event, from_state, to_state, assignee_id, actor, actor_id, actor_name, text, data, at)
            """;
    private static final String EVENT_VALUES = """
            cast(:actor as text), cast(:actorId as uuid), cast(:actorName as text), cast(:text as text), cast(:data as jsonb),
            clock_timestamp()
            """;
    private static final String OPEN = """
            with opened as (
              insert into escalation_ticket (id, site_id, number, consultation_id, state, shown, version, queue, service_kind,
                rank, priority, cause, reason, created_at)
              values (:id, :site, :number, :consultation, 'RECEIVED', 'OPEN', 1, :queue, :kind, :rank, :priority, :cause,
                :reason, :at)
              on conflict (number) do nothing returning id, site_id)
            insert into escalation_ticket_event
            """ + EVENT_COLUMNS + """
            select id, site_id, 1, 'OPENED', null, 'RECEIVED', null,
            """ + EVENT_VALUES + " from opened";
    // Whoever waited for the row's lock finds it held and gets no row: one winner, however many call at once.
    private static final String CLAIM =
            """
            with before as (
              select id, state from escalation_ticket
              where id = :id and assignee_id is null and state = any(:claimable) for update),
            claimed as (
              update escalation_ticket t set state = 'SIGNED', shown = 'ASSIGNED', version = t.version + 1,
                assignee_id = :account, assignee_name = :name, claimed_at = coalesce(t.claimed_at, now())
              from before where t.id = before.id and t.assignee_id is null
              returning before.state as before_state,
            """ + T_COLUMNS + """
            ),
            noted as (
              insert into escalation_ticket_event
            """ + EVENT_COLUMNS + """
              select id, site_id, version, 'CLAIMED', before_state, state, assignee_id,
            """ + EVENT_VALUES + """
              from claimed)
            select
            """ + COLUMNS + " from claimed";
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Tickets(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What a ticket begins with. */
    record Opening(
            String site,
            String number,
            UUID consultation,
            HandOverReason cause,
            String reason,
            @Nullable String serviceKind,
            Instant at) {}

    /** Opens a ticket; false where its number has one. */
    boolean open(UUID id, Opening opening, Actor actor) {
        Priority priority = Urgency.of(opening.cause());
        return acted(jdbc.sql(OPEN), Change.of(TicketStep.OPENED, actor, opening.reason()))
                        .param("id", id)
                        .param("site", opening.site())
                        .param("number", opening.number())
                        .param("consultation", opening.consultation())
                        .param("queue", Ticket.GENERAL)
                        .param("kind", opening.serviceKind())
                        .param("rank", Urgency.rank(priority))
                        .param("priority", priority.name())
                        .param("cause", opening.cause().name())
                        .param("reason", opening.reason())
                        .param("at", OffsetDateTime.ofInstant(opening.at(), ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Ticket> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from escalation_ticket where id = :id")
                .param("id", id)
                .query(Tickets::row)
                .optional();
    }

    Optional<Ticket> byNumber(String number) {
        return jdbc.sql("select " + COLUMNS + " from escalation_ticket where number = :number")
                .param("number", number)
                .query(Tickets::row)
                .optional();
    }

    /** Which of the numbers have a ticket. */
    Set<String> known(List<String> numbers) {
        return jdbc
                .sql("select number from escalation_ticket where number = any(:numbers) order by number")
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, number) -> row.getString("number"))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Those that wait in the queue, in the order of their turn. */
    List<UUID> waiting(String site, String queue) {
        return jdbc.sql("""
                        select id from escalation_ticket where site_id = :site and queue = :queue and shown = 'OPEN'
                        order by rank, created_at, id limit 50
                        """)
                .param("site", site)
                .param("queue", queue)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** The ticket of the consultation whose visit is due. */
    Optional<Ticket> visiting(UUID consultation) {
        return jdbc.sql("select " + COLUMNS + """
                         from escalation_ticket
                        where consultation_id = :consultation and state = 'VISITING' order by id desc limit 1
                        """)
                .param("consultation", consultation)
                .query(Tickets::row)
                .optional();
    }

    /** The tickets that an account holds and still works on, oldest first. */
    List<Ticket> heldBy(UUID account) {
        return jdbc.sql("select " + COLUMNS + """
                         from escalation_ticket
                        where assignee_id = :account and shown in ('ASSIGNED', 'WAITING_ON_ENTERPRISE') order by id
                        """)
                .param("account", account)
                .query(Tickets::row)
                .list();
    }

    /** Takes the ticket where nobody holds it: one statement, so that of any number of callers one wins. */
    Optional<Ticket> claim(UUID id, Actor actor) {
        String[] claimable =
                TicketStep.CLAIMED.starts().stream().map(TicketState::name).toArray(String[]::new);
        return acted(jdbc.sql(CLAIM), Change.of(TicketStep.CLAIMED, actor))
                .param("id", id)
                .param("claimable", claimable)
                .param("account", actor.id())
                .param("name", actor.name())
                .query(Tickets::row)
                .optional();
    }

    /** Takes a step from the ticket as it was read; refused where it isn't one, or where the ticket has moved on. */
    Ticket apply(Ticket before, Change change) {
        TicketState to = change.step()
                .from(before.state())
                .orElseThrow(() -> new ProblemException(Problem.CONFLICT, "工单当前的状态不允许这一步"));
        boolean held = change.fields().containsKey(Change.Field.ASSIGNEE_ID)
                ? change.fields().get(Change.Field.ASSIGNEE_ID) != null
                : before.assignee() != null;
        JdbcClient.StatementSpec statement = acted(jdbc.sql(statement(change, to)), change)
                .param("id", before.id())
                .param("from", before.state().name())
                .param("version", before.version())
                .param("to", to.name())
                .param("shown", to.shown(held).name())
                .param("event", change.step().name());
        for (Map.Entry<Change.Field, @Nullable Object> field : change.fields().entrySet()) {
            statement = statement.param("f_" + field.getKey().name(), field.getValue());
        }
        return statement
                .query(Tickets::row)
                .optional()
                .orElseThrow(() -> new ProblemException(Problem.CONFLICT, "工单刚刚有了变化，请刷新后再试"));
    }

    private static String statement(Change change, TicketState to) {
        String fields = change.fields().keySet().stream()
                .map(field -> ", " + field.name().toLowerCase(Locale.ROOT) + " = :f_" + field.name())
                .collect(Collectors.joining());
        String times = switch (to) {
            case CLOSED -> ", closed_at = coalesce(closed_at, now())";
            case REPLIED -> ", resolved_at = now()";
            case SIGNED -> ", claimed_at = coalesce(claimed_at, now())";
            default -> "";
        };
        return """
                with stepped as (
                  update escalation_ticket set state = :to, shown = :shown, version = version + 1%s%s
                  where id = :id and state = :from and version = :version returning %s),
                noted as (
                  insert into escalation_ticket_event %s
                  select id, site_id, version, cast(:event as text), cast(:from as text), state, assignee_id, %s from stepped)
                select %s from stepped""".formatted(fields, times, COLUMNS, EVENT_COLUMNS, EVENT_VALUES, COLUMNS);
    }

    private JdbcClient.StatementSpec acted(JdbcClient.StatementSpec statement, Change change) {
        return statement
                .param("actor", change.actor().kind().name())
                .param("actorId", change.actor().id())
                .param("actorName", change.actor().name())
                .param("text", change.text())
                .param("data", json.writeValueAsString(change.data()));
    }

    static Ticket row(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        String extension = row.getString("extension");
        return new Ticket(
                row.getObject("id", UUID.class),
                row.getString("site_id"),
                row.getString("number"),
                row.getObject("consultation_id", UUID.class),
                TicketState.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getString("queue"),
                row.getString("service_kind"),
                Priority.valueOf(row.getString("priority")),
                HandOverReason.valueOf(row.getString("cause")),
                row.getString("reason"),
                row.getObject("assignee_id", UUID.class),
                row.getString("assignee_name"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("summary"),
                row.getBoolean("replied"),
                row.getInt("returns"),
                row.getInt("supervision"),
                row.getBoolean("misrouted"),
                extension == null
                        ? null
                        : new Ticket.Extension(
                                extension, row.getInt("extension_days"), row.getString("extension_reason")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "claimed_at"),
                instant(row, "resolved_at"),
                instant(row, "closed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
