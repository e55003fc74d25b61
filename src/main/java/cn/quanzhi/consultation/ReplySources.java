package cn.quanzhi.consultation;

import cn.quanzhi.knowledge.Passages;
import cn.quanzhi.knowledge.Validity.Status;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What experts' replies rest on, as it stands today: a source that was in force when it was cited may have been replaced
 * by the time somebody reviews the case. Joins the caller's transaction.
 */
@Component
public class ReplySources {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    // PostgreSQL only: an array parameter, a JSON array as rows.
    private static final String CITED = """
            select m.consultation_id, m.created_at, c ->> 'passageId' as passage, c ->> 'citation' as citation
            from consultation_message m, jsonb_array_elements(m.citations) c
            where m.consultation_id = any(:consultations) and m.author = 'EXPERT' and m.withdrawn_at is null
              and m.corrected_by is null
            order by m.consultation_id, m.seq, c ->> 'number'
            """;

    private final JdbcClient jdbc;
    private final Passages passages;
    private final Clock clock;

    ReplySources(JdbcClient jdbc, Passages passages, Clock clock) {
        this.jdbc = jdbc;
        this.passages = passages;
        this.clock = clock;
    }

    /**
     * @param cited how many passages the replies name as their sources
     * @param inForce how many of them are in force today
     * @param changed those that were replaced, repealed or withdrawn since, as they were cited
     */
    public record Sources(int cited, int inForce, List<String> changed) {
        public Sources {
            changed = List.copyOf(changed);
        }
    }

    /**
     * @param site whose texts the replies could cite: its own and the shared ones
     * @param since for each consultation, from when on its replies count
     * @return only of consultations whose replies name a source
     */
    public Map<UUID, Sources> of(String site, Map<UUID, Instant> since) {
        Map<UUID, Map<UUID, String>> cited = cited(since);
        List<UUID> ids = cited.values().stream()
                .flatMap(each -> each.keySet().stream())
                .distinct()
                .toList();
        Map<UUID, Passages.Dated> today = passages.findDated(site, ids, LocalDate.now(clock.withZone(CITY)));
        Map<UUID, Sources> sources = new HashMap<>();
        cited.forEach((consultation, named) -> sources.put(consultation, sources(named, today)));
        return sources;
    }

    private Map<UUID, Map<UUID, String>> cited(Map<UUID, Instant> since) {
        Collection<UUID> consultations = since.keySet();
        Map<UUID, Map<UUID, String>> cited = new HashMap<>();
        jdbc.sql(CITED)
                .param("consultations", consultations.toArray(UUID[]::new))
                .query((RowCallbackHandler) row -> {
                    UUID consultation = row.getObject("consultation_id", UUID.class);
                    Instant said =
                            row.getObject("created_at", OffsetDateTime.class).toInstant();
                    if (!said.isBefore(since.getOrDefault(consultation, Instant.MAX))) {
                        cited.computeIfAbsent(consultation, id -> new LinkedHashMap<>())
                                .put(UUID.fromString(row.getString("passage")), row.getString("citation"));
                    }
                });
        return cited;
    }

    private static Sources sources(Map<UUID, String> named, Map<UUID, Passages.Dated> today) {
        int inForce = (int) named.keySet().stream()
                .filter(id -> status(id, today) == Status.IN_FORCE)
                .count();
        List<String> changed = named.entrySet().stream()
                .filter(each -> hasChanged(status(each.getKey(), today)))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        return new Sources(named.size(), inForce, changed);
    }

    /** What isn't there any more was withdrawn. */
    private static Status status(UUID id, Map<UUID, Passages.Dated> today) {
        Passages.Dated found = today.get(id);
        return found == null ? Status.REPEALED : found.validity().status();
    }

    private static boolean hasChanged(Status status) {
        return status == Status.REPEALED || status == Status.SUPERSEDED;
    }
}
