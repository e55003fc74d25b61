package cn.quanzhi.consultation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.Citation;
import cn.quanzhi.answering.Claim;
import cn.quanzhi.knowledge.Validity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A consultation as its enterprise sees it; the truth after any reconnect. */
public record ConsultationView(
        UUID consultationId,
        @Nullable String subject,
        State state,
        Instant createdAt,
        String lastEventId,
        List<MessageView> messages,
        @Nullable TicketView ticket) {

    /** The data of an event that says who speaks now. */
    static Map<String, @Nullable Object> stateOf(State state, @Nullable TicketView ticket) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("state", state);
        data.put("ticket", ticket);
        return data;
    }

    public enum State {
        AI,
        WAITING,
        EXPERT,
        RESOLVED,
        CLOSED
    }

    public enum Author {
        VISITOR,
        AI,
        EXPERT,
        SYSTEM
    }

    /**
     * @param expert the name of the person who wrote it
     * @param citations what a person's message rests on
     * @param correctionOf the message that this one corrects
     * @param withdrawn taken back by who wrote it: the text says so, in the words' place
     */
    public record MessageView(
            UUID messageId,
            long seq,
            Author author,
            String text,
            Instant createdAt,
            @Nullable AnswerView answer,
            @Nullable String expert,
            List<CitationView> citations,
            @Nullable UUID correctionOf,
            @Nullable UUID correctedBy,
            boolean withdrawn) {}

    public record AnswerView(
            UUID answerId,
            Answer.@Nullable Action action,
            Answer.Status status,
            String text,
            List<CitationView> citations,
            List<Claim> claims,
            boolean extractive,
            @Nullable String model,
            @Nullable String promptVersion,
            boolean aiGenerated,
            @Nullable LocalDate asOf,
            List<String> suggestions) {}

    public record CitationView(
            int number,
            UUID passageId,
            UUID documentId,
            UUID documentVersionId,
            String title,
            String citation,
            String quote,
            Validity validity) {

        public static CitationView of(Citation citation) {
            return new CitationView(
                    citation.number(),
                    citation.passageId(),
                    citation.documentId(),
                    citation.documentVersionId(),
                    citation.title(),
                    citation.citation(),
                    citation.quote(),
                    citation.validity());
        }
    }

    public record TicketView(
            String number,
            String state,
            @Nullable Integer queuePosition,
            @Nullable Instant dueAt,
            @Nullable Integer expectedWaitMinutes) {}

    /** One line of the list of consultations. */
    record Summary(
            UUID consultationId,
            @Nullable String subject,
            State state,
            Instant createdAt,
            String lastEventId,
            @Nullable LastMessage lastMessage,
            long unread,
            @Nullable TicketView ticket) {}

    /** @param withdrawn taken back: the words are the service's, and each face says it in its reader's language */
    public record LastMessage(Author author, String text, Instant createdAt, boolean withdrawn) {}
}
