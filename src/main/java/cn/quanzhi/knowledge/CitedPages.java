package cn.quanzhi.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a citation's public address shows: the shared texts alone, as they were when they were cited. A site's own texts
 * have no public address, and neither has what was withdrawn.
 */
@Component
class CitedPages {

    private static final String PLACES = """
            select p.position, p.article, p.citation from knowledge_passage p join knowledge_version v on v.id = p.version_id
            join knowledge_document d on d.id = v.document_id
            where v.id = :version and v.site_id = 'shared' and v.state in ('PUBLISHED', 'SUPERSEDED')
              and d.kind <> 'QUESTIONS'
            order by p.position
            """;
    private static final String PAGE = """
            select p.position, p.article, p.citation, p.path, p.text, d.title, v.version, v.effective_from, v.effective_to,
              v.state from knowledge_passage p
            join knowledge_version v on v.id = p.version_id join knowledge_document d on d.id = v.document_id
            where v.id = :version and v.site_id = 'shared' and v.state in ('PUBLISHED', 'SUPERSEDED')
              and d.kind <> 'QUESTIONS' and (p.article = :place or 'p' || p.position = :place)
            order by p.position
            """;

    private final JdbcClient jdbc;

    CitedPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param place the last part of its address: the article's number, else p and its position */
    record Place(String place, String citation) {}

    record Cited(
            int position,
            String citation,
            List<String> path,
            String text,
            String title,
            String version,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            boolean superseded) {

        Cited {
            path = List.copyOf(path);
        }
    }

    /** All places of a version in their order; none where it has no public address. */
    List<Place> places(UUID version) {
        return jdbc
                .sql(PLACES)
                .param("version", version)
                .query((row, number) ->
                        new Place(place(row.getString("article"), row.getInt("position")), row.getString("citation")))
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /** The page with which a version begins; none where it has no public address. */
    Optional<Cited> first(UUID version) {
        return places(version).stream().findFirst().flatMap(one -> page(version, one.place()));
    }

    /** An article that is one passage, or several where it was too long for one. */
    Optional<Cited> page(UUID version, String place) {
        List<Cited> found = jdbc.sql(PAGE)
                .param("version", version)
                .param("place", place)
                .query((row, number) -> cited(row))
                .list();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Cited first = found.getFirst();
        String text = String.join("\n", found.stream().map(Cited::text).toList());
        return Optional.of(new Cited(
                first.position(),
                first.citation(),
                first.path(),
                text,
                first.title(),
                first.version(),
                first.effectiveFrom(),
                first.effectiveTo(),
                first.superseded()));
    }

    private static String place(@Nullable String article, int position) {
        return article == null ? "p" + position : article;
    }

    private static Cited cited(ResultSet row) throws SQLException {
        return new Cited(
                row.getInt("position"),
                row.getString("citation"),
                List.of((String[]) row.getArray("path").getArray()),
                row.getString("text"),
                row.getString("title"),
                row.getString("version"),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                row.getString("state").equals("SUPERSEDED"));
    }
}
