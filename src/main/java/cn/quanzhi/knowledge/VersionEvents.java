package cn.quanzhi.knowledge;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The history of each version, appended in the transaction that makes it true. */
@Component
class VersionEvents {

    private static final String APPEND = """
            insert into knowledge_version_event
              (version_id, site_id, seq, event, from_state, to_state, actor_id, actor_name, reason, at)
            select :version, v.site_id,
              1 + (select coalesce(max(seq), 0) from knowledge_version_event where version_id = :version),
              :event, :from, :to, :actorId, :actor, :reason, :at
            from knowledge_version v where v.id = :version
            """;
    private static final String OF = """
            select event, from_state, to_state, actor_id, actor_name, reason, at from knowledge_version_event
            where version_id = :version order by seq
            """;
    private static final String LAST = """
            select seq, actor_name, at from knowledge_version_event where version_id = :version order by seq desc limit 1
            """;
    // Whoever wrote any of the text can't be the second person.
    private static final String MAKERS = """
            select distinct actor_id from knowledge_version_event
            where version_id = :version and event in ('CREATE', 'EDIT') and actor_id is not null
            order by actor_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    VersionEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record VersionEvent(
            VersionStep event,
            @Nullable VersionState from,
            VersionState to,
            @Nullable UUID actorId,
            @Nullable String actor,
            @Nullable String reason,
            Instant at) {}

    /** What is to be remembered of a step. */
    record Taken(
            VersionStep step,
            @Nullable VersionState from,
            VersionState to,
            @Nullable Curator actor,
            @Nullable String reason) {}

    void append(UUID version, Taken taken) {
        VersionState from = taken.from();
        Curator actor = taken.actor();
        jdbc.sql(APPEND)
                .param("version", version)
                .param("event", taken.step().name())
                .param("from", from == null ? null : from.name())
                .param("to", taken.to().name())
                .param("actorId", actor == null ? null : actor.accountId())
                .param("actor", actor == null ? null : actor.name())
                .param("reason", taken.reason())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    List<VersionEvent> of(UUID version) {
        return jdbc.sql(OF)
                .param("version", version)
                .query((row, number) -> {
                    String from = row.getString("from_state");
                    return new VersionEvent(
                            VersionStep.valueOf(row.getString("event")),
                            from == null ? null : VersionState.valueOf(from),
                            VersionState.valueOf(row.getString("to_state")),
                            row.getObject("actor_id", UUID.class),
                            row.getString("actor_name"),
                            row.getString("reason"),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    /** The newest step of a history. */
    record LastStep(int seq, @Nullable String actor, Instant at) {}

    Optional<LastStep> last(UUID version) {
        return jdbc.sql(LAST)
                .param("version", version)
                .query((row, number) -> new LastStep(
                        row.getInt("seq"),
                        row.getString("actor_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    List<UUID> makers(UUID version) {
        return jdbc.sql(MAKERS)
                .param("version", version)
                .query((row, number) -> row.getObject("actor_id", UUID.class))
                .list();
    }
}
