package cn.quanzhi.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads passages by id, also those of a revision that another one took the place of: old answers still show them. */
@Component
class StoredPassages implements Passages, ChangeLog {

    private static final String COLUMNS = """
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
    private static final String DATED = "select found.*, "
            + "v.replaced_by, n.id as next_id, n.effective_from as next_from, s.id as next_passage, "
            + "s.citation as next_citation, v.effective_to as own_end from (" + COLUMNS + """
            where p.id = any(cast(:ids as uuid[])) and p.site_id in (:site, 'shared') and v.state in ('PUBLISHED', 'SUPERSEDED')
              and d.kind <> 'QUESTIONS') found
            join knowledge_version v on v.id = found.version_id
            left join lateral (
              select id, effective_from from knowledge_version n
              where n.document_id = v.document_id and n.state = 'PUBLISHED' and n.effective_from > v.effective_from
              order by n.effective_from limit 1) n on true
            left join lateral (
              select id, citation from knowledge_passage s
              where s.version_id = n.id and s.article = found.article order by position limit 1) s on true
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
    private static final String VERSIONS = """
            select v.id, v.effective_from, v.effective_to, v.replaced_by, n.id as next_id, n.effective_from as next_from
            from knowledge_version v left join lateral (
              select id, effective_from from knowledge_version n
              where n.document_id = v.document_id and n.state = 'PUBLISHED' and n.effective_from > v.effective_from
              order by n.effective_from limit 1) n on true
            where v.id = any(cast(:versions as uuid[]))
            order by v.id
            """;
    private static final String SUCCESSORS = """
            select id, version_id, article, citation from knowledge_passage
            where version_id = any(cast(:versions as uuid[])) and article = any(:articles)
            order by position desc
            """;
    private static final String BESIDE = """
            select b.id from knowledge_version v
            join knowledge_version b on b.document_id = v.document_id and b.state = 'PUBLISHED'
            where v.id = :version order by b.effective_from, b.id
            """;
    private static final String HEAD = "select position from knowledge_change_head where id = 1";
    private static final String AFTER = """
            select position, version_id, kind from knowledge_change
            where position > :position order by position limit :limit
            """;

    private final JdbcClient jdbc;

    StoredPassages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record VersionRow(
            UUID id,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            @Nullable String replacedBy,
            @Nullable UUID nextId,
            @Nullable LocalDate nextFrom) {}

    private record SuccessorRow(UUID id, UUID versionId, String article, String citation) {}

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
        Map<UUID, VersionRow> versions = new HashMap<>();
        if (!passages.isEmpty()) {
            jdbc.sql(VERSIONS)
                    .param(
                            "versions",
                            texts(passages.stream().map(Passage::versionId).collect(Collectors.toSet())))
                    .query(VersionRow.class)
                    .list()
                    .forEach(row -> versions.put(row.id(), row));
        }
        Map<String, SuccessorRow> successors = successors(passages, versions.values());
        Map<UUID, Validity> validities = new HashMap<>();
        for (Passage passage : passages) {
            VersionRow version = versions.get(passage.versionId());
            validities.put(
                    passage.passageId(),
                    version == null
                            ? new Validity(Validity.Status.UNKNOWN, null, null, null, null)
                            : validity(passage, version, successors, asOf));
        }
        return validities;
    }

    @Override
    public Map<UUID, Dated> findDated(String site, Collection<UUID> passageIds, LocalDate asOf) {
        Map<UUID, Dated> found = new HashMap<>();
        if (!passageIds.isEmpty()) {
            jdbc.sql(DATED)
                    .param("ids", texts(passageIds))
                    .param("site", site)
                    .query((row, number) -> dated(row, asOf))
                    .list()
                    .forEach(dated -> found.put(dated.passage().passageId(), dated));
        }
        return found;
    }

    private static Dated dated(ResultSet row, LocalDate asOf) throws SQLException {
        Passage passage = passage(row);
        UUID nextId = row.getObject("next_id", UUID.class);
        VersionRow version = new VersionRow(
                passage.versionId(),
                passage.effectiveFrom(),
                row.getObject("own_end", LocalDate.class),
                row.getString("replaced_by"),
                nextId,
                row.getObject("next_from", LocalDate.class));
        Map<String, SuccessorRow> successors = new HashMap<>();
        UUID next = row.getObject("next_passage", UUID.class);
        if (next != null) {
            successors.put(
                    nextId + "#" + passage.article(),
                    new SuccessorRow(next, nextId, String.valueOf(passage.article()), row.getString("next_citation")));
        }
        return new Dated(passage, validity(passage, version, successors, asOf));
    }

    private static Validity validity(
            Passage passage, VersionRow version, Map<String, SuccessorRow> successors, LocalDate asOf) {
        LocalDate from = version.effectiveFrom();
        LocalDate to = version.effectiveTo() == null ? version.nextFrom() : version.effectiveTo();
        Validity.Status status;
        if (from == null) {
            status = Validity.Status.UNKNOWN;
        } else if (asOf.isBefore(from)) {
            status = Validity.Status.NOT_YET_IN_FORCE;
        } else if (to == null || asOf.isBefore(to)) {
            status = Validity.Status.IN_FORCE;
        } else {
            status = version.nextId() == null ? Validity.Status.REPEALED : Validity.Status.SUPERSEDED;
        }
        // The same number in the next version; a number may have moved, so whoever shows it shows it as a hint.
        SuccessorRow next = successors.get(version.nextId() + "#" + passage.article());
        return new Validity(
                status,
                from,
                to,
                version.replacedBy(),
                next == null ? null : new Validity.Successor(next.id(), next.citation(), version.nextFrom()));
    }

    private Map<String, SuccessorRow> successors(Collection<Passage> passages, Collection<VersionRow> versions) {
        Set<UUID> next = new HashSet<>();
        for (VersionRow version : versions) {
            UUID id = version.nextId();
            if (id != null) {
                next.add(id);
            }
        }
        Set<String> articles = new HashSet<>();
        for (Passage passage : passages) {
            String article = passage.article();
            if (article != null) {
                articles.add(article);
            }
        }
        Map<String, SuccessorRow> successors = new HashMap<>();
        if (!next.isEmpty() && !articles.isEmpty()) {
            jdbc.sql(SUCCESSORS)
                    .param("versions", texts(next))
                    .param("articles", articles.toArray(String[]::new))
                    .query(SuccessorRow.class)
                    .list()
                    .forEach(row -> successors.put(row.versionId() + "#" + row.article(), row));
        }
        return successors;
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
        return jdbc.sql(HEAD).query(Long.class).single();
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
        return jdbc.sql(OF_VERSION)
                .param("version", versionId)
                .query((row, number) -> {
                    Passage passage = passage(row);
                    return new EmbeddedPassage(
                            passage,
                            Publication.vector(row.getBytes("vector")),
                            Leads.of(passage, row.getString("metadata")));
                })
                .list();
    }

    @Override
    public List<UUID> versionsBeside(UUID versionId) {
        return jdbc.sql(BESIDE)
                .param("version", versionId)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** One array and so one statement, however many there are: the server plans it once. */
    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static Passage passage(ResultSet row) throws SQLException {
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
