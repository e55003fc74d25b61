package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import cn.quanzhi.knowledge.ingest.Piece;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Changes a draft's metadata. What is published is never changed in place: answers were given from it. */
@Component
class MetadataEdits {

    private static final String UPDATE = """
            update knowledge_version set document_id = :document, version = :version, revision = :revision, region = :region,
              effective_from = :from, effective_to = :to, replaces = cast(:replaces as jsonb), replaced_by = :replacedBy,
              metadata = cast(:metadata as jsonb), dates_confirmed_by = case when :keep then dates_confirmed_by
                when :confirmed then :actor end,
              dates_confirmed_at = case when :keep then dates_confirmed_at when :confirmed then cast(:at as timestamptz) end
            where id = :id
            """;
    private static final String RENAME = """
            update knowledge_document d set title = :title where id = :id
              and not exists (select 1 from knowledge_document o where o.site_id = d.site_id and o.title = :title)
              and not exists (select 1 from knowledge_version v where v.document_id = d.id and v.id <> :version)
            """;
    private static final String PIECES =
            "select id, article, path, text from knowledge_passage where version_id = :version order by position";
    private static final String CITE = """
            update knowledge_passage set citation = :citation, vector = case when :moved then null else vector end
            where id = :id
            """;

    private final JdbcClient jdbc;
    private final VersionRows rows;
    private final VersionSteps steps;
    private final StoredVersions versions;
    private final Clock clock;
    private final ObjectMapper json = JsonMapper.builder().build();

    MetadataEdits(JdbcClient jdbc, VersionRows rows, VersionSteps steps, StoredVersions versions, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.steps = steps;
        this.versions = versions;
        this.clock = clock;
    }

    private record Cited(UUID id, Piece piece) {}

    /** The draft as it then stands. The caller has locked it. */
    StoredVersion change(StoredVersion draft, MetadataChange change, Curator curator) {
        VersionSteps.require(draft, VersionStep.EDIT);
        if (draft.kind() == DocumentKind.QUESTIONS) {
            throw new ProblemException(Problem.CONFLICT, "典型问法由知识库目录维护");
        }
        FrontMatter after = change.applied(draft.metadata());
        UUID document = documentOf(draft, after);
        boolean same = document.equals(draft.documentId()) && after.version().equals(draft.version());
        Map<String, Object> row = new TreeMap<>(Map.of("id", draft.id(), "document", document));
        row.put("version", after.version());
        row.put("revision", same ? draft.revision() : rows.nextRevision(document, after.version()));
        row.put("region", after.region());
        row.put("from", after.effectiveFrom());
        row.put("to", after.effectiveTo());
        row.put("replaces", json.writeValueAsString(after.replaces()));
        row.put("replacedBy", after.replacedBy());
        row.put("metadata", json.writeValueAsString(after.all()));
        row.put("keep", change.datesConfirmed() == null && !change.movesDates());
        row.put("confirmed", Boolean.TRUE.equals(change.datesConfirmed()));
        row.put("actor", curator.name());
        row.put("at", Timestamp.from(clock.instant()));
        jdbc.sql(UPDATE).params(row).update();
        rows.describeUnpublished(document, after);
        cite(draft, after);
        steps.take(draft, VersionStep.EDIT, new VersionSteps.Taking(curator, changed(change), null));
        return versions.find(draft.id()).orElseThrow();
    }

    /** For the history: which keys were touched. */
    private static String changed(MetadataChange change) {
        List<String> keys = List.copyOf(change.values().keySet());
        return change.datesConfirmed() == null ? String.join(", ", keys) : String.join(", ", keys) + " (dates)";
    }

    /** Locked where the version needs a new number in it. */
    private UUID documentOf(StoredVersion draft, FrontMatter after) {
        if (!after.title().equals(draft.title())) {
            return renamed(draft, after);
        }
        return after.version().equals(draft.version()) ? draft.documentId() : rows.document(draft.site(), after);
    }

    /** The document of the new title: this one renamed where it is this draft's alone, else another one. */
    private UUID renamed(StoredVersion draft, FrontMatter after) {
        int renamed = jdbc.sql(RENAME)
                .param("id", draft.documentId())
                .param("title", after.title())
                .param("version", draft.id())
                .update();
        return renamed == 1 ? draft.documentId() : rows.document(draft.site(), after);
    }

    /** Citations carry title and number, and a vector stands for the title too. */
    private void cite(StoredVersion draft, FrontMatter after) {
        boolean moved = !after.title().equals(draft.title());
        FrontMatter before = draft.matter();
        if (!moved && after.kind() == before.kind() && java.util.Objects.equals(after.number(), before.number())) {
            return;
        }
        List<Cited> pieces = jdbc.sql(PIECES)
                .param("version", draft.id())
                .query((row, number) -> new Cited(
                        row.getObject("id", UUID.class),
                        new Piece(
                                row.getString("article"),
                                List.of((String[]) row.getArray("path").getArray()),
                                row.getString("text"))))
                .list();
        for (Cited cited : pieces) {
            jdbc.sql(CITE)
                    .param("citation", Part.of(after, cited.piece(), null).citation())
                    .param("moved", moved)
                    .param("id", cited.id())
                    .update();
        }
    }
}
