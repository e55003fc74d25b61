package cn.quanzhi.curation;

import cn.quanzhi.identity.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The checks that were made of versions before their publication. */
@Component
class PublishChecks {

    private static final int SHOWN = 20;
    private static final String SELECT = """
            select id, version_id, fingerprint, cases, passed_before, passed_after, kept, below, bar, changed, created_by,
              created_at, overridden_by, overridden_at, overridden_reason
            from curation_publish_check
            """;
    private static final String INSERT = """
            insert into curation_publish_check (id, site_id, version_id, fingerprint, cases, passed_before, passed_after, kept,
              below, bar, changed, created_by_id, created_by, created_at)
            values (:id, :site, :version, :fingerprint, :cases, :before, :after, :kept, :below, :bar, cast(:changed as jsonb),
              :byId, :by, :at)
            """;
    private static final String OVERRIDE = """
            update curation_publish_check set overridden_by_id = :byId, overridden_by = :by, overridden_at = :at,
              overridden_reason = :reason
            where id = :id and version_id = :version and below and overridden_at is null
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    PublishChecks(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A kept question whose result the version would change.
     *
     * @param passesAfter whether it would then be as it was kept; before it is the contrary
     * @param decided what would be decided
     * @param missing the kept articles that would not be among what is found
     */
    record ChangedCase(
            UUID caseId,
            String question,
            boolean passesAfter,
            String expectedAction,
            String decided,
            List<String> missing) {
        ChangedCase {
            missing = List.copyOf(missing);
        }
    }

    record CheckOverride(String by, Instant at, String reason) {}

    /**
     * What the kept questions said of a version.
     *
     * @param fingerprint of the text and dates that were tried
     * @param cases how many questions were asked
     * @param kept how many pass before and after
     * @param below whether fewer than the bar's share of those that pass before are kept
     * @param changed those that are lost, then those that are won
     * @param overridden who publishes all the same, and why
     */
    record PublishCheck(
            UUID checkId,
            UUID versionId,
            String fingerprint,
            int cases,
            int passedBefore,
            int passedAfter,
            int kept,
            boolean below,
            double bar,
            List<ChangedCase> changed,
            String createdBy,
            Instant createdAt,
            @Nullable CheckOverride overridden) {
        PublishCheck {
            changed = List.copyOf(changed);
        }

        boolean stops() {
            return below && overridden == null;
        }
    }

    void insert(PublishCheck check, String site, Caller.Staff staff) {
        jdbc.sql(INSERT)
                .param("id", check.checkId())
                .param("site", site)
                .param("version", check.versionId())
                .param("fingerprint", check.fingerprint())
                .param("cases", check.cases())
                .param("before", check.passedBefore())
                .param("after", check.passedAfter())
                .param("kept", check.kept())
                .param("below", check.below())
                .param("bar", check.bar())
                .param("changed", json.writeValueAsString(check.changed()))
                .param("byId", staff.accountId())
                .param("by", staff.displayName())
                .param("at", Timestamp.from(check.createdAt()))
                .update();
    }

    /** The newest first. */
    List<PublishCheck> of(UUID version) {
        return jdbc.sql(SELECT + " where version_id = :version order by id desc limit " + SHOWN)
                .param("version", version)
                .query(this::row)
                .list();
    }

    /** The newest one of just this text. */
    Optional<PublishCheck> newest(UUID version, String fingerprint) {
        return jdbc.sql(SELECT + " where version_id = :version and fingerprint = :fingerprint order by id desc limit 1")
                .param("version", version)
                .param("fingerprint", fingerprint)
                .query(this::row)
                .optional();
    }

    /** False where there is nothing to override. */
    boolean override(UUID version, UUID check, Caller.Staff staff, String reason) {
        return jdbc.sql(OVERRIDE)
                        .param("id", check)
                        .param("version", version)
                        .param("byId", staff.accountId())
                        .param("by", staff.displayName())
                        .param("at", Timestamp.from(clock.instant()))
                        .param("reason", reason)
                        .update()
                == 1;
    }

    private PublishCheck row(ResultSet row, int number) throws SQLException {
        OffsetDateTime overridden = row.getObject("overridden_at", OffsetDateTime.class);
        return new PublishCheck(
                row.getObject("id", UUID.class),
                row.getObject("version_id", UUID.class),
                row.getString("fingerprint"),
                row.getInt("cases"),
                row.getInt("passed_before"),
                row.getInt("passed_after"),
                row.getInt("kept"),
                row.getBoolean("below"),
                Math.round(row.getDouble("bar") * 1000) / 1000.0,
                json.readValue(row.getString("changed"), new TypeReference<List<ChangedCase>>() {}),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                overridden == null
                        ? null
                        : new CheckOverride(
                                row.getString("overridden_by"),
                                overridden.toInstant(),
                                row.getString("overridden_reason")));
    }
}
