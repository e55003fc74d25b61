package cn.quanzhi.curation;

import cn.quanzhi.consultation.RestingAnswers.Resting;
import cn.quanzhi.curation.Recall.Action;
import cn.quanzhi.curation.Recall.State;
import cn.quanzhi.curation.Recall.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of recalls and of the consultations that each affects. */
@Component
class Recalls {

    private static final String SELECT = """
            select id, site_id, target, version_id, passage_ids, answer_id, title, reason, action, notice, notice_en, state,
              created_by_id, created_by, created_at, told_by, told_at, finished_at, version_withdrawn from curation_recall
            """;
    private static final String INSERT = """
            insert into curation_recall (id, site_id, target, version_id, passage_ids, answer_id, title, reason, action,
              notice, notice_en, state, created_by_id, created_by, created_at, version_withdrawn)
            values (:id, :site, :target, :version, :passages, :answer, :title, :reason, :action, :notice, :noticeEn, 'FOUND',
              :byId, :by, now(), :withdrawn)
            """;
    // Told ones stay as they were told.
    private static final String ADD_CASE = """
            insert into curation_recall_case as known (recall_id, consultation_id, site_id, answers)
            values (:recall, :consultation, :site, cast(:answers as jsonb))
            on conflict (recall_id, consultation_id) do update set answers = excluded.answers where known.told_at is null
            """;
    private static final String CASES = """
            select consultation_id, site_id, answers, told_at, called_by, called_at, reached, call_note
            from curation_recall_case
            where recall_id = :recall and (cast(:before as uuid) is null or consultation_id < cast(:before as uuid))
            order by consultation_id desc limit :limit
            """;
    private static final String COUNTS = """
            select count(*) as affected, count(told_at) as told from curation_recall_case where recall_id = :recall
            """;
    private static final String NOT_REACHED = """
            select consultation_id from curation_recall_case where recall_id = :recall and reached is not true
            order by consultation_id
            """;
    private static final String NEXT = """
            select consultation_id, site_id, answers, told_at, called_by, called_at, reached, call_note
            from curation_recall_case where recall_id = :recall and told_at is null
            order by consultation_id limit 1 for update skip locked
            """;
    private static final String FINISH = """
            update curation_recall set state = 'TOLD', finished_at = now() where id = :id and state = 'TELLING'
              and not exists (select 1 from curation_recall_case c where c.recall_id = :id and c.told_at is null)
            """;
    private static final String CALL = """
            update curation_recall_case set called_by = :by, called_at = now(), reached = :reached, call_note = :note
            where recall_id = :recall and consultation_id = :consultation
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Recalls(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A case as it is kept; whom to call is read when it is looked at. */
    record Kept(
            UUID consultation,
            String site,
            List<Resting> answers,
            @Nullable Instant toldAt,
            Recall.@Nullable Called called) {}

    /** How many consultations, and how many of them have been told. */
    record Counts(int affected, int told) {}

    void insert(Recall recall) {
        Map<String, Object> row = new TreeMap<>(Map.of("id", recall.recallId(), "site", recall.site()));
        row.put("target", recall.target().name());
        row.put("version", recall.versionId());
        row.put("passages", recall.passageIds().toArray(UUID[]::new));
        row.put("answer", recall.answerId());
        row.put("title", recall.title());
        row.put("reason", recall.reason());
        row.put("action", recall.action().name());
        row.put("notice", recall.notice());
        row.put("noticeEn", recall.noticeEn());
        row.put("byId", recall.createdById());
        row.put("by", recall.createdBy());
        row.put("withdrawn", recall.versionWithdrawn());
        jdbc.sql(INSERT).params(row).update();
    }

    /** How many were written: none where the consultation has been told already. */
    int add(UUID recall, UUID consultation, List<Resting> answers) {
        return jdbc.sql(ADD_CASE)
                .param("recall", recall)
                .param("consultation", consultation)
                .param("site", answers.getFirst().site())
                .param("answers", json.writeValueAsString(answers))
                .update();
    }

    Optional<Recall> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(Recalls::recall)
                .optional();
    }

    Optional<Recall> lock(UUID id) {
        return jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id)
                .query(Recalls::recall)
                .optional();
    }

    List<Recall> of(String own, @Nullable UUID before, int limit) {
        return jdbc.sql(SELECT + """
                         where (:own = 'shared' or site_id = :own)
                          and (cast(:before as uuid) is null or id < cast(:before as uuid))
                        order by id desc limit :limit
                        """)
                .param("own", own)
                .param("before", before)
                .param("limit", limit)
                .query(Recalls::recall)
                .list();
    }

    List<Recall> telling() {
        return jdbc.sql(SELECT + " where state = 'TELLING' order by id")
                .query(Recalls::recall)
                .list();
    }

    void tell(UUID id, String by) {
        jdbc.sql("update curation_recall set state = 'TELLING', told_by = :by, told_at = now() where id = :id")
                .param("by", by)
                .param("id", id)
                .update();
    }

    /** Where nobody is left; another node may still be telling the last one. */
    void finish(UUID id) {
        jdbc.sql(FINISH).param("id", id).update();
    }

    List<Kept> cases(UUID recall, @Nullable UUID before, int limit) {
        return jdbc.sql(CASES)
                .param("recall", recall)
                .param("before", before)
                .param("limit", limit)
                .query(this::kept)
                .list();
    }

    Counts counts(UUID recall) {
        return jdbc.sql(COUNTS).param("recall", recall).query(Counts.class).single();
    }

    /** Those whom nobody has reached by telephone yet, whether they left an address or not. */
    List<UUID> notReached(UUID recall) {
        return jdbc.sql(NOT_REACHED)
                .param("recall", recall)
                .query((row, number) -> row.getObject("consultation_id", UUID.class))
                .list();
    }

    /** The next one that is to be told, locked; another node takes another one. */
    Optional<Kept> next(UUID recall) {
        return jdbc.sql(NEXT).param("recall", recall).query(this::kept).optional();
    }

    void told(UUID recall, UUID consultation) {
        jdbc.sql(
                        "update curation_recall_case set told_at = now() where recall_id = :recall and consultation_id = :consultation")
                .param("recall", recall)
                .param("consultation", consultation)
                .update();
    }

    /** @return whether there is such a case */
    boolean called(UUID recall, UUID consultation, String by, boolean reached, @Nullable String note) {
        return jdbc.sql(CALL)
                        .param("by", by)
                        .param("reached", reached)
                        .param("note", note)
                        .param("recall", recall)
                        .param("consultation", consultation)
                        .update()
                == 1;
    }

    private Kept kept(ResultSet row, int number) throws SQLException {
        Instant called = instant(row, "called_at");
        return new Kept(
                row.getObject("consultation_id", UUID.class),
                row.getString("site_id"),
                json.readValue(row.getString("answers"), new TypeReference<List<Resting>>() {}),
                instant(row, "told_at"),
                called == null
                        ? null
                        : new Recall.Called(
                                row.getString("called_by"),
                                called,
                                row.getBoolean("reached"),
                                row.getString("call_note")));
    }

    private static Recall recall(ResultSet row, int number) throws SQLException {
        return new Recall(
                row.getObject("id", UUID.class),
                row.getString("site_id"),
                Target.valueOf(row.getString("target")),
                row.getObject("version_id", UUID.class),
                Set.of((UUID[]) row.getArray("passage_ids").getArray()),
                row.getObject("answer_id", UUID.class),
                row.getString("title"),
                row.getString("reason"),
                Action.valueOf(row.getString("action")),
                row.getString("notice"),
                row.getString("notice_en"),
                State.valueOf(row.getString("state")),
                row.getObject("created_by_id", UUID.class),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("told_by"),
                instant(row, "told_at"),
                instant(row, "finished_at"),
                row.getBoolean("version_withdrawn"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
