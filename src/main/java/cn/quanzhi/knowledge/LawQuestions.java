package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ArticleMaps.PublishedPair;
import cn.quanzhi.knowledge.ingest.AskedArticle;
import cn.quanzhi.knowledge.ingest.TypicalQuestions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is typically asked of the articles of one version of a law. Another version's articles may be counted otherwise, so it
 * has only those questions of which the file, a person who paired the articles, or the articles' own words say where they
 * belong in it.
 */
final class LawQuestions {

    // Those of another site than the law's are left out: what is asked there is nobody else's.
    private static final String OF_LAW = """
            select p.text, p.article, p.path
            from knowledge_document d
              join knowledge_version v on v.document_id = d.id and v.state = 'PUBLISHED'
              join knowledge_passage p on p.version_id = v.id
            where d.kind = 'QUESTIONS' and d.site_id in (:site, 'shared') and d.title = :document
            order by p.version_id, p.position
            """;

    private final JdbcClient jdbc;
    private final VersionPairs pairs;

    LawQuestions(JdbcClient jdbc, VersionPairs pairs) {
        this.jdbc = jdbc;
        this.pairs = pairs;
    }

    private record Row(String text, AskedArticle asked) {
        static Row of(ResultSet row, int number) throws SQLException {
            List<String> path = List.of((String[]) row.getArray("path").getArray());
            return new Row(row.getString("text"), AskedArticle.of(path, row.getString("article")));
        }
    }

    private static Optional<String> articleIn(String version, AskedArticle asked, List<PublishedPair> pairs) {
        return version.equals(asked.version())
                ? Optional.of(asked.article())
                : asked.saidIn(version).or(() -> ArticleMaps.saidIn(pairs, version, asked.version(), asked.article()));
    }

    /** By passage; one of which nothing is asked is not among them. */
    Map<UUID, List<String>> of(List<Passage> version) {
        if (version.isEmpty() || version.getFirst().kind() == DocumentKind.QUESTIONS) {
            return Map.of();
        }
        Passage law = version.getFirst();
        List<Row> rows = jdbc.sql(OF_LAW)
                .param("site", law.site())
                .param("document", TypicalQuestions.documentOf(law.title()))
                .query(Row::of)
                .list();
        if (rows.isEmpty()) {
            return Map.of();
        }
        List<PublishedPair> known = pairs.of(law.site(), List.of(law.title()));
        Map<String, List<String>> byArticle = new HashMap<>();
        for (Row row : rows) {
            articleIn(law.version(), row.asked(), known)
                    .ifPresent(article -> byArticle
                            .computeIfAbsent(article, unseen -> new ArrayList<>())
                            .add(row.text()));
        }
        return version.stream()
                .filter(passage -> passage.article() != null && byArticle.containsKey(passage.article()))
                .collect(Collectors.toMap(
                        Passage::passageId, passage -> byArticle.getOrDefault(passage.article(), List.of())));
    }
}
