package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Slice;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The documents that have a version, those of the newest making first. */
@Component
class DocumentList {

    private static final String SELECT = "select d.id, d.site_id, d.kind, d.title, d.number from knowledge_document d ";
    // PostgreSQL only: normalize. ＧＢ／Ｔ and "gb/t 19001" find GB/T 19001.
    private static final String FOLDED = "replace(upper(normalize(%s, nfkc)), ' ', '')";
    private static final String PAGE = SELECT + """
            where (:own = 'shared' or d.site_id in (:own, 'shared'))
              and (cast(:site as text) is null or d.site_id = cast(:site as text))
              and (cast(:kind as text) is null and d.kind <> 'QUESTIONS' or d.kind = cast(:kind as text))
              and (cast(:number as text) is null or strpos(
            """ + FOLDED.formatted("coalesce(d.number, '')") + ", "
            + FOLDED.formatted("cast(:number as text)") + """
            ) > 0)
              and (cast(:q as text) is null or strpos(lower(d.title), lower(cast(:q as text))) > 0 or strpos(
            """ + FOLDED.formatted("coalesce(d.number, '')") + ", "
            + FOLDED.formatted("cast(:q as text)") + """
            ) > 0)
              and exists (select 1 from knowledge_version v
            """ + StoredVersions.SUCCESSOR + """
                where v.document_id = d.id and (cast(:status as text) is null or cast(:status as text) =
            """ + StoredVersions.STATUS + """
            ))
              and (cast(:after as uuid) is null or d.id < cast(:after as uuid))
            order by d.id desc limit :limit
            """;

    private final JdbcClient jdbc;
    private final StoredVersions versions;

    DocumentList(JdbcClient jdbc, StoredVersions versions) {
        this.jdbc = jdbc;
        this.versions = versions;
    }

    record Document(
            UUID id,
            String siteId,
            DocumentKind kind,
            String title,
            @Nullable String number) {}

    /** What is null doesn't narrow the list. */
    record Filter(
            @Nullable DocumentKind kind,
            @Nullable String number,
            @Nullable VersionStatus status,
            @Nullable String q,
            @Nullable String site) {

        private static @Nullable String blankIsNone(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip().toLowerCase(Locale.ROOT);
        }

        Filter {
            number = blankIsNone(number);
            q = blankIsNone(q);
        }
    }

    Slice<Document> of(Caller.Staff staff, Filter filter, int limit, @Nullable String cursor) {
        DocumentKind kind = filter.kind();
        VersionStatus status = filter.status();
        return Slice.of(
                limit,
                cursor,
                (after, most) -> jdbc.sql(PAGE)
                        .param("own", staff.site())
                        .param("site", filter.site())
                        .param("kind", kind == null ? null : kind.name())
                        .param("number", filter.number())
                        .param("q", filter.q())
                        .param("status", status == null ? null : status.name())
                        .param("today", versions.today())
                        .param("after", after)
                        .param("limit", most)
                        .query(Document.class)
                        .list(),
                Document::id);
    }

    /** The document where the caller may see it and it has a version. */
    Document get(Caller.Staff staff, UUID document) {
        return jdbc.sql(SELECT
                        + " where d.id = :id and exists (select 1 from knowledge_version v where v.document_id = d.id)")
                .param("id", document)
                .query(Document.class)
                .optional()
                .filter(one -> KnowledgeGate.sees(staff, one.siteId()))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }
}
