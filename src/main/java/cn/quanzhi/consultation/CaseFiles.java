package cn.quanzhi.consultation;

import cn.quanzhi.answering.Answerer;
import cn.quanzhi.consultation.ConsultationView.AnswerView;
import cn.quanzhi.consultation.ConsultationView.Author;
import cn.quanzhi.consultation.ConsultationView.LastMessage;
import cn.quanzhi.consultation.ConsultationView.MessageView;
import cn.quanzhi.consultation.HandOver.Contact;
import cn.quanzhi.identity.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A consultation as the desk reads it. */
@Component
public class CaseFiles {

    private static final String FILE = """
            select id, site_id, subject, visitor_id, enterprise_id, contact_name, contact_phone, contact_email, created_at
            from consultation where id = any(:ids) order by id
            """;
    // PostgreSQL only: an array parameter and lateral. A running answer's text is still being checked: no word of it
    // here.
    private static final String HEADS = """
            select c.id, c.subject, c.visitor_id, c.enterprise_id, first.text as question,
              last.author, left(case when last.withdrawn_at is not null then :withdrawn when last.author = 'AI'
                then coalesce(a.text, '') else last.text end, 100) as said, last.created_at,
              last.withdrawn_at is not null as withdrawn
            from consultation c
            left join lateral (select m.text from consultation_message m
              where m.consultation_id = c.id and m.author = 'VISITOR' order by m.seq limit 1) first on true
            left join lateral (select m.id, m.author, m.text, m.withdrawn_at, m.created_at from consultation_message m
              where m.consultation_id = c.id and m.author <> 'SYSTEM' order by m.seq desc limit 1) last on true
            left join lateral (select case when x.status = 'RUNNING' then '' else x.text end as text
              from consultation_answer x where x.message_id = last.id order by x.id desc limit 1) a on true
            where c.id = any(:ids) order by c.id
            """;
    private static final String WISHES = """
            select id, site_id, ticket_number, wish_reason, wished_at from consultation
            where ticket_number is not null and state <> 'CLOSED'
              and (cast(:after as uuid) is null or id > cast(:after as uuid))
            order by id limit 200
            """;
    private static final String POSITIONS = """
            select id, ticket_queue_position from consultation
            where id = any(:ids) and ticket_queue_position is not null order by id
            """;
    private static final String SAME = """
            select id from consultation
            where site_id = :site and ticketed
              and (visitor_id = :visitor or enterprise_id = cast(:enterprise as uuid))
            order by id desc limit 50
            """;
    private static final int LONGEST_TITLE = 100;

    private final JdbcClient jdbc;
    private final Consultations consultations;
    private final Messages messages;
    private final Answers answers;

    CaseFiles(JdbcClient jdbc, Consultations consultations, Messages messages, Answers answers) {
        this.jdbc = jdbc;
        this.consultations = consultations;
        this.messages = messages;
        this.answers = answers;
    }

    public record CaseFile(
            UUID consultationId,
            String site,
            @Nullable String subject,
            UUID visitorId,
            @Nullable UUID enterpriseId,
            Contact contact,
            Instant createdAt) {}

    /** What a list shows of a consultation: its subject or first question, whose it is, the last words said. */
    public record Head(
            UUID consultationId,
            @Nullable String title,
            UUID visitorId,
            @Nullable UUID enterpriseId,
            @Nullable LastMessage lastMessage) {}

    /** A wish for a person that isn't closed. */
    public record Wish(
            UUID consultationId,
            String site,
            String number,
            @Nullable String words,
            Instant at) {}

    /** The gate of consultations: the file where the caller may see it, else the same 404 as for one that isn't there. */
    public CaseFile accessibleTo(Caller caller, UUID consultation) {
        return of(consultations.accessibleTo(caller, consultation).id());
    }

    public CaseFile of(UUID consultation) {
        return files(List.of(consultation)).getFirst();
    }

    public Map<UUID, CaseFile> all(Collection<UUID> ids) {
        return files(ids).stream().collect(Collectors.toMap(CaseFile::consultationId, file -> file));
    }

    private List<CaseFile> files(Collection<UUID> ids) {
        return jdbc.sql(FILE)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> new CaseFile(
                        row.getObject("id", UUID.class),
                        row.getString("site_id"),
                        row.getString("subject"),
                        row.getObject("visitor_id", UUID.class),
                        row.getObject("enterprise_id", UUID.class),
                        new Contact(
                                row.getString("contact_name"),
                                row.getString("contact_phone"),
                                row.getString("contact_email")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** All messages, with the words that were taken back. */
    public List<MessageView> messages(UUID consultation) {
        return messages.of(consultation, Messages.Reader.STAFF);
    }

    public Optional<MessageView> message(UUID consultation, UUID message) {
        return messages.find(consultation, message, Messages.Reader.STAFF);
    }

    /** The answer that was made last, whole or stopped. */
    public Optional<AnswerView> lastAnswer(UUID consultation) {
        return answers.of(consultation).stream()
                .map(Answers.Row::view)
                .filter(answer -> answer.action() != null)
                .reduce((one, later) -> later);
    }

    /** What was said, for the answerer: oldest first, without the service's own words and without what was taken back. */
    public List<Answerer.Turn> turns(UUID consultation) {
        return messages(consultation).stream()
                .filter(message -> message.author() != Author.SYSTEM && !message.withdrawn())
                .filter(message -> !message.text().isBlank())
                .map(message -> new Answerer.Turn(message.author() == Author.VISITOR, message.text()))
                .toList();
    }

    public Map<UUID, Head> heads(Collection<UUID> ids) {
        return jdbc
                .sql(HEADS)
                .param("ids", ids.toArray(UUID[]::new))
                .param("withdrawn", Messages.withdrawn(true))
                .query(CaseFiles::head)
                .list()
                .stream()
                .collect(Collectors.toMap(Head::consultationId, head -> head));
    }

    /** The places in their queues that the enterprises have been told. */
    public Map<UUID, Integer> positions(Collection<UUID> ids) {
        Map<UUID, Integer> told = new HashMap<>();
        jdbc.sql(POSITIONS).param("ids", ids.toArray(UUID[]::new)).query((RowCallbackHandler)
                row -> told.put(row.getObject(1, UUID.class), row.getInt(2)));
        return told;
    }

    /** The newest consultations of whose file this is, this one among them. */
    public List<UUID> sameEnterprise(CaseFile file) {
        return jdbc.sql(SAME)
                .param("site", file.site())
                .param("visitor", file.visitorId())
                .param("enterprise", file.enterpriseId())
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Wishes that aren't closed, after the given consultation. */
    public List<Wish> wishes(@Nullable UUID after) {
        return jdbc.sql(WISHES)
                .param("after", after)
                .query((row, number) -> new Wish(
                        row.getObject("id", UUID.class),
                        row.getString("site_id"),
                        row.getString("ticket_number"),
                        row.getString("wish_reason"),
                        row.getObject("wished_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        String subject = row.getString("subject");
        String title = subject == null ? row.getString("question") : subject;
        String author = row.getString("author");
        return new Head(
                row.getObject("id", UUID.class),
                title == null || title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE),
                row.getObject("visitor_id", UUID.class),
                row.getObject("enterprise_id", UUID.class),
                author == null
                        ? null
                        : new LastMessage(
                                Author.valueOf(author),
                                row.getString("said"),
                                row.getObject("created_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getBoolean("withdrawn")));
    }
}
