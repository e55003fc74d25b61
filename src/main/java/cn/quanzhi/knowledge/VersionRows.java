package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Ids;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Writes the rows of a version, whoever makes it. The caller's transaction holds them together. */
@Component
class VersionRows {

    // The update that changes nothing locks the document, so that two revisions never get one number.
    private static final String DOCUMENT = """
            insert into knowledge_document (id, site_id, kind, title, number, created_at)
            values (:id, :site, :kind, :title, :number, :at)
            on conflict (site_id, title) do update set title = excluded.title
            returning id
            """;
    private static final String DESCRIBE =
            "update knowledge_document set kind = :kind, number = :number where id = :id";
    private static final String LAST_REVISION = """
            select coalesce(max(revision), 0) from knowledge_version
            where document_id = :document and version = :version
            """;
    private static final String INSERT_VERSION = """
            insert into knowledge_version (id, document_id, site_id, version, revision, region, effective_from,
              effective_to, replaces, replaced_by, metadata, checksum, made_with, state, published_at, created_at, origin,
              warnings, author_id, author_name, dates_confirmed_by, dates_confirmed_at)
            values (:id, :document, :site, :version, :revision, :region, :from, :to, cast(:replaces as jsonb),
              :replacedBy, cast(:metadata as jsonb), :checksum, :madeWith, :state, :publishedAt, :at, :origin,
              cast(:warnings as jsonb), :authorId, :author, :confirmedBy, :confirmedAt)
            """;
    private static final String INSERT_PASSAGE = """
            insert into knowledge_passage (id, version_id, site_id, position, article, path, citation, text, text_hash, vector)
            values (:id, :version, :site, :position, :article, :path, :citation, :text, :hash, :vector)
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final Clock clock;
    private final ObjectMapper json = JsonMapper.builder().build();

    VersionRows(JdbcClient jdbc, NamedParameterJdbcOperations batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** The document of the title in the site, made where there is none, and locked. */
    UUID document(String site, FrontMatter matter) {
        return jdbc.sql(DOCUMENT)
                .param("id", Ids.next())
                .param("site", site)
                .param("kind", matter.kind().name())
                .param("title", matter.title())
                .param("number", matter.number())
                .param("at", now())
                .query(UUID.class)
                .single();
    }

    /** What is published says of its document what it is. */
    void describe(UUID document, DocumentKind kind, @Nullable String number) {
        jdbc.sql(DESCRIBE)
                .param("id", document)
                .param("kind", kind.name())
                .param("number", number)
                .update();
    }

    /** Where nothing was ever published, a draft says what its document is. */
    void describeUnpublished(UUID document, FrontMatter matter) {
        jdbc.sql(DESCRIBE + """
                 and not exists (select 1 from knowledge_version v where v.document_id = :id and v.published_at is not null)
                """)
                .param("id", document)
                .param("kind", matter.kind().name())
                .param("number", matter.number())
                .update();
    }

    /** Writes the version without its passages. */
    void version(UUID document, NewDraft draft, String madeWith, VersionState state) {
        FrontMatter matter = draft.matter();
        Timestamp now = now();
        Curator author = draft.author();
        String confirmedBy = !draft.datesConfirmed() || author == null ? null : author.name();
        Map<String, Object> row =
                new TreeMap<>(Map.of("id", draft.versionId(), "document", document, "site", draft.site(), "at", now));
        row.put("version", matter.version());
        row.put("revision", nextRevision(document, matter.version()));
        row.put("region", matter.region());
        row.put("from", matter.effectiveFrom());
        row.put("to", matter.effectiveTo());
        row.put("replaces", json.writeValueAsString(matter.replaces()));
        row.put("replacedBy", matter.replacedBy());
        row.put("metadata", json.writeValueAsString(matter.all()));
        row.put("checksum", draft.checksum());
        row.put("madeWith", madeWith);
        row.put("state", state.name());
        row.put("publishedAt", state == VersionState.PUBLISHED ? now : null);
        row.put("origin", draft.origin().name());
        row.put("warnings", json.writeValueAsString(draft.warnings()));
        row.put("authorId", author == null ? null : author.accountId());
        row.put("author", author == null ? null : author.name());
        row.put("confirmedBy", confirmedBy);
        row.put("confirmedAt", confirmedBy == null ? null : now);
        jdbc.sql(INSERT_VERSION).params(row).update();
    }

    int nextRevision(UUID document, String version) {
        return 1
                + jdbc.sql(LAST_REVISION)
                        .param("document", document)
                        .param("version", version)
                        .query(Integer.class)
                        .single();
    }

    void passages(UUID version, String site, List<Part> parts) {
        SqlParameterSource[] rows = new SqlParameterSource[parts.size()];
        for (int position = 0; position < rows.length; position++) {
            Part part = parts.get(position);
            float[] vector = part.vector();
            rows[position] = new MapSqlParameterSource()
                    .addValue("id", Ids.next())
                    .addValue("version", version)
                    .addValue("site", site)
                    .addValue("position", position)
                    .addValue("article", part.article())
                    .addValue("path", part.path().toArray(String[]::new))
                    .addValue("citation", part.citation())
                    .addValue("text", part.text())
                    .addValue("hash", Publication.sha256(part.text()))
                    .addValue("vector", vector == null ? null : Publication.bytes(vector), java.sql.Types.BINARY);
        }
        batches.batchUpdate(INSERT_PASSAGE, rows);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
