package cn.quanzhi.sla;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How long clocks ran until they were stopped, in the time that their terms count; joins the caller's transaction. */
@Component
public class Measures {

    // PostgreSQL only: percentile_cont, distinct on, rows of a JSON parameter. A clock is credited to whoever acted
    // last
    // before it was stopped.
    private static final String MEDIANS = """
            select stopped.credited,
              percentile_cont(0.5) within group (order by stopped.took_micros) / 1000000 as seconds, count(*) as known
            from (
              select distinct on (c.id) c.took_micros, a.credited
              from jsonb_to_recordset(cast(:acts as jsonb)) as a (site text, subject uuid, at timestamptz, credited text)
              join sla_clock c on c.site_id = a.site and c.subject_id = a.subject
                and a.at between c.started_at and c.stopped_at
              where c.subject_kind = :subjectKind and c.kind = :kind and c.took_micros is not null
              order by c.id, a.at desc) stopped
            group by stopped.credited order by stopped.credited
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Measures(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Something that was done about a subject, and to whose credit: a person's, a queue's. */
    public record Act(String site, UUID subject, Instant at, String credited) {}

    /** @param known of how many clocks it is the median */
    public record Median(long seconds, long known) {}

    public Map<String, Median> medians(String subjectKind, ClockKind kind, Collection<Act> acts) {
        Map<String, Median> medians = new HashMap<>();
        jdbc.sql(MEDIANS)
                .param("acts", json.writeValueAsString(acts))
                .param("subjectKind", subjectKind)
                .param("kind", kind.name())
                .query((RowCallbackHandler) row -> medians.put(
                        row.getString("credited"),
                        new Median(Math.round(row.getDouble("seconds")), row.getLong("known"))));
        return medians;
    }
}
