package cn.quanzhi.consultation;

import cn.quanzhi.answering.Citation;
import cn.quanzhi.consultation.ConsultationView.AnswerView;
import cn.quanzhi.consultation.ConsultationView.Author;
import cn.quanzhi.consultation.ConsultationView.CitationView;
import cn.quanzhi.consultation.ConsultationView.MessageView;
import cn.quanzhi.identity.Directory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The messages of a consultation as they are read, and what a person's message has more than others. */
@Component
class Messages {

    private static final String COLUMNS = """
            id, seq, author, text, created_at, said_by, citations, correction_of, corrected_by, withdrawn_at
            """;
    private static final String ALL =
            "select " + COLUMNS + " from consultation_message where consultation_id = :consultation order by seq";
    private static final String ONE =
            "select " + COLUMNS + " from consultation_message where consultation_id = :consultation and id = :id";
    private static final String ASKED_BY = "select visitor_id from consultation where id = :consultation";
    private static final String SIGN = """
            update consultation_message set said_by = :by, citations = cast(:citations as jsonb), correction_of = :corrected
            where id = :id
            """;
    private static final String MARK = """
            update consultation_message set corrected_by = coalesce(:by, corrected_by),
              withdrawn_at = case when :withdrawn then coalesce(withdrawn_at, now()) else withdrawn_at end
            where id = :id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Answers answers;
    private final Directory directory;

    Messages(JdbcClient jdbc, JsonMapper json, Answers answers, Directory directory) {
        this.jdbc = jdbc;
        this.json = json;
        this.answers = answers;
        this.directory = directory;
    }

    /** For whom messages are read: experts still see words that were taken back. */
    enum Reader {
        ENTERPRISE,
        STAFF
    }

    /** Stands where words were taken back, for whoever doesn't know the mark that says so. */
    static String withdrawn(boolean chinese) {
        return chinese ? "（专家已撤回这条消息）" : "(The expert withdrew this message)";
    }

    static MessageView plain(UUID id, long seq, Author author, String text, Instant at, @Nullable AnswerView answer) {
        return new MessageView(id, seq, author, text, at, answer, null, List.of(), null, null, false);
    }

    List<MessageView> of(UUID consultation, Reader reader) {
        Map<UUID, Answers.Row> newest = new HashMap<>();
        answers.of(consultation).forEach(answer -> newest.put(answer.message(), answer));
        return jdbc.sql(ALL)
                .param("consultation", consultation)
                .query((row, number) -> {
                    Answers.Row answer = newest.get(row.getObject("id", UUID.class));
                    return view(row, answer == null ? null : answer.view(), words(consultation, row, reader));
                })
                .list();
    }

    /** A person's or the service's message; an AI's comes without its answer. */
    Optional<MessageView> find(UUID consultation, UUID id, Reader reader) {
        return jdbc.sql(ONE)
                .param("consultation", consultation)
                .param("id", id)
                .query((row, number) -> view(row, null, words(consultation, row, reader)))
                .optional();
    }

    /** Puts a name under a message, with what it rests on and which message it corrects. */
    void sign(UUID id, HandOver.Said said) {
        jdbc.sql(SIGN)
                .param("by", said.by())
                .param("citations", json.writeValueAsString(said.citations()))
                .param("corrected", said.correctionOf())
                .param("id", id)
                .update();
    }

    void mark(UUID id, @Nullable UUID correctedBy, boolean withdrawn) {
        jdbc.sql(MARK)
                .param("by", correctedBy)
                .param("withdrawn", withdrawn)
                .param("id", id)
                .update();
    }

    private String words(UUID consultation, ResultSet row, Reader reader) throws SQLException {
        if (row.getObject("withdrawn_at") == null || reader == Reader.STAFF) {
            return row.getString("text");
        }
        UUID visitor = jdbc.sql(ASKED_BY)
                .param("consultation", consultation)
                .query((asked, number) -> asked.getObject("visitor_id", UUID.class))
                .single();
        return withdrawn(directory.readsChinese(visitor));
    }

    private MessageView view(ResultSet row, @Nullable AnswerView answer, String text) throws SQLException {
        List<Citation> citations = json.readValue(row.getString("citations"), new TypeReference<List<Citation>>() {});
        return new MessageView(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                Author.valueOf(row.getString("author")),
                answer == null ? text : answer.text(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                answer,
                row.getString("said_by"),
                citations.stream().map(CitationView::of).toList(),
                row.getObject("correction_of", UUID.class),
                row.getObject("corrected_by", UUID.class),
                row.getObject("withdrawn_at") != null);
    }
}
