package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.NewDraft.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads versions of any state; who may see them is their gate's matter. */
@Component
class StoredVersions {

    static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    /** How a version v stands on :today, with its successor n. */
    static final String STATUS = """
            case when v.state <> 'PUBLISHED' then v.state
              when v.effective_from is null then 'UNKNOWN'
              when v.effective_from > :today then 'NOT_YET_IN_FORCE'
              when coalesce(v.effective_to, n.effective_from) is null
                or coalesce(v.effective_to, n.effective_from) > :today then 'IN_FORCE'
              when n.effective_from is not null then 'SUPERSEDED' else 'REPEALED' end
            """;

    static final String SUCCESSOR = """
             left join lateral (
              select min(b.effective_from) as effective_from from knowledge_version b
              where b.document_id = v.document_id and b.state = 'PUBLISHED' and b.effective_from > v.effective_from) n on true
            """;
    private static final String SELECT = """
            select v.id, v.document_id, v.site_id, d.kind, d.title, d.number, v.version, v.revision, v.state, v.region,
              v.effective_from, v.effective_to, v.replaces, v.replaced_by, v.metadata, v.origin, v.warnings, v.created_at,
              v.author_name, v.dates_confirmed_by, v.dates_confirmed_at, v.submitted_by_id, v.submitted_by, v.submitted_at,
              v.reviewed_by_id, v.reviewed_by, v.reviewed_at, v.published_by_id, v.published_by, v.published_at,
              v.publish_on, v.withdrawn_at, v.withdrawn_because,
              (select count(*) from knowledge_passage p where p.version_id = v.id) as passages,
            """ + STATUS + """
             as status, coalesce(c.seq, 0) as seq, c.actor_id as changed_by_id, c.actor_name as changed_by,
              coalesce(c.at, v.published_at, v.created_at) as changed_at
            from knowledge_version v join knowledge_document d on d.id = v.document_id
            left join lateral (select e.seq, e.actor_id, e.actor_name, e.at from knowledge_version_event e
              where e.version_id = v.id order by e.seq desc limit 1) c on true
            """ + SUCCESSOR;
    private static final String NEWEST_FIRST = " order by v.effective_from desc nulls last, v.revision desc, v.id desc";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectMapper json = JsonMapper.builder().build();

    StoredVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(CITY));
    }

    Optional<StoredVersion> find(UUID version) {
        return jdbc.sql(SELECT + " where v.id = :id")
                .param("today", today())
                .param("id", version)
                .query(this::row)
                .optional();
    }

    /** Locked to the end of the transaction. */
    Optional<StoredVersion> lock(UUID version) {
        return jdbc.sql(SELECT + " where v.id = :id for update of v")
                .param("today", today())
                .param("id", version)
                .query(this::row)
                .optional();
    }

    List<StoredVersion> ofDocuments(Collection<UUID> documents) {
        return jdbc.sql(SELECT + " where v.document_id = any(cast(:documents as uuid[]))" + NEWEST_FIRST)
                .param("today", today())
                .param("documents", documents.stream().map(UUID::toString).toArray(String[]::new))
                .query(this::row)
                .list();
    }

    /** The one whose place the version takes when it is published. */
    Optional<StoredVersion> lockPublished(UUID document, String label) {
        return jdbc.sql(
                        SELECT
                                + " where v.document_id = :document and v.version = :label and v.state = 'PUBLISHED' for update of v")
                .param("today", today())
                .param("document", document)
                .param("label", label)
                .query(this::row)
                .optional();
    }

    /** The first day of a version that has one. */
    static LocalDate from(StoredVersion version) {
        return java.util.Objects.requireNonNull(version.effectiveFrom());
    }

    private StoredVersion row(ResultSet row, int count) throws SQLException {
        Instant withdrawn = instant(row, "withdrawn_at");
        Map<String, Object> metadata =
                json.readValue(row.getString("metadata"), new TypeReference<Map<String, Object>>() {});
        // A document is what its published versions say; a draft may say something else of it.
        boolean own = row.getObject("published_at") == null && metadata.containsKey("kind");
        return new StoredVersion(
                row.getObject("id", UUID.class),
                row.getObject("document_id", UUID.class),
                row.getString("site_id"),
                DocumentKind.valueOf(own ? String.valueOf(metadata.get("kind")) : row.getString("kind")),
                row.getString("title"),
                own ? number(metadata) : row.getString("number"),
                row.getString("version"),
                row.getInt("revision"),
                VersionState.valueOf(row.getString("state")),
                VersionStatus.valueOf(row.getString("status")),
                row.getString("region"),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                json.readValue(row.getString("replaces"), new TypeReference<List<String>>() {}),
                row.getString("replaced_by"),
                metadata,
                Origin.valueOf(row.getString("origin")),
                json.readValue(row.getString("warnings"), new TypeReference<List<String>>() {}),
                row.getInt("passages"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("author_name"),
                confirmed(row),
                signed(row, "submitted"),
                signed(row, "reviewed"),
                signed(row, "published"),
                instant(row, "publish_on"),
                withdrawn == null ? null : new StoredVersion.Withdrawn(withdrawn, row.getString("withdrawn_because")),
                new StoredVersion.Signed(
                        row.getObject("changed_by_id", UUID.class),
                        row.getString("changed_by"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()),
                row.getInt("seq"));
    }

    private static @Nullable String number(Map<String, Object> metadata) {
        return metadata.get("number") instanceof String number && !number.isBlank() ? number : null;
    }

    private static StoredVersion.@Nullable Signed confirmed(ResultSet row) throws SQLException {
        Instant at = instant(row, "dates_confirmed_at");
        return at == null ? null : new StoredVersion.Signed(null, row.getString("dates_confirmed_by"), at);
    }

    private static StoredVersion.@Nullable Signed signed(ResultSet row, String step) throws SQLException {
        Instant at = instant(row, step + "_at");
        return at == null
                ? null
                : new StoredVersion.Signed(row.getObject(step + "_by_id", UUID.class), row.getString(step + "_by"), at);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
