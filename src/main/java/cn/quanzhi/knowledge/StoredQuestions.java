package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ingest.TypicalQuestions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads typical questions by the law's title and the article; where articles were renumbered, by what the file says of it. */
@Component
class StoredQuestions implements AskedQuestions {

    // A path of more than two parts says how another version counts the article.
    private static final String LEADING = """
            select p.text, p.vector, p.article, p.path
            from knowledge_document d
              join knowledge_version v on v.document_id = d.id and v.state = 'PUBLISHED'
              join knowledge_passage p on p.version_id = v.id
            where d.kind = 'QUESTIONS' and d.site_id in (:site, 'shared') and d.title = any(:documents)
              and (p.article = any(:articles) or cardinality(p.path) > 2)
            order by p.version_id, p.position
            """;

    private final JdbcClient jdbc;

    StoredQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(String text, byte[] vector, String article, List<String> path) {

        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(row.getString("text"), row.getBytes("vector"), row.getString("article"), List.of((String[])
                    row.getArray("path").getArray()));
        }

        /** The article's number in a version. */
        String articleIn(String version) {
            return path.stream()
                    .skip(2)
                    .filter(other -> other.startsWith(version + "="))
                    .map(other -> other.substring(version.length() + 1))
                    .findFirst()
                    .orElse(article);
        }
    }

    @Override
    public List<Asked> leadingTo(String site, Collection<Passage> passages) {
        Map<String, List<Passage>> laws = new HashMap<>();
        for (Passage passage : passages) {
            if (passage.article() != null) {
                laws.computeIfAbsent(passage.title(), title -> new ArrayList<>())
                        .add(passage);
            }
        }
        if (laws.isEmpty()) {
            return List.of();
        }
        List<Asked> found = new ArrayList<>();
        for (Row row : rows(site, laws)) {
            Passage answer = answer(row, laws.getOrDefault(row.path().getFirst(), List.of()));
            if (answer != null) {
                found.add(new Asked(row.text(), Publication.vector(row.vector()), answer));
            }
        }
        return found;
    }

    private List<Row> rows(String site, Map<String, List<Passage>> laws) {
        return jdbc.sql(LEADING)
                .param("site", site)
                .param(
                        "documents",
                        laws.keySet().stream().map(TypicalQuestions::documentOf).toArray(String[]::new))
                .param(
                        "articles",
                        laws.values().stream()
                                .flatMap(List::stream)
                                .map(Passage::article)
                                .distinct()
                                .toArray(String[]::new))
                .query(Row::of)
                .list();
    }

    private static @Nullable Passage answer(Row row, List<Passage> passages) {
        return passages.stream()
                .filter(passage -> row.articleIn(passage.version()).equals(passage.article()))
                .findFirst()
                .orElse(null);
    }
}
