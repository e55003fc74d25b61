package cn.quanzhi.knowledge;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The article that takes an article's place in the next version: the one that a person has said it became, else the one that
 * by its words it most likely is. The same number alone says nothing: law is renumbered whenever an article is put in.
 */
final class Successors {

    private static final String SAID = """
            select version_id, against, article, was from knowledge_article_pair
            where version_id = any(cast(:nexts as uuid[]))
            """;
    // PostgreSQL only: the first passage of each article.
    private static final String PASSAGES = """
            select distinct on (version_id, article) version_id, article, id, citation from knowledge_passage
            where version_id = any(cast(:nexts as uuid[])) and article = any(:articles)
            order by version_id, article, position
            """;

    private final JdbcClient jdbc;
    private final VersionPairs pairs;

    Successors(JdbcClient jdbc, VersionPairs pairs) {
        this.jdbc = jdbc;
        this.pairs = pairs;
    }

    record Successor(UUID versionId, String article, UUID id, String citation) {}

    private record Said(
            UUID versionId,
            String against,
            String article,
            @Nullable String was) {}

    /** @param next the next version of each version that has one; by the passages' ids */
    Map<UUID, Successor> of(Collection<Passage> passages, Map<UUID, UUID> next) {
        Map<UUID, String> numbers = numbers(passages, next);
        if (numbers.isEmpty()) {
            return Map.of();
        }
        Map<String, Successor> places = new HashMap<>();
        jdbc.sql(PASSAGES)
                .param("nexts", texts(next.values()))
                .param("articles", numbers.values().stream().distinct().toArray(String[]::new))
                .query(Successor.class)
                .list()
                .forEach(place -> places.put(place.versionId() + "#" + place.article(), place));
        Map<UUID, Successor> found = new HashMap<>();
        for (Passage passage : passages) {
            Successor place = places.get(next.get(passage.versionId()) + "#" + numbers.get(passage.passageId()));
            if (place != null) {
                found.put(passage.passageId(), place);
            }
        }
        return found;
    }

    private Map<UUID, String> numbers(Collection<Passage> passages, Map<UUID, UUID> next) {
        List<Passage> asked = passages.stream()
                .filter(passage -> passage.article() != null && next.containsKey(passage.versionId()))
                .toList();
        Map<UUID, String> numbers = new HashMap<>();
        if (!asked.isEmpty()) {
            List<Said> said = jdbc.sql(SAID)
                    .param("nexts", texts(next.values()))
                    .query((row, number) -> new Said(
                            row.getObject("version_id", UUID.class),
                            row.getString("against"),
                            row.getString("article"),
                            row.getString("was")))
                    .list();
            Map<UUID, Map<String, String>> likely = pairs.likely(next);
            for (Passage passage : asked) {
                List<Said> between = said.stream()
                        .filter(one -> one.versionId().equals(next.get(passage.versionId()))
                                && one.against().equals(passage.version()))
                        .toList();
                String number = number(
                        String.valueOf(passage.article()), between, likely.getOrDefault(passage.versionId(), Map.of()));
                if (number != null) {
                    numbers.put(passage.passageId(), number);
                }
            }
        }
        return numbers;
    }

    private static @Nullable String number(String article, List<Said> said, Map<String, String> likely) {
        for (Said one : said) {
            if (article.equals(one.was())) {
                return one.article();
            }
        }
        String number = likely.get(article);
        // A number that is known to be another article's now is nobody's hint.
        return said.stream().anyMatch(one -> one.article().equals(number)) ? null : number;
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().distinct().map(UUID::toString).toArray(String[]::new);
    }
}
