package cn.quanzhi.consultation;

import cn.quanzhi.answering.HandOverReason;
import cn.quanzhi.consultation.ConsultationView.Author;
import cn.quanzhi.consultation.ConsultationView.State;
import cn.quanzhi.consultation.ConsultationView.TicketView;
import cn.quanzhi.identity.Directory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The wish for a person: it gets a lasting number at once, and whoever hears of it makes the ticket in the same transaction. */
@Component
class Wishes {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final String WISH = """
            update consultation set state = 'WAITING', ticket_state = 'OPEN', wish_reason = :reason, wished_at = now(),
              ticketed = true, ticket_queue_position = null, ticket_due_at = null, ticket_wait_minutes = null,
              ticket_number = :day || '-' || lpad(nextval('consultation_ticket_number')::text, 6, '0')
            where id = :id returning ticket_number, wished_at
            """;
    private static final String CONTACT = """
            update consultation set contact_name = coalesce(:name, contact_name),
              contact_phone = coalesce(:phone, contact_phone), contact_email = coalesce(:email, contact_email)
            where id = :id
            """;

    private final JdbcClient jdbc;
    private final Consultations consultations;
    private final ConsultationEvents events;
    private final Directory directory;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Wishes(
            JdbcClient jdbc,
            Consultations consultations,
            ConsultationEvents events,
            Directory directory,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.jdbc = jdbc;
        this.consultations = consultations;
        this.events = events;
        this.directory = directory;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** A ticket, and whether this wish made it. */
    record Wished(TicketView ticket, boolean made) {}

    /** Records the wish for a person under the consultation's lock; an open one is given again. */
    Wished wish(UUID consultation, HandOverReason cause, @Nullable String words) {
        Consultations.Row row = consultations.lock(consultation);
        if (row.ticket() != null && row.state() == State.RESOLVED) {
            publisher.publishEvent(new EnterpriseSpoke(row.site(), consultation, row.number(), null));
            row = consultations.lock(consultation);
        }
        TicketView known = row.ticket();
        if (known != null && row.state() != State.CLOSED) {
            if (cause == HandOverReason.EMERGENCY) {
                publisher.publishEvent(new UrgencyRose(row.site(), consultation, row.number()));
            }
            return new Wished(known, false);
        }
        PersonWished told = number(row, cause, words);
        publisher.publishEvent(told);
        Consultations.Row wished = consultations.lock(consultation);
        events.append(
                row.site(),
                consultation,
                "consultation.state",
                ConsultationView.stateOf(State.WAITING, wished.ticket()));
        boolean chinese = directory.readsChinese(row.visitor());
        String said = chinese ? chinese(told.number(), cause) : english(told.number(), cause);
        consultations.say(wished, Author.SYSTEM, said, Consultations.Question.NONE, null);
        return new Wished(Objects.requireNonNull(wished.ticket()), true);
    }

    private PersonWished number(Consultations.Row row, HandOverReason cause, @Nullable String words) {
        String day = "QZ" + LocalDate.now(clock.withZone(CITY)).format(DateTimeFormatter.BASIC_ISO_DATE);
        return jdbc.sql(WISH)
                .param("reason", words == null ? cause.words() : words)
                .param("day", day)
                .param("id", row.id())
                .query((found, at) -> new PersonWished(
                        row.site(),
                        row.id(),
                        found.getString("ticket_number"),
                        cause,
                        words,
                        found.getObject("wished_at", OffsetDateTime.class).toInstant()))
                .single();
    }

    private static String chinese(String number, HandOverReason cause) {
        String why = cause == HandOverReason.DISLIKED ? "您两次表示回答没有用，" : "";
        return why + "已登记转人工专家，编号 " + number + "。人工专家会在本对话中回复；您可以关闭页面，回来后仍能看到。留下联系方式，我们也能联系到您。";
    }

    private static String english(String number, HandOverReason cause) {
        String why = cause == HandOverReason.DISLIKED ? "You found two answers unhelpful. " : "";
        return why + "Your case has been passed on to an expert under the number " + number
                + ". The expert will answer in this conversation; you can close this page and will find it here when you"
                + " come back. If you leave your contact details, we can also reach you directly.";
    }

    void contact(UUID consultation, HandOver.Contact contact) {
        jdbc.sql(CONTACT)
                .param("name", contact.name())
                .param("phone", contact.phone())
                .param("email", contact.email())
                .param("id", consultation)
                .update();
    }
}
