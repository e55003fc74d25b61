package cn.quanzhi.knowledge;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions that no search finds, of the documents that a question is about: to a curator they explain a gap. */
@Component
public class UnpublishedVersions {

    // PostgreSQL only: an array parameter.
    private static final String KEPT_OUT = """
            select d.id as document_id, v.id as version_id, d.title, v.version, v.state, v.withdrawn_because as reason
            from knowledge_document d join knowledge_version v on v.document_id = d.id
            where (d.site_id in (:site, 'shared')) and d.kind <> 'QUESTIONS'
              and v.state in ('DRAFT', 'IN_REVIEW', 'SCHEDULED', 'WITHDRAWN')
              and (d.id = any(cast(:documents as uuid[])) or (length(d.title) > 3 and strpos(:question, d.title) > 0))
            order by d.title, v.id limit 50
            """;

    private final JdbcClient jdbc;

    UnpublishedVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param reason why it was withdrawn, where it was */
    public record KeptOut(
            UUID documentId,
            UUID versionId,
            String title,
            String version,
            VersionState state,
            @Nullable String reason) {}

    /** Those of the documents, and of any whose title stands in the question. */
    public List<KeptOut> of(String site, Collection<UUID> documents, String question) {
        return jdbc.sql(KEPT_OUT)
                .param("site", site)
                .param("documents", documents.stream().map(UUID::toString).toArray(String[]::new))
                .param("question", question)
                .query((row, number) -> new KeptOut(
                        row.getObject("document_id", UUID.class),
                        row.getObject("version_id", UUID.class),
                        row.getString("title"),
                        row.getString("version"),
                        VersionState.valueOf(row.getString("state")),
                        row.getString("reason")))
                .list();
    }
}
