package cn.quanzhi.consultation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.Answerer;
import cn.quanzhi.answering.Citation;
import cn.quanzhi.answering.Claim;
import cn.quanzhi.consultation.ConsultationView.AnswerView;
import cn.quanzhi.consultation.ConsultationView.CitationView;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The stored answers and the jobs that make them: one row is both, so neither is without the other. */
@Component
class Answers {

    private static final String COLUMNS = """
            id, consultation_id, site_id, message_id, question_id, status, action, stage, text, citations, claims,
            extractive, model, prompt_version, as_of, suggestions, attempt, base_seq, said_number, stop_requested
            """;
    private static final String INSERT = """
            insert into consultation_answer
              (id, consultation_id, site_id, message_id, question_id, status, created_at)
            values (:id, :consultation, :site, :message, :question, 'RUNNING', now())
            """;
    // PostgreSQL only: skip locked. The oldest running answer of each consultation is the one whose turn it is.
    private static final String CLAIM = """
            update consultation_answer set lease_owner = :owner, attempt = attempt + 1,
              lease_until = clock_timestamp() + cast(:lease as interval)
            where id = (
              select a.id from consultation_answer a
              where a.status = 'RUNNING' and (a.lease_until is null or a.lease_until < clock_timestamp())
                and (cast(:only as uuid) is null or a.id = cast(:only as uuid))
                and not exists (select 1 from consultation_answer b
                  where b.consultation_id = a.consultation_id and b.status = 'RUNNING' and b.id < a.id)
              order by a.created_at limit 1 for update skip locked)
            returning
            """ + COLUMNS;
    private static final String CHECKPOINT = """
            update consultation_answer a set text = d.text, citations = cast(d.citations as jsonb),
              claims = cast(d.claims as jsonb), stage = d.stage, said_number = d.number,
              lease_until = clock_timestamp() + cast(:lease as interval)
            from unnest(cast(:ids as uuid[]), cast(:attempts as int[]), cast(:texts as text[]), cast(:citations as text[]),
                cast(:claims as text[]), cast(:stages as text[]), cast(:numbers as bigint[]))
              as d(id, attempt, text, citations, claims, stage, number)
            where a.id = d.id and a.attempt = d.attempt and a.status = 'RUNNING' returning a.id, a.stop_requested
            """;
    private static final String BEGIN = """
            update consultation_answer set base_seq = :base, text = '', citations = '[]', claims = '[]', stage = null,
              said_number = 0
            where id = :id and attempt = :attempt and status = 'RUNNING'
            """;
    private static final String COMPLETE = """
            update consultation_answer set status = :status, action = :action, text = :text,
              citations = cast(:citations as jsonb), claims = cast(:claims as jsonb), extractive = :extractive,
              model = :model, prompt_version = :prompt, as_of = :asOf, suggestions = :suggestions, stage = null,
              lease_owner = null,
              lease_until = null, completed_at = now()
            where id = :id and attempt = :attempt and status = 'RUNNING'
            """;
    private static final String FAIL = """
            update consultation_answer set failures = failures + 1, lease_owner = null,
              lease_until = clock_timestamp() + interval '1 second',
              status = case when failures >= 2 then 'FAILED' else status end,
              completed_at = case when failures >= 2 then now() end
            where id = :id and attempt = :attempt and status = 'RUNNING' returning status
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Answers(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One answer's row. */
    record Row(
            UUID id,
            UUID consultation,
            String site,
            UUID message,
            UUID question,
            Answer.Status status,
            Answer.@Nullable Action action,
            Answerer.@Nullable Stage stage,
            String text,
            List<Citation> citations,
            List<Claim> claims,
            boolean extractive,
            @Nullable String model,
            @Nullable String promptVersion,
            @Nullable LocalDate asOf,
            List<String> suggestions,
            int attempt,
            long baseSeq,
            long saidNumber,
            boolean stopRequested) {

        AnswerView view() {
            boolean over = status != Answer.Status.RUNNING;
            return new AnswerView(
                    id,
                    action,
                    status,
                    over ? text : "",
                    over ? citations.stream().map(CitationView::of).toList() : List.of(),
                    over ? claims : List.of(),
                    extractive,
                    model,
                    promptVersion,
                    true,
                    asOf,
                    suggestions);
        }
    }

    void insert(UUID id, UUID consultation, String site, UUID message, UUID question) {
        jdbc.sql(INSERT)
                .param("id", id)
                .param("consultation", consultation)
                .param("site", site)
                .param("message", message)
                .param("question", question)
                .update();
    }

    /** Takes the answer that has waited longest, or one whose node fell silent. */
    Optional<Row> claim(String owner, String lease) {
        return claim(owner, lease, null);
    }

    /** Takes this answer where its turn has come, in the transaction that creates it. */
    Optional<Row> claim(String owner, String lease, @Nullable UUID only) {
        return jdbc.sql(CLAIM)
                .param("owner", owner)
                .param("lease", lease)
                .param("only", only == null ? null : only.toString())
                .query(this::row)
                .optional();
    }

    Optional<Row> find(String site, UUID consultation, UUID id) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from consultation_answer where site_id = :site and consultation_id = :consultation and id = :id")
                .param("site", site)
                .param("consultation", consultation)
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /** All answers of a consultation, oldest first; the last one of a message counts. */
    List<Row> of(UUID consultation) {
        return jdbc.sql("select " + COLUMNS
                        + " from consultation_answer where consultation_id = :consultation order by id")
                .param("consultation", consultation)
                .query(this::row)
                .list();
    }

    /** The answer whose turn it is, once it has begun. */
    Optional<Row> running(UUID consultation) {
        return of(consultation).stream()
                .filter(row -> row.status() == Answer.Status.RUNNING && row.baseSeq() > 0)
                .findFirst();
    }

    /** Says with which lasting event the attempt began; false where another node has taken the answer. */
    boolean begin(Row row, long baseSeq) {
        return jdbc.sql(BEGIN)
                        .param("base", baseSeq)
                        .param("id", row.id())
                        .param("attempt", row.attempt())
                        .update()
                == 1;
    }

    /** Keeps what was said and the leases; gives whether a stop was asked for, and nothing of an answer whose lease is lost. */
    Map<UUID, Boolean> checkpoint(Map<Row, RunningAnswers.Moment> moments, String lease) {
        int count = moments.size();
        String[] ids = new String[count];
        Integer[] attempts = new Integer[count];
        String[] texts = new String[count];
        String[] citations = new String[count];
        String[] claims = new String[count];
        @Nullable String[] stages = new @Nullable String[count];
        Long[] numbers = new Long[count];
        int i = 0;
        for (Map.Entry<Row, RunningAnswers.Moment> one : moments.entrySet()) {
            RunningAnswer.Said said = one.getValue().said();
            ids[i] = one.getKey().id().toString();
            attempts[i] = one.getKey().attempt();
            texts[i] = said.text();
            citations[i] = json.writeValueAsString(said.citations());
            claims[i] = json.writeValueAsString(said.claims());
            stages[i] = said.stage() == null ? null : said.stage().name();
            numbers[i] = one.getValue().number();
            i++;
        }
        Map<UUID, Boolean> stops = new HashMap<>();
        jdbc.sql(CHECKPOINT)
                .param("ids", ids)
                .param("attempts", attempts)
                .param("texts", texts)
                .param("citations", citations)
                .param("claims", claims)
                .param("stages", stages)
                .param("numbers", numbers)
                .param("lease", lease)
                .query((RowCallbackHandler)
                        row -> stops.put(row.getObject("id", UUID.class), row.getBoolean("stop_requested")));
        return stops;
    }

    boolean complete(Row row, Answer answer) {
        return jdbc.sql(COMPLETE)
                        .param("status", answer.status().name())
                        .param("action", answer.action().name())
                        .param("text", answer.text())
                        .param("citations", json.writeValueAsString(answer.citations()))
                        .param("claims", json.writeValueAsString(answer.claims()))
                        .param("extractive", answer.extractive())
                        .param("model", answer.model())
                        .param("prompt", answer.promptVersion())
                        .param("asOf", Date.valueOf(answer.asOf()))
                        .param("suggestions", answer.suggestions().toArray(String[]::new))
                        .param("id", row.id())
                        .param("attempt", row.attempt())
                        .update()
                == 1;
    }

    /** Counts a failure: tried again up to three times; true where that was the last. */
    Optional<Boolean> fail(Row row) {
        return jdbc.sql(FAIL)
                .param("id", row.id())
                .param("attempt", row.attempt())
                .query(String.class)
                .optional()
                .map("FAILED"::equals);
    }

    /** Notes the event that ended the answer: from then on it is news to its enterprise. */
    void ended(UUID id, long seq) {
        jdbc.sql("update consultation_answer set ended_seq = :seq where id = :id")
                .param("seq", seq)
                .param("id", id)
                .update();
    }

    void requestStop(UUID id) {
        jdbc.sql("update consultation_answer set stop_requested = true where id = :id and status = 'RUNNING'")
                .param("id", id)
                .update();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        String action = row.getString("action");
        String stage = row.getString("stage");
        Date asOf = row.getDate("as_of");
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("consultation_id", UUID.class),
                row.getString("site_id"),
                row.getObject("message_id", UUID.class),
                row.getObject("question_id", UUID.class),
                Answer.Status.valueOf(row.getString("status")),
                action == null ? null : Answer.Action.valueOf(action),
                stage == null ? null : Answerer.Stage.valueOf(stage),
                row.getString("text"),
                json.readValue(row.getString("citations"), new TypeReference<List<Citation>>() {}),
                json.readValue(row.getString("claims"), new TypeReference<List<Claim>>() {}),
                row.getBoolean("extractive"),
                row.getString("model"),
                row.getString("prompt_version"),
                asOf == null ? null : asOf.toLocalDate(),
                List.of((String[]) row.getArray("suggestions").getArray()),
                row.getInt("attempt"),
                row.getLong("base_seq"),
                row.getLong("said_number"),
                row.getBoolean("stop_requested"));
    }
}
