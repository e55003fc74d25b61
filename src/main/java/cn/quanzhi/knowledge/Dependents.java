package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.knowledge.VersionComparison.Touched;
import cn.quanzhi.knowledge.ingest.TypicalQuestions;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What among the published knowledge leads to a text: guides by their basis, typical questions by the article. */
@Component
public class Dependents {

    // PostgreSQL only: jsonb, array parameters.
    private static final String GUIDES = """
            select d.id as document_id, v.id as version_id, d.title, d.kind, b ->> 'article' as article
            from knowledge_document d join knowledge_version v on v.document_id = d.id and v.state = 'PUBLISHED',
              jsonb_array_elements(case jsonb_typeof(v.metadata -> 'basis') when 'array' then v.metadata -> 'basis'
                else '[]' end) b
            where (:own = 'shared' or d.site_id in (:own, 'shared')) and b ->> 'law' = :title
              and b ->> 'article' = any(:articles) and coalesce(nullif(b ->> 'version', ''), :label) = :label
            order by d.title, v.id, article
            """;
    private static final String QUESTIONS = """
            select p.article, p.text as question
            from knowledge_document d join knowledge_version v on v.document_id = d.id and v.state = 'PUBLISHED'
              join knowledge_passage p on p.version_id = v.id
            where (:own = 'shared' or d.site_id in (:own, 'shared')) and d.kind = 'QUESTIONS' and d.title = :title
              and p.article = any(:articles)
            order by p.version_id, p.position
            """;

    private final JdbcClient jdbc;

    Dependents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param article of the touched text that it names as its basis
     * @param now the article's number in the newer text; null where it is gone
     */
    public record DependentGuide(
            UUID documentId,
            UUID versionId,
            String title,
            DocumentKind kind,
            String article,
            @Nullable String now) {}

    /** @param now as for a guide */
    public record DependentQuestion(
            String article, String question, @Nullable String now) {}

    public List<DependentGuide> guides(Caller.Staff staff, Touched touched) {
        return jdbc.sql(GUIDES)
                .param("own", staff.site())
                .param("title", touched.title())
                .param("label", touched.label())
                .param("articles", touched.articles().toArray(String[]::new))
                .query((row, number) -> new DependentGuide(
                        row.getObject("document_id", UUID.class),
                        row.getObject("version_id", UUID.class),
                        row.getString("title"),
                        DocumentKind.valueOf(row.getString("kind")),
                        row.getString("article"),
                        touched.now().get(row.getString("article"))))
                .list();
    }

    public List<DependentQuestion> questions(Caller.Staff staff, Touched touched) {
        return jdbc.sql(QUESTIONS)
                .param("own", staff.site())
                .param("title", TypicalQuestions.documentOf(touched.title()))
                .param("articles", touched.articles().toArray(String[]::new))
                .query((row, number) -> new DependentQuestion(
                        row.getString("article"),
                        row.getString("question"),
                        touched.now().get(row.getString("article"))))
                .list();
    }
}
