package cn.quanzhi.consultation;

import cn.quanzhi.answering.Citation;
import cn.quanzhi.consultation.ConsultationView.Author;
import cn.quanzhi.consultation.ConsultationView.MessageView;
import cn.quanzhi.consultation.ConsultationView.State;
import cn.quanzhi.consultation.ConsultationView.TicketView;
import cn.quanzhi.platform.feed.Feed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the experts' desk does to a consultation: says who speaks, shows the ticket, speaks to the enterprise. Every
 * command runs in the caller's transaction and under the consultation's lock, which is always taken before the ticket's.
 */
@Component
public class HandOver {

    private static final String TYPING = "~";
    private static final String PROMISE = """
            update consultation set ticket_queue_position = :position, ticket_due_at = :due, ticket_wait_minutes = :minutes
            where id = :id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Consultations consultations;
    private final Messages messages;
    private final ConsultationEvents events;
    private final Takeover takeover;
    private final Feed feed;

    HandOver(
            JdbcClient jdbc,
            JsonMapper json,
            Consultations consultations,
            Messages messages,
            ConsultationEvents events,
            Takeover takeover,
            Feed feed) {
        this.jdbc = jdbc;
        this.json = json;
        this.consultations = consultations;
        this.messages = messages;
        this.events = events;
        this.takeover = takeover;
        this.feed = feed;
    }

    /** How to reach the enterprise; in a request, what is null stays as it was. */
    public record Contact(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email) {}

    /** The ticket as its enterprise sees it: its number and state, its place in the queue, when somebody will act. */
    public record Shown(
            String number,
            String state,
            @Nullable Integer queuePosition,
            @Nullable Instant dueAt,
            @Nullable Integer expectedWaitMinutes) {
        TicketView view() {
            return new TicketView(number, state, queuePosition, dueAt, expectedWaitMinutes);
        }
    }

    /**
     * What a person says.
     *
     * @param by the person's name as the enterprise reads it
     * @param correctionOf the message that this one corrects
     */
    public record Said(
            String text,
            String by,
            List<Citation> citations,
            @Nullable UUID correctionOf) {
        public Said(String text, String by) {
            this(text, by, List.of(), null);
        }
    }

    /** Locks the consultation until the transaction ends. */
    public void lock(UUID consultation) {
        consultations.lock(consultation);
    }

    /**
     * Shows the ticket and says who speaks: while a person holds it the AI is silent. An older ticket of the consultation
     * is shown no more.
     */
    public void show(UUID consultation, Shown ticket) {
        Consultations.Row row = consultations.lock(consultation);
        State state = stateOf(ticket.state());
        boolean same = state == row.state() && ticket.view().equals(row.ticket());
        if (!ticket.number().equals(row.ticketNumber()) || same) {
            return;
        }
        jdbc.sql("update consultation set state = :state, ticket_state = :ticketState where id = :id")
                .param("state", state.name())
                .param("ticketState", ticket.state())
                .param("id", consultation)
                .update();
        promise(consultation, ticket);
        events.append(row.site(), consultation, "consultation.state", ConsultationView.stateOf(state, ticket.view()));
        if (state == State.EXPERT && row.state() != State.EXPERT) {
            takeover.silence(row);
        }
    }

    /** Notes what is promised of a ticket that its consultation is about to show. */
    public void promise(UUID consultation, Shown ticket) {
        Instant due = ticket.dueAt();
        jdbc.sql(PROMISE)
                .param("position", ticket.queuePosition())
                .param("due", due == null ? null : OffsetDateTime.ofInstant(due, ZoneOffset.UTC))
                .param("minutes", ticket.expectedWaitMinutes())
                .param("id", consultation)
                .update();
    }

    private static State stateOf(String ticketState) {
        return switch (ticketState) {
            case "OPEN" -> State.WAITING;
            case "ASSIGNED", "WAITING_ON_ENTERPRISE" -> State.EXPERT;
            default -> State.valueOf(ticketState);
        };
    }

    /** A person's message to the enterprise. */
    public MessageView say(UUID consultation, Said said) {
        Consultations.Row row = consultations.lock(consultation);
        MessageView message = consultations.say(row, Author.EXPERT, said);
        if (said.correctionOf() != null) {
            mark(row, said.correctionOf(), message.messageId(), false);
        }
        return message;
    }

    /** Takes a person's message back: the enterprise reads that it was, the desk still sees its words. */
    public void withdraw(UUID consultation, UUID message) {
        mark(consultations.lock(consultation), message, null, true);
    }

    /**
     * Tells the enterprise that what it was told is wrong: each of the messages bears a mark from then on, which leads to
     * what is said now. One notice, however many messages.
     */
    public MessageView recall(UUID consultation, Collection<UUID> recalled, String notice, boolean withdrawn) {
        Consultations.Row row = consultations.lock(consultation);
        MessageView said = consultations.say(row, Author.SYSTEM, notice, Consultations.Question.NONE, null);
        recalled.forEach(message -> mark(row, message, said.messageId(), withdrawn));
        return said;
    }

    private void mark(Consultations.Row row, UUID message, @Nullable UUID correctedBy, boolean withdrawn) {
        messages.mark(message, correctedBy, withdrawn);
        MessageView marked =
                messages.find(row.id(), message, Messages.Reader.ENTERPRISE).orElseThrow();
        events.append(row.site(), row.id(), "message.changed", marked);
    }

    /** What the service says in the conversation when something has changed. */
    public MessageView announce(UUID consultation, String text) {
        Consultations.Row row = consultations.lock(consultation);
        return consultations.say(row, Author.SYSTEM, text, Consultations.Question.NONE, null);
    }

    /** What the service says when a person takes over: the message bears the name of who answers from now on. */
    public MessageView announce(UUID consultation, Said said) {
        return consultations.say(consultations.lock(consultation), Author.SYSTEM, said);
    }

    /** Tells the enterprise that a person is writing, or has stopped; not kept. */
    public void typing(UUID consultation, boolean active) {
        Map<String, Object> data = Map.of("author", Author.EXPERT, "active", active);
        feed.publish(ConsultationEvents.channel(consultation), TYPING + json.writeValueAsString(data));
    }

    static boolean isTyping(String heard) {
        return heard.startsWith(TYPING);
    }

    static String typingData(String heard) {
        return heard.substring(TYPING.length());
    }
}
