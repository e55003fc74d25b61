package cn.quanzhi.followup;

import cn.quanzhi.escalation.Workload.Deed;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How content enterprises were, on the city's scale of 100 points; joins the caller's transaction. */
@Component
class Satisfaction {

    // PostgreSQL only: distinct on, rows of a JSON parameter. A visit is credited to the last reply before its answer,
    // so
    // that whoever takes over a case that was sent back isn't blamed for what was said before.
    private static final String MARKS = """
            select visited.credited, round(avg(visited.satisfaction) * 20, 1) as points, count(*) as visits
            from (
              select distinct on (v.id) v.satisfaction, r.credited
              from jsonb_to_recordset(cast(:replies as jsonb)) as r (site text, ticket uuid, at timestamptz, credited text)
              join followup_visit v on v.site_id = r.site and v.ticket_id = r.ticket and r.at <= v.ended_at
              where v.satisfaction is not null and v.ended_at >= now() - make_interval(days => :days)
              order by v.id, r.at desc) visited
            group by visited.credited order by visited.credited
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Satisfaction(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Reply(String site, UUID ticket, Instant at, String credited) {}

    /**
     * @param points the mean mark, where a mark of 5 is 100 points and one of 1 is 20
     * @param visits of how many visits
     */
    record Mark(double points, long visits) {}

    Map<String, Mark> of(List<Deed> resolutions, int days, Function<Deed, String> credited) {
        List<Reply> replies = resolutions.stream()
                .map(deed -> new Reply(deed.site(), deed.ticket(), deed.at(), credited.apply(deed)))
                .toList();
        Map<String, Mark> marks = new HashMap<>();
        jdbc.sql(MARKS)
                .param("replies", json.writeValueAsString(replies))
                .param("days", days)
                .query((RowCallbackHandler) row ->
                        marks.put(row.getString("credited"), new Mark(row.getDouble("points"), row.getLong("visits"))));
        return marks;
    }
}
