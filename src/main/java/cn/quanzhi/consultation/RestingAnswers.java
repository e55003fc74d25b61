package cn.quanzhi.consultation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was said and still stands, by the version and the passages that it cites. */
@Component
public class RestingAnswers {

    private static final int LONGEST = 200;
    // PostgreSQL only: jsonb containment, which an index serves. Of several answers to one question the newest counts.
    private static final String ANSWERS = """
            select a.consultation_id, a.site_id, a.message_id, a.id as answer_id, q.text as question, a.text,
              a.citations, coalesce(a.completed_at, a.created_at) as said_at, null as said_by
            from consultation_answer a
              join consultation_message m on m.id = a.message_id and m.withdrawn_at is null and m.corrected_by is null
              join consultation_message q on q.id = a.question_id
            where (:own = 'shared' or a.site_id = :own) and a.status not in ('RUNNING', 'FAILED')
              and not exists (select 1 from consultation_answer b where b.message_id = a.message_id and b.id > a.id
                and b.status not in ('RUNNING', 'FAILED'))
            """;
    private static final String EXPERTS = """
            select m.consultation_id, m.site_id, m.id as message_id, null::uuid as answer_id, q.text as question, m.text,
              m.citations, m.created_at as said_at, m.said_by
            from consultation_message m
              left join lateral (select v.text from consultation_message v
                where v.consultation_id = m.consultation_id and v.author = 'VISITOR' and v.seq < m.seq
                order by v.seq desc limit 1) q on true
            where (:own = 'shared' or m.site_id = :own) and m.author = 'EXPERT' and m.withdrawn_at is null
              and m.corrected_by is null
            """;
    private static final String CITES = """
             and %1$s.citations @> cast(:cites as jsonb) and exists (select 1 from jsonb_array_elements(%1$s.citations) c
              where c ->> 'documentVersionId' = :version
                and (cardinality(cast(:passages as text[])) = 0 or c ->> 'passageId' = any(:passages)))
            """;
    private static final String RESTING = ANSWERS + CITES.formatted("a") + " union all " + EXPERTS
            + CITES.formatted("m") + " order by said_at desc, message_id limit :limit";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RestingAnswers(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * One answer, or an expert's message.
     *
     * @param answerId null for an expert's message
     * @param question what it answered
     * @param text its beginning
     * @param citations in the forms that were shown
     * @param saidBy null for the AI
     */
    public record Resting(
            UUID consultationId,
            String site,
            UUID messageId,
            @Nullable UUID answerId,
            @Nullable String question,
            String text,
            List<String> citations,
            Instant saidAt,
            @Nullable String saidBy) {
        public Resting {
            citations = List.copyOf(citations);
        }
    }

    /**
     * @param own the site whose consultations are looked at; all for {@code shared}
     * @param passages of the version; empty for any of them
     */
    public List<Resting> on(String own, UUID version, Collection<UUID> passages, int limit) {
        return jdbc.sql(RESTING)
                .param("own", own)
                .param("cites", json.writeValueAsString(List.of(Map.of("documentVersionId", version))))
                .param("version", version.toString())
                .param("passages", passages.stream().map(UUID::toString).toArray(String[]::new))
                .param("limit", limit)
                .query(this::resting)
                .list();
    }

    /** The answer where it still stands. */
    public Optional<Resting> answer(String own, UUID answer) {
        return jdbc.sql(ANSWERS + " and a.id = :answer")
                .param("own", own)
                .param("answer", answer)
                .query(this::resting)
                .optional();
    }

    private Resting resting(ResultSet row, int number) throws SQLException {
        String text = row.getString("text");
        return new Resting(
                row.getObject("consultation_id", UUID.class),
                row.getString("site_id"),
                row.getObject("message_id", UUID.class),
                row.getObject("answer_id", UUID.class),
                row.getString("question"),
                text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…",
                json.readTree(row.getString("citations"))
                        .valueStream()
                        .map(citation -> citation.path("citation").asString(""))
                        .distinct()
                        .toList(),
                row.getObject("said_at", OffsetDateTime.class).toInstant(),
                row.getString("said_by"));
    }
}
