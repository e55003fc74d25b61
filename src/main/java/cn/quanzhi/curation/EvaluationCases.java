package cn.quanzhi.curation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Questions that curators keep, and the lines in which {@code ./quanzhi evaluate} reads them. */
@Component
class EvaluationCases {

    private static final String SELECT = """
            select id, site_id, question, as_of, expected_action, gold, note, created_by_id, created_by, created_at
            from curation_evaluation_case
            """;
    private static final String INSERT = """
            insert into curation_evaluation_case
              (id, site_id, question, as_of, expected_action, gold, note, created_by_id, created_by, created_at)
            values (:id, :site, :question, :asOf, :action, cast(:gold as jsonb), :note, :byId, :by, now())
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EvaluationCases(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * An article that answers the question.
     *
     * @param effectiveFrom the first day of the version that counts; null for any
     * @param must whether an answer is incomplete without it
     */
    record GoldArticle(
            String title, String article, @Nullable LocalDate effectiveFrom, boolean must) {}

    record EvaluationCase(
            UUID caseId,
            String site,
            String question,
            @Nullable LocalDate asOf,
            String expectedAction,
            List<GoldArticle> gold,
            @Nullable String note,
            UUID createdById,
            String createdBy,
            Instant createdAt) {
        EvaluationCase {
            gold = List.copyOf(gold);
        }
    }

    void insert(EvaluationCase kept) {
        jdbc.sql(INSERT)
                .param("id", kept.caseId())
                .param("site", kept.site())
                .param("question", kept.question())
                .param("asOf", kept.asOf())
                .param("action", kept.expectedAction())
                .param("gold", json.writeValueAsString(kept.gold()))
                .param("note", kept.note())
                .param("byId", kept.createdById())
                .param("by", kept.createdBy())
                .update();
    }

    List<EvaluationCase> of(String own, @Nullable UUID before, int limit) {
        return jdbc.sql(SELECT + """
                         where (:own = 'shared' or site_id = :own)
                          and (cast(:before as uuid) is null or id < cast(:before as uuid))
                        order by id desc limit :limit
                        """)
                .param("own", own)
                .param("before", before)
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    boolean delete(String own, UUID id) {
        return jdbc.sql("delete from curation_evaluation_case where id = :id and (:own = 'shared' or site_id = :own)")
                        .param("id", id)
                        .param("own", own)
                        .update()
                == 1;
    }

    /** One line for each case, the oldest first. */
    String lines(String own) {
        StringBuilder lines = new StringBuilder();
        List<EvaluationCase> cases = of(own, null, Integer.MAX_VALUE);
        for (EvaluationCase kept : cases.reversed()) {
            lines.append(json.writeValueAsString(line(kept))).append('\n');
        }
        return lines.toString();
    }

    private static Map<String, Object> line(EvaluationCase kept) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", kept.caseId().toString());
        line.put("question", kept.question());
        LocalDate asOf = kept.asOf();
        if (asOf != null) {
            line.put("as_of", asOf.toString());
        }
        line.put("expected_action", kept.expectedAction().toLowerCase(Locale.ROOT));
        line.put("gold", kept.gold().stream().map(EvaluationCases::gold).toList());
        return line;
    }

    private static Map<String, Object> gold(GoldArticle article) {
        Map<String, Object> gold = new LinkedHashMap<>();
        gold.put("title", article.title());
        gold.put("article", article.article());
        LocalDate from = article.effectiveFrom();
        if (from != null) {
            gold.put("effectiveFrom", from.toString());
        }
        gold.put("role", article.must() ? "must" : "alt");
        return gold;
    }

    private EvaluationCase row(ResultSet row, int number) throws SQLException {
        return new EvaluationCase(
                row.getObject("id", UUID.class),
                row.getString("site_id"),
                row.getString("question"),
                row.getObject("as_of", LocalDate.class),
                row.getString("expected_action"),
                json.readValue(row.getString("gold"), new TypeReference<List<GoldArticle>>() {}),
                row.getString("note"),
                row.getObject("created_by_id", UUID.class),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
