package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Ids;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Publishes a version whole: its passages and its changes appear in one transaction, or not at all. */
@Component
class Publisher {

    private static final String LOCK_HEAD = "select position from knowledge_change_head where id = 1 for update";
    private static final String MOVE_HEAD = "update knowledge_change_head set position = :position where id = 1";
    private static final String INSERT_DOCUMENT = """
            insert into knowledge_document (id, site_id, kind, title, number, created_at)
            values (:id, :site, :kind, :title, :number, :at)
            on conflict (site_id, title) do update set kind = excluded.kind, number = excluded.number
            returning id
            """;
    private static final String CURRENT = """
            select v.id, v.revision, v.checksum, v.made_with
            from knowledge_version v join knowledge_document d on d.id = v.document_id
            where d.site_id = :site and d.title = :title and v.version = :version and v.state = 'PUBLISHED'
            """;
    private static final String LAST_REVISION = """
            select coalesce(max(revision), 0) from knowledge_version
            where document_id = :document and version = :version
            """;
    private static final String SUPERSEDE = "update knowledge_version set state = 'SUPERSEDED' where id = :id";
    private static final String INSERT_VERSION = """
            insert into knowledge_version (id, document_id, site_id, version, revision, region, effective_from, effective_to,
              replaces, replaced_by, metadata, checksum, made_with, state, published_at)
            values (:id, :document, :site, :version, :revision, :region, :from, :to,
              cast(:replaces as jsonb), :replacedBy, cast(:metadata as jsonb), :checksum, :madeWith, 'PUBLISHED', :at)
            """;
    private static final String INSERT_PASSAGE = """
            insert into knowledge_passage (id, version_id, site_id, position, article, path, citation, text, text_hash, vector)
            values (:id, :version, :site, :position, :article, :path, :citation, :text, :hash, :vector)
            """;
    private static final String INSERT_CHANGE = """
            insert into knowledge_change (position, site_id, version_id, kind, at)
            values (:position, :site, :version, :kind, :at)
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final Transactions transactions;
    private final Clock clock;
    private final ObjectMapper json = JsonMapper.builder().build();

    Publisher(JdbcClient jdbc, NamedParameterJdbcOperations batches, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A published version as far as the next import must know it. */
    record Current(UUID id, int revision, String checksum, String madeWith) {}

    Optional<Current> current(String site, FrontMatter matter) {
        return jdbc.sql(CURRENT)
                .param("site", site)
                .param("title", matter.title())
                .param("version", matter.version())
                .query(Current.class)
                .optional();
    }

    /** Whether anything was published; nothing is where the same bytes already stand. */
    boolean publish(Publication publication) {
        Scope scope = Scope.site(publication.site());
        return transactions.in(scope, () -> {
            long head = jdbc.sql(LOCK_HEAD).query(Long.class).single();
            Optional<Current> old = current(publication.site(), publication.matter());
            if (old.isPresent()
                    && old.get().checksum().equals(publication.checksum())
                    && old.get().madeWith().equals(publication.madeWith())) {
                return false;
            }
            if (old.isPresent()) {
                jdbc.sql(SUPERSEDE).param("id", old.get().id()).update();
                change(++head, publication.site(), old.get().id(), ChangeLog.Kind.WITHDRAWN);
            }
            UUID version = insert(publication);
            change(++head, publication.site(), version, ChangeLog.Kind.PUBLISHED);
            jdbc.sql(MOVE_HEAD).param("position", head).update();
            return true;
        });
    }

    private UUID insert(Publication publication) {
        FrontMatter matter = publication.matter();
        UUID document = jdbc.sql(INSERT_DOCUMENT)
                .param("id", Ids.next())
                .param("site", publication.site())
                .param("kind", matter.kind().name())
                .param("title", matter.title())
                .param("number", matter.number())
                .param("at", now())
                .query(UUID.class)
                .single();
        int revision = jdbc.sql(LAST_REVISION)
                .param("document", document)
                .param("version", matter.version())
                .query(Integer.class)
                .single();
        UUID version = Ids.next();
        Map<String, Object> row = new TreeMap<>(
                Map.of("id", version, "document", document, "site", publication.site(), "version", matter.version()));
        row.put("revision", revision + 1);
        row.put("region", matter.region());
        row.put("from", matter.effectiveFrom());
        row.put("to", matter.effectiveTo());
        row.put("replaces", json.writeValueAsString(matter.replaces()));
        row.put("replacedBy", matter.replacedBy());
        row.put("metadata", json.writeValueAsString(matter.all()));
        row.put("checksum", publication.checksum());
        row.put("madeWith", publication.madeWith());
        row.put("at", now());
        jdbc.sql(INSERT_VERSION).params(row).update();
        SqlParameterSource[] rows = new SqlParameterSource[publication.parts().size()];
        for (int position = 0; position < rows.length; position++) {
            rows[position] = passage(publication, version, position);
        }
        batches.batchUpdate(INSERT_PASSAGE, rows);
        return version;
    }

    private static SqlParameterSource passage(Publication publication, UUID version, int position) {
        Publication.Part part = publication.parts().get(position);
        return new MapSqlParameterSource()
                .addValue("id", Ids.next())
                .addValue("version", version)
                .addValue("site", publication.site())
                .addValue("position", position)
                .addValue("article", part.article())
                .addValue("path", part.path().toArray(String[]::new))
                .addValue("citation", part.citation())
                .addValue("text", part.text())
                .addValue("hash", Publication.sha256(part.text()))
                .addValue("vector", Publication.bytes(part.vector()));
    }

    private void change(long position, String site, UUID version, ChangeLog.Kind kind) {
        jdbc.sql(INSERT_CHANGE)
                .param("position", position)
                .param("site", site)
                .param("version", version)
                .param("kind", kind.name())
                .param("at", now())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
