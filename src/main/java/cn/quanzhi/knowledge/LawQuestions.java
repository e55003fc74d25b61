package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ArticleMaps.PublishedPair;
import cn.quanzhi.knowledge.ingest.TypicalQuestions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is typically asked of the articles of one version of a law. Another version's articles may be counted otherwise, so it
 * has only those questions of which the file, or a person who paired the articles, says where they belong in it.
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
    private static final int HEAD = 2;

    private final JdbcClient jdbc;

    LawQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param path the law's title, the version that the article's number belongs to, and {@code label=article} for others */
    record Row(String text, String article, List<String> path) {

        Optional<String> articleIn(String version, List<PublishedPair> pairs) {
            if (version.equals(path.get(1))) {
                return Optional.of(article);
            }
            String written = version + "=";
            return path.stream()
                    .skip(HEAD)
                    .filter(other -> other.startsWith(written))
                    .map(other -> other.substring(written.length()))
                    .findFirst()
                    .or(() -> paired(version, pairs));
        }

        private Optional<String> paired(String version, List<PublishedPair> pairs) {
            for (PublishedPair pair : pairs) {
                if (pair.label().equals(version) && pair.against().equals(path.get(1)) && article.equals(pair.was())) {
                    return Optional.of(pair.article());
                }
                if (pair.label().equals(path.get(1))
                        && pair.against().equals(version)
                        && article.equals(pair.article())) {
                    return Optional.ofNullable(pair.was());
                }
            }
            return Optional.empty();
        }
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
                .query((row, number) -> new Row(row.getString("text"), row.getString("article"), List.of((String[])
                        row.getArray("path").getArray())))
                .list();
        if (rows.isEmpty()) {
            return Map.of();
        }
        List<PublishedPair> pairs = ArticleMaps.published(jdbc, law.site(), List.of(law.title()));
        Map<String, List<String>> byArticle = rows.stream()
                .filter(row -> row.articleIn(law.version(), pairs).isPresent())
                .collect(Collectors.groupingBy(
                        row -> row.articleIn(law.version(), pairs).orElseThrow(),
                        Collectors.mapping(Row::text, Collectors.toList())));
        return version.stream()
                .filter(passage -> passage.article() != null && byArticle.containsKey(passage.article()))
                .collect(Collectors.toMap(
                        Passage::passageId, passage -> byArticle.getOrDefault(passage.article(), List.of())));
    }
}
