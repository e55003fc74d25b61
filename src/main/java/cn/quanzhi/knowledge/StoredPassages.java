package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ArticleMaps.PublishedPair;
import cn.quanzhi.knowledge.Successors.Successor;
import cn.quanzhi.knowledge.ingest.TypicalQuestions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads passages by id, also those of a revision that another one took the place of: old answers still show them. */
@Component
class StoredPassages implements Passages, ChangeLog {

    static final String COLUMNS = """
            select p.id, v.document_id, p.version_id, p.site_id, d.kind, d.title, d.number, v.version, v.region,
              p.citation, p.article, p.path, p.text, p.text_hash, p.position, v.effective_from,
              coalesce(v.effective_to, (select min(n.effective_from) from knowledge_version n
                where n.document_id = v.document_id and n.state = 'PUBLISHED'
                  and n.effective_from > v.effective_from)) as effective_to
            from knowledge_passage p
              join knowledge_version v on v.id = p.version_id
              join knowledge_document d on d.id = v.document_id
            """;
    private static final String BY_IDS = COLUMNS + """
            where p.id = any(cast(:ids as uuid[])) and p.site_id in (:site, 'shared') and v.state in ('PUBLISHED', 'SUPERSEDED')
              and d.kind <> 'QUESTIONS'
            order by p.version_id, p.position
            """;
    private static final String AROUND = COLUMNS + """
            where p.version_id = :version and p.position between :from and :to and p.position <> :position
            order by p.position
            """;
    private static final String OF_VERSION =
            COLUMNS.replace("from knowledge_passage p", ", p.vector, v.metadata from knowledge_passage p") + """
            where p.version_id = :version and v.state = 'PUBLISHED'
            order by p.position
            """;
    private static final String MENTIONS = """
            select exists (
              select 1 from knowledge_passage p
                join knowledge_version v on v.id = p.version_id
                join knowledge_document d on d.id = v.document_id
              where p.site_id in (:site, 'shared') and v.state = 'PUBLISHED'
                and (strpos(p.text, :words) > 0 or strpos(d.title, :words) > 0
                  or strpos(array_to_string(p.path, chr(10)), :words) > 0))
            """;
    private static final String HAS_ARTICLE = """
            select exists (
              select 1 from knowledge_passage p
                join knowledge_version v on v.id = p.version_id
                join knowledge_document d on d.id = v.document_id
              where p.site_id in (:site, 'shared') and v.state = 'PUBLISHED' and d.title = :title and p.article = :article)
            """;
    private static final String VERSIONS = """
            select v.id, v.effective_from, v.effective_to, v.replaced_by, n.id as next_id, n.effective_from as next_from
            from knowledge_version v left join lateral (
              select id, effective_from from knowledge_version n
              where n.document_id = v.document_id and n.state = 'PUBLISHED' and n.effective_from > v.effective_from
              order by n.effective_from limit 1) n on true
            where v.id = any(cast(:versions as uuid[]))
            order by v.id
            """;
    private static final String BESIDE = """
            with read as (
              select document_id as id from knowledge_version where id = :version
              union
              select o.id from knowledge_version v
                join knowledge_document d on d.id = v.document_id and d.kind = 'QUESTIONS'
                join knowledge_document o on o.title = substr(d.title, :name) and o.kind <> 'QUESTIONS'
                  and d.site_id in (o.site_id, 'shared')
              where v.id = :version)
            select b.id from read join knowledge_version b on b.document_id = read.id and b.state = 'PUBLISHED'
            order by b.effective_from, b.id
            """;
    private static final String AFTER = """
            select position, version_id, kind from knowledge_change
            where position > :position order by position limit :limit
            """;

    private final JdbcClient jdbc;
    private final ChangeHead head;
    private final Successors successors;
    private final KeptPassages kept;
    private final VersionPairs versionPairs;
    private final LawQuestions questions;

    StoredPassages(JdbcClient jdbc, ChangeHead head, VersionPairs versionPairs) {
        this.jdbc = jdbc;
        this.head = head;
        this.successors = new Successors(jdbc, versionPairs);
        this.kept = new KeptPassages(jdbc, successors);
        this.versionPairs = versionPairs;
        this.questions = new LawQuestions(jdbc, versionPairs);
    }

    @Override
    public Optional<Passage> find(String site, UUID passageId) {
        return Optional.ofNullable(findAll(site, List.of(passageId)).get(passageId));
    }

    @Override
    public Map<UUID, Passage> findAll(String site, Collection<UUID> passageIds) {
        Map<UUID, Passage> found = new HashMap<>();
        if (!passageIds.isEmpty()) {
            jdbc.sql(BY_IDS)
                    .param("ids", texts(passageIds))
                    .param("site", site)
                    .query((row, number) -> passage(row))
                    .list()
                    .forEach(passage -> found.put(passage.passageId(), passage));
        }
        return found;
    }

    @Override
    public Validity validity(Passage passage, LocalDate asOf) {
        return java.util.Objects.requireNonNull(
                validities(List.of(passage), asOf).get(passage.passageId()));
    }

    @Override
    public Map<UUID, Validity> validities(Collection<Passage> passages, LocalDate asOf) {
        Map<UUID, VersionPeriod> versions = new HashMap<>();
        if (!passages.isEmpty()) {
            jdbc.sql(VERSIONS)
                    .param(
                            "versions",
                            texts(passages.stream().map(Passage::versionId).collect(Collectors.toSet())))
                    .query(VersionPeriod.class)
                    .list()
                    .forEach(row -> versions.put(row.id(), row));
        }
        Map<UUID, Successor> found = successors.of(passages, VersionPeriod.next(versions.values()));
        Map<UUID, Validity> validities = new HashMap<>();
        for (Passage passage : passages) {
            VersionPeriod version = versions.get(passage.versionId());
            validities.put(
                    passage.passageId(),
                    version == null
                            ? new Validity(Validity.Status.UNKNOWN, null, null, null, null)
                            : version.on(asOf, found.get(passage.passageId())));
        }
        return validities;
    }

    @Override
    public Map<UUID, Dated> findDated(String site, Collection<UUID> passageIds, LocalDate asOf) {
        return kept.find(site, passageIds, head.recentPosition()).stream()
                .collect(Collectors.toMap(row -> row.passage().passageId(), row -> row.on(asOf)));
    }

    @Override
    public boolean mentions(String site, String words) {
        return jdbc.sql(MENTIONS)
                .param("site", site)
                .param("words", words)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean hasArticle(String site, String title, String article) {
        return jdbc.sql(HAS_ARTICLE)
                .param("site", site)
                .param("title", title)
                .param("article", article)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Neighbours neighbours(Passage passage, int radius) {
        List<Passage> around = jdbc.sql(AROUND)
                .param("version", passage.versionId())
                .param("position", passage.position())
                .param("from", passage.position() - radius)
                .param("to", passage.position() + radius)
                .query((row, number) -> passage(row))
                .list();
        return new Neighbours(
                around.stream()
                        .filter(other -> other.position() < passage.position())
                        .toList(),
                around.stream()
                        .filter(other -> other.position() > passage.position())
                        .toList());
    }

    @Override
    public long head() {
        return head.position();
    }

    @Override
    public List<Change> after(long position, int limit) {
        return jdbc.sql(AFTER)
                .param("position", position)
                .param("limit", limit)
                .query((row, number) -> new Change(
                        row.getLong("position"),
                        row.getObject("version_id", UUID.class),
                        Kind.valueOf(row.getString("kind"))))
                .list();
    }

    @Override
    public List<EmbeddedPassage> passagesOf(UUID versionId) {
        List<Read> rows = jdbc.sql(OF_VERSION)
                .param("version", versionId)
                .query((row, number) -> new Read(passage(row), row.getBytes("vector"), row.getString("metadata")))
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        // All typical questions of a version are about one law.
        Passage first = rows.getFirst().passage();
        List<PublishedPair> pairs =
                first.kind() == DocumentKind.QUESTIONS && !first.path().isEmpty()
                        ? versionPairs.of(first.site(), List.of(first.path().getFirst()))
                        : List.of();
        return withQuestions(rows.stream()
                .map(row -> new EmbeddedPassage(
                        row.passage(),
                        Publication.vector(row.vector()),
                        Leads.of(row.passage(), row.metadata(), pairs),
                        List.of()))
                .toList());
    }

    private record Read(Passage passage, byte[] vector, String metadata) {}

    private List<EmbeddedPassage> withQuestions(List<EmbeddedPassage> passages) {
        Map<UUID, List<String>> asked =
                questions.of(passages.stream().map(EmbeddedPassage::passage).toList());
        return passages.stream()
                .map(one -> new EmbeddedPassage(
                        one.passage(),
                        one.vector(),
                        one.leads(),
                        asked.getOrDefault(one.passage().passageId(), List.of())))
                .toList();
    }

    @Override
    public List<UUID> versionsBeside(UUID versionId) {
        return jdbc.sql(BESIDE)
                .param("version", versionId)
                .param("name", TypicalQuestions.documentOf("").length() + 1)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** One array and so one statement, however many there are: the server plans it once. */
    static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    static Passage passage(ResultSet row) throws SQLException {
        return new Passage(
                row.getObject("id", UUID.class),
                row.getObject("document_id", UUID.class),
                row.getObject("version_id", UUID.class),
                row.getString("site_id"),
                DocumentKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("number"),
                row.getString("version"),
                row.getString("region"),
                row.getString("citation"),
                row.getString("article"),
                List.of((String[]) row.getArray("path").getArray()),
                row.getString("text"),
                row.getString("text_hash"),
                row.getInt("position"),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class));
    }
}
