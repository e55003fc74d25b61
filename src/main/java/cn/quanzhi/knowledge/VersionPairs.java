package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ArticleMaps.ArticlePair;
import cn.quanzhi.knowledge.ArticleMaps.PublishedPair;
import cn.quanzhi.knowledge.ArticlePairing.Article;
import cn.quanzhi.knowledge.ArticlePairing.Pair;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which article of one published version of a law is which of another: as people have said, and of the others where the words
 * of both leave no doubt. A published version's words never change, so each two are compared once.
 */
@Component
class VersionPairs {

    /** Under one number, and so much alike, nobody doubts that it is the same article. */
    private static final double SURELY_THE_SAME = 0.5;

    /** So much alike, it is the same article under any number. */
    private static final double SURELY_ALIKE = 0.8;

    private static final String VERSIONS = """
            select d.title, v.id, v.published_at, v.version as label
            from knowledge_document d join knowledge_version v on v.document_id = d.id and v.state = 'PUBLISHED'
            where d.title = any(:titles) and d.site_id in (:site, 'shared')
            order by d.title, v.effective_from nulls first, v.id
            """;
    private static final String ARTICLES = """
            select article, path, text from knowledge_passage
            where version_id = :version and article is not null order by position
            """;
    private static final String PUBLISHED = """
            select id, published_at from knowledge_version where id = any(cast(:versions as uuid[]))
            """;
    private static final int KEPT = 512;

    private final JdbcClient jdbc;
    private final Cache<Two, List<Likely>> compared =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    VersionPairs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Version(String title, String label, Text text) {}

    /** A draft's words can change until it is published, and a rehearsal publishes one for a moment. */
    private record Text(UUID version, @Nullable OffsetDateTime published) {}

    private record Two(Text older, Text newer) {}

    /** @param sure whether the words of both leave no doubt */
    private record Likely(ArticlePair pair, boolean sure) {}

    /** Whether the words of two articles say surely that they are the same one. */
    static boolean areSurelyOne(String number, String text, String otherNumber, String otherText) {
        return ArticlePairing.likeness(text, otherText)
                >= (number.equals(otherNumber) ? SURELY_THE_SAME : SURELY_ALIKE);
    }

    /** Of the site's versions and the shared ones; what people have said first. */
    List<PublishedPair> of(String site, Collection<String> titles) {
        List<PublishedPair> said = ArticleMaps.published(jdbc, site, titles);
        List<PublishedPair> pairs = new ArrayList<>(said);
        versions(site, titles).values().forEach(versions -> {
            for (int newer = 1; newer < versions.size(); newer++) {
                for (int older = 0; older < newer; older++) {
                    pairs.addAll(alike(versions.get(older), versions.get(newer), said));
                }
            }
        });
        return pairs;
    }

    private Map<String, List<Version>> versions(String site, Collection<String> titles) {
        return jdbc
                .sql(VERSIONS)
                .param("site", site)
                .param("titles", titles.toArray(String[]::new))
                .query((row, number) -> new Version(
                        row.getString("title"),
                        row.getString("label"),
                        new Text(row.getObject("id", UUID.class), row.getObject("published_at", OffsetDateTime.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Version::title));
    }

    private Stream<PublishedPair> textual(Version older, Version newer) {
        return compared.get(new Two(older.text(), newer.text()), this::compare).stream()
                .filter(Likely::sure)
                .map(Likely::pair)
                .map(pair ->
                        new PublishedPair(newer.title(), newer.label(), older.label(), pair.article(), pair.was()));
    }

    private List<PublishedPair> alike(Version older, Version newer, List<PublishedPair> said) {
        if (older.label().equals(newer.label())) {
            return List.of();
        }
        List<PublishedPair> between = said.stream()
                .filter(pair -> pair.title().equals(newer.title())
                        && (pair.isOf(newer.label(), older.label()) || pair.isOf(older.label(), newer.label())))
                .toList();
        return textual(older, newer)
                .filter(pair -> between.stream().noneMatch(pair::speaksOfAnArticleOf))
                .toList();
    }

    /**
     * By their words alone what each article of a version most likely is in the next one; sure or not, so for a hint.
     *
     * @param next the version behind each
     * @return numbers by numbers, for each version
     */
    Map<UUID, Map<String, String>> likely(Map<UUID, UUID> next) {
        Map<UUID, Text> texts = texts(next);
        Map<UUID, Map<String, String>> likely = new HashMap<>();
        next.forEach((older, newer) -> {
            Text before = texts.get(older);
            Text after = texts.get(newer);
            if (before != null && after != null) {
                Map<String, String> numbers = new HashMap<>();
                compared.get(new Two(before, after), this::compare)
                        .forEach(one -> numbers.put(one.pair().was(), one.pair().article()));
                likely.put(older, numbers);
            }
        });
        return likely;
    }

    private Map<UUID, Text> texts(Map<UUID, UUID> next) {
        String[] versions = Stream.concat(next.keySet().stream(), next.values().stream())
                .distinct()
                .map(UUID::toString)
                .toArray(String[]::new);
        return jdbc
                .sql(PUBLISHED)
                .param("versions", versions)
                .query((row, number) ->
                        new Text(row.getObject("id", UUID.class), row.getObject("published_at", OffsetDateTime.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Text::version, text -> text));
    }

    private List<Likely> compare(Two two) {
        List<Article> before = articles(two.older().version());
        List<Article> after = articles(two.newer().version());
        return ArticlePairing.pair(before, after).stream()
                .flatMap(pair -> Stream.ofNullable(likely(pair, before, after)))
                .toList();
    }

    private static @Nullable Likely likely(Pair pair, List<Article> before, List<Article> after) {
        Integer old = pair.before();
        Integer now = pair.after();
        if (old == null || now == null) {
            return null;
        }
        Article was = before.get(old);
        Article is = after.get(now);
        String number = String.valueOf(is.number());
        String oldNumber = String.valueOf(was.number());
        return new Likely(new ArticlePair(number, oldNumber), areSurelyOne(oldNumber, was.text(), number, is.text()));
    }

    private List<Article> articles(UUID version) {
        return jdbc.sql(ARTICLES)
                .param("version", version)
                .query((row, number) -> new Article(
                        row.getString("article"),
                        List.of((String[]) row.getArray("path").getArray()),
                        row.getString("text")))
                .list();
    }
}
