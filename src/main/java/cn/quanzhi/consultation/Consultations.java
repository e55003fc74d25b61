package cn.quanzhi.consultation;

import cn.quanzhi.consultation.ConsultationView.AnswerView;
import cn.quanzhi.consultation.ConsultationView.Author;
import cn.quanzhi.consultation.ConsultationView.MessageView;
import cn.quanzhi.consultation.ConsultationView.State;
import cn.quanzhi.consultation.ConsultationView.TicketView;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Role;
import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of consultations and their messages, and the one gate that says who may see which. */
@Component
class Consultations {

    private static final String COLUMNS = """
            id, site_id, visitor_id, enterprise_id, subject, state, last_seq, read_seq, ticketed, ticket_number, ticket_state,
            ticket_queue_position, ticket_due_at, ticket_wait_minutes, created_at
            """;
    private static final Set<Role> READERS = Set.of(Role.EXPERT, Role.SUPERVISOR, Role.ADMIN);
    private static final String INSERT = """
            insert into consultation (id, site_id, visitor_id, enterprise_id, subject, state, created_at)
            values (:id, :site, :visitor, :enterprise, :subject, 'AI', now())
            """;
    private static final String INSERT_MESSAGE = """
            insert into consultation_message (id, consultation_id, site_id, seq, author, text, as_of, question_id, created_at)
            values (:id, :consultation, :site, :seq, :author, :text, :asOf, :question, now())
            returning created_at
            """;

    private final JdbcClient jdbc;
    private final Messages messages;
    private final ConsultationEvents events;

    Consultations(JdbcClient jdbc, Messages messages, ConsultationEvents events) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.events = events;
    }

    /** One consultation's row. */
    record Row(
            UUID id,
            String site,
            UUID visitor,
            @Nullable UUID enterprise,
            @Nullable String subject,
            State state,
            long lastSeq,
            long readSeq,
            boolean ticketed,
            @Nullable String ticketNumber,
            @Nullable String ticketState,
            @Nullable Integer queuePosition,
            @Nullable Instant dueAt,
            @Nullable Integer waitMinutes,
            Instant createdAt) {

        String number() {
            return Objects.requireNonNull(ticketNumber);
        }

        @Nullable
        TicketView ticket() {
            return ticketNumber == null || ticketState == null
                    ? null
                    : new TicketView(ticketNumber, ticketState, queuePosition, dueAt, waitMinutes);
        }
    }

    /** The gate: the consultation where the caller may see it, else the same 404 as for one that isn't there. */
    Row accessibleTo(Caller caller, UUID id) {
        Row row = find(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        if (!mayRead(caller, row)) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        return row;
    }

    static boolean mayRead(Caller caller, Row row) {
        return switch (caller) {
            case Caller.Visitor visitor -> isOf(row, visitor);
            case Caller.Staff staff -> isBefore(row, staff);
        };
    }

    private static boolean isOf(Row row, Caller.Visitor visitor) {
        boolean same = row.visitor().equals(visitor.visitorId());
        boolean colleague =
                visitor.enterpriseId() != null && visitor.enterpriseId().equals(row.enterprise());
        return row.site().equals(visitor.site()) && (same || colleague);
    }

    private static boolean isBefore(Row row, Caller.Staff staff) {
        boolean serves = staff.site().equals(row.site()) || staff.site().equals("shared");
        return row.ticketed() && serves && READERS.stream().anyMatch(staff.roles()::contains);
    }

    Row open(Caller.Visitor visitor, @Nullable String subject) {
        UUID id = Ids.next();
        jdbc.sql(INSERT)
                .param("id", id)
                .param("site", visitor.site())
                .param("visitor", visitor.visitorId())
                .param("enterprise", visitor.enterpriseId())
                .param("subject", subject)
                .update();
        events.append(visitor.site(), id, "consultation.state", ConsultationView.stateOf(State.AI, null));
        return find(id).orElseThrow();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from consultation where id = :id")
                .param("id", id)
                .query(Consultations::row)
                .optional();
    }

    /** The row, locked until the transaction ends: what depends on its state is decided under this lock. */
    Row lock(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from consultation where id = :id for update")
                .param("id", id)
                .query(Consultations::row)
                .single();
    }

    /** The visitor's consultations (its enterprise's too), newest first, after the given one. */
    List<Row> of(Caller.Visitor visitor, @Nullable UUID before, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                        from consultation
                        where site_id = :site
                          and (visitor_id = :visitor or enterprise_id = cast(:enterprise as uuid))
                          and (cast(:before as uuid) is null or id < cast(:before as uuid))
                        order by id desc limit :limit
                        """)
                .param("site", visitor.site())
                .param("visitor", visitor.visitorId())
                .param("enterprise", visitor.enterpriseId())
                .param("before", before)
                .param("limit", limit)
                .query(Consultations::row)
                .list();
    }

    /** Adds a message and its event; gives it as it now stands. */
    MessageView say(Row consultation, Author author, String text, Question question, @Nullable AnswerView answer) {
        Inserted made = insert(consultation, author, text, question);
        MessageView message = Messages.plain(made.id(), made.seq(), author, text, made.at(), answer);
        events.append(consultation.site(), consultation.id(), made.seq(), "message.created", message);
        return message;
    }

    /** Adds a message that names a person. */
    MessageView say(Row consultation, Author author, HandOver.Said said) {
        Inserted inserted = insert(consultation, author, said.text(), Question.NONE);
        messages.sign(inserted.id(), said);
        MessageView message = messages.find(consultation.id(), inserted.id(), Messages.Reader.ENTERPRISE)
                .orElseThrow();
        events.append(consultation.site(), consultation.id(), inserted.seq(), "message.created", message);
        return message;
    }

    private record Inserted(UUID id, long seq, Instant at) {}

    private Inserted insert(Row consultation, Author author, String text, Question question) {
        UUID id = Ids.next();
        long seq = events.next(consultation.site(), consultation.id());
        Instant at = jdbc.sql(INSERT_MESSAGE)
                .param("id", id)
                .param("consultation", consultation.id())
                .param("site", consultation.site())
                .param("seq", seq)
                .param("author", author.name())
                .param("text", text)
                .param("asOf", question.asOf())
                .param("question", question.id())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return new Inserted(id, seq, at);
    }

    /** What a message asks or answers: the date that its caller named, and the question that it answers. */
    record Question(@Nullable UUID id, java.time.@Nullable LocalDate asOf) {
        static final Question NONE = new Question(null, null);
    }

    ConsultationView view(Row row) {
        return new ConsultationView(
                row.id(),
                row.subject(),
                row.state(),
                row.createdAt(),
                EventId.lasting(row.id(), row.lastSeq()),
                messages.of(row.id(), Messages.Reader.ENTERPRISE),
                row.ticket());
    }

    /** Notes that its enterprise has seen everything up to the number. */
    void read(UUID id, long seq) {
        jdbc.sql("update consultation set read_seq = :seq where id = :id and read_seq < :seq")
                .param("seq", seq)
                .param("id", id)
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        OffsetDateTime due = row.getObject("ticket_due_at", OffsetDateTime.class);
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("site_id"),
                row.getObject("visitor_id", UUID.class),
                row.getObject("enterprise_id", UUID.class),
                row.getString("subject"),
                State.valueOf(row.getString("state")),
                row.getLong("last_seq"),
                row.getLong("read_seq"),
                row.getBoolean("ticketed"),
                row.getString("ticket_number"),
                row.getString("ticket_state"),
                row.getObject("ticket_queue_position", Integer.class),
                due == null ? null : due.toInstant(),
                row.getObject("ticket_wait_minutes", Integer.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
