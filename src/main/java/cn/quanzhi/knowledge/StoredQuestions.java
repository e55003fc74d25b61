package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ArticleMaps.PublishedPair;
import cn.quanzhi.knowledge.ingest.AskedArticle;
import cn.quanzhi.knowledge.ingest.TypicalQuestions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final VersionPairs versionPairs;

    StoredQuestions(JdbcClient jdbc, VersionPairs versionPairs) {
        this.jdbc = jdbc;
        this.versionPairs = versionPairs;
    }

    private record Row(String text, byte[] vector, AskedArticle asked) {

        static Row of(ResultSet row, int number) throws SQLException {
            List<String> path = List.of((String[]) row.getArray("path").getArray());
            return new Row(
                    row.getString("text"), row.getBytes("vector"), AskedArticle.of(path, row.getString("article")));
        }

        /** The article's number in the version that the passage belongs to: as the file says it, else a person or the words. */
        boolean leadsTo(Passage passage, List<PublishedPair> pairs) {
            String label = passage.version();
            return asked.saidIn(label)
                    .or(() -> ArticleMaps.numberIn(pairs, label, asked.version(), asked.article()))
                    .filter(number -> number.equals(passage.article()))
                    .isPresent();
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
        Map<String, List<PublishedPair>> pairs =
                versionPairs.of(site, laws.keySet()).stream().collect(Collectors.groupingBy(PublishedPair::title));
        List<Asked> found = new ArrayList<>();
        for (Row row : rows(site, laws, pairs)) {
            String law = row.asked().law();
            Passage answer = answer(row, laws.getOrDefault(law, List.of()), pairs.getOrDefault(law, List.of()));
            if (answer != null) {
                found.add(new Asked(row.text(), Publication.vector(row.vector()), answer));
            }
        }
        return found;
    }

    private List<Row> rows(String site, Map<String, List<Passage>> laws, Map<String, List<PublishedPair>> pairs) {
        return jdbc.sql(LEADING)
                .param("site", site)
                .param(
                        "documents",
                        laws.keySet().stream().map(TypicalQuestions::documentOf).toArray(String[]::new))
                .param("articles", numbers(laws, pairs).toArray(String[]::new))
                .query(Row::of)
                .list();
    }

    /** The passages' numbers, and those that their articles have in the versions for which questions may be written. */
    private static Set<String> numbers(Map<String, List<Passage>> laws, Map<String, List<PublishedPair>> pairs) {
        Set<String> numbers = new HashSet<>();
        laws.forEach((law, passages) -> {
            for (Passage passage : passages) {
                String article = String.valueOf(passage.article());
                numbers.add(article);
                for (PublishedPair pair : pairs.getOrDefault(law, List.of())) {
                    String was = pair.was();
                    if (was != null
                            && pair.label().equals(passage.version())
                            && pair.article().equals(article)) {
                        numbers.add(was);
                    } else if (pair.against().equals(passage.version()) && article.equals(was)) {
                        numbers.add(pair.article());
                    }
                }
            }
        });
        return numbers;
    }

    private static @Nullable Passage answer(Row row, List<Passage> passages, List<PublishedPair> pairs) {
        return passages.stream()
                .filter(passage -> row.leadsTo(passage, pairs))
                .findFirst()
                .orElse(null);
    }
}
