package cn.quanzhi.knowledge;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The article that takes an article's place in the next version: the one that a person has said it became, else the one of
 * the same number. A number may have moved, so whoever shows it shows it as a hint.
 */
final class Successors {

    // A number that is known to be another article's now is nobody's hint.
    private static final String NUMBER = """
            coalesce(
              (select m.article from knowledge_article_pair m
                where m.version_id = %1$s and m.against = %2$s and m.was = %3$s),
              case when exists (select 1 from knowledge_article_pair m
                where m.version_id = %1$s and m.against = %2$s and m.article = %3$s) then null else %3$s end)
            """;

    /** Joins as {@code s} the successor of a row {@code found} of the version {@code v} in the version {@code n}. */
    static final String JOIN = joined("n.id", "v.version", "found.article");

    // PostgreSQL only: arrays side by side.
    private static final String OF = """
            select o.version_id, o.article, s.id, s.citation
            from unnest(cast(:versions as uuid[]), cast(:labels as text[]), cast(:nexts as uuid[]),
              cast(:articles as text[])) as o (version_id, label, next, article)
            """ + joined("o.next", "o.label", "o.article") + """
            where s.id is not null
            order by o.version_id, o.article
            """;

    private Successors() {}

    record Successor(UUID versionId, String article, UUID id, String citation) {}

    private static String joined(String next, String label, String article) {
        return """
                left join lateral (
                  select id, citation from knowledge_passage s
                  where s.version_id = %s and s.article = %s order by position limit 1) s on true
                """.formatted(next, NUMBER.formatted(next, label, article));
    }

    static String key(Passage passage) {
        return passage.versionId() + "#" + passage.article();
    }

    /** @param next the next version of each version that has one */
    static Map<String, Successor> of(JdbcClient jdbc, Collection<Passage> passages, Map<UUID, UUID> next) {
        List<Passage> asked = passages.stream()
                .filter(passage -> passage.article() != null && next.containsKey(passage.versionId()))
                .toList();
        Map<String, Successor> found = new HashMap<>();
        if (!asked.isEmpty()) {
            jdbc.sql(OF)
                    .param(
                            "versions",
                            texts(asked.stream().map(Passage::versionId).toList()))
                    .param("labels", asked.stream().map(Passage::version).toArray(String[]::new))
                    .param(
                            "nexts",
                            texts(asked.stream()
                                    .map(passage -> next.get(passage.versionId()))
                                    .toList()))
                    .param("articles", asked.stream().map(Passage::article).toArray(String[]::new))
                    .query(Successor.class)
                    .list()
                    .forEach(row -> found.put(row.versionId() + "#" + row.article(), row));
        }
        return found;
    }

    private static String[] texts(List<?> values) {
        return values.stream().map(String::valueOf).toArray(String[]::new);
    }
}
