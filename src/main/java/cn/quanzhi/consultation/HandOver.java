package cn.quanzhi.consultation;

import cn.quanzhi.consultation.ConsultationView.Author;
import cn.quanzhi.consultation.ConsultationView.State;
import cn.quanzhi.consultation.ConsultationView.TicketView;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The hand-over to a person as the enterprise sees it: the wish, the contact, the lasting number, the state. */
@Component
class HandOver {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final String WISH = """
            update consultation set state = 'WAITING', ticket_state = 'OPEN', wish_reason = :reason, wished_at = now(),
              ticket_number = :day || '-' || lpad(nextval('consultation_ticket_number')::text, 6, '0')
            where id = :id returning ticket_number
            """;
    private static final String CONTACT = """
            update consultation set contact_name = coalesce(:name, contact_name),
              contact_phone = coalesce(:phone, contact_phone), contact_email = coalesce(:email, contact_email)
            where id = :id
            """;

    private final JdbcClient jdbc;
    private final Consultations consultations;
    private final ConsultationEvents events;
    private final Clock clock;

    HandOver(JdbcClient jdbc, Consultations consultations, ConsultationEvents events, Clock clock) {
        this.jdbc = jdbc;
        this.consultations = consultations;
        this.events = events;
        this.clock = clock;
    }

    /** How to reach the enterprise; what is null stays as it was. */
    record Contact(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email) {}

    /** A ticket, and whether this wish made it. */
    record Wished(TicketView ticket, boolean made) {}

    /** Records the wish for a person under the consultation's lock; an open one is given again. */
    Wished wish(UUID consultation, @Nullable String reason) {
        Consultations.Row row = consultations.lock(consultation);
        TicketView known = row.ticket();
        if (known != null && row.state() != State.CLOSED) {
            return new Wished(known, false);
        }
        String day = "QZ" + LocalDate.now(clock.withZone(CITY)).format(DateTimeFormatter.BASIC_ISO_DATE);
        String number = jdbc.sql(WISH)
                .param("reason", reason)
                .param("day", day)
                .param("id", consultation)
                .query(String.class)
                .single();
        TicketView ticket = new TicketView(number, "OPEN", null, null);
        events.append(row.site(), consultation, "consultation.state", ConsultationView.stateOf(State.WAITING, ticket));
        consultations.say(
                row,
                Author.SYSTEM,
                "已登记转人工专家，编号 " + number + "。人工专家会在本对话中回复；您可以关闭页面，回来后仍能看到。留下联系方式，我们也能联系到您。",
                Consultations.Question.NONE,
                null);
        return new Wished(ticket, true);
    }

    void contact(UUID consultation, Contact contact) {
        jdbc.sql(CONTACT)
                .param("name", contact.name())
                .param("phone", contact.phone())
                .param("email", contact.email())
                .param("id", consultation)
                .update();
    }
}
