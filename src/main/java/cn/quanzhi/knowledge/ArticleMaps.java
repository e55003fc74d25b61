package cn.quanzhi.knowledge;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which article of an older version became which of a newer one, where a person has said so. Kept by the older version's
 * label: its later revisions count their articles alike.
 */
@Component
class ArticleMaps {

    private static final String OF = """
            select article, was, confirmed_by, confirmed_at from knowledge_article_pair
            where version_id = :version and against = :against order by article
            """;
    // A pair takes the place of whatever was said of either of its ends.
    private static final String FORGET = """
            delete from knowledge_article_pair
            where version_id = :version and against = :against and (article = any(:articles) or was = any(:were))
            """;
    private static final String KEEP = """
            insert into knowledge_article_pair (version_id, site_id, against, article, was, confirmed_by_id, confirmed_by,
              confirmed_at)
            values (:version, :site, :against, :article, :was, :byId, :by, :at)
            """;
    private static final String COPY = """
            insert into knowledge_article_pair (version_id, site_id, against, article, was, confirmed_by_id, confirmed_by,
              confirmed_at)
            select :to, site_id, against, article, was, confirmed_by_id, confirmed_by, confirmed_at
            from knowledge_article_pair where version_id = :from
            """;
    private static final String PUBLISHED = """
            select d.title, v.version as label, m.against, m.article, m.was
            from knowledge_document d
              join knowledge_version v on v.document_id = d.id and v.state = 'PUBLISHED'
              join knowledge_article_pair m on m.version_id = v.id and m.against <> v.version
            where d.title = any(:titles) and d.site_id in (:site, 'shared')
            order by d.title, v.id, m.article
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ArticleMaps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param was its number in the older version; null for one that is new */
    record ArticlePair(String article, @Nullable String was) {}

    record ConfirmedPair(String article, @Nullable String was, String by, Instant at) {}

    /** A pair of two published versions of a title, each by its label. */
    record PublishedPair(
            String title,
            String label,
            String against,
            String article,
            @Nullable String was) {

        boolean isOf(String one, String older) {
            return label.equals(one) && against.equals(older);
        }

        /** Whether one article of either version is in both pairs; the two are of the same versions, whichever way. */
        boolean speaksOfAnArticleOf(PublishedPair other) {
            boolean sameWay = label.equals(other.label);
            String own = sameWay ? other.article : other.was;
            String theirs = sameWay ? other.was : other.article;
            return article.equals(own) || was != null && was.equals(theirs);
        }
    }

    List<ConfirmedPair> of(UUID version, String against) {
        return jdbc.sql(OF)
                .param("version", version)
                .param("against", against)
                .query((row, number) -> new ConfirmedPair(
                        row.getString("article"),
                        row.getString("was"),
                        row.getString("confirmed_by"),
                        row.getObject("confirmed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * An article's number in another version of its law; nothing where it has none there that is known. Of versions that
     * nobody has compared the number is taken for the same.
     *
     * @param pairs of the law's published versions
     */
    static Optional<String> numberIn(List<PublishedPair> pairs, String label, String from, String article) {
        boolean compared = pairs.stream().anyMatch(pair -> pair.isOf(label, from) || pair.isOf(from, label));
        return compared ? saidIn(pairs, label, from, article) : Optional.of(article);
    }

    /** As {@link #numberIn}, where a pair says it. */
    static Optional<String> saidIn(List<PublishedPair> pairs, String label, String from, String article) {
        for (PublishedPair pair : pairs) {
            if (pair.isOf(label, from) && article.equals(pair.was())) {
                return Optional.of(pair.article());
            }
            if (pair.isOf(from, label) && article.equals(pair.article())) {
                return Optional.ofNullable(pair.was());
            }
        }
        return Optional.empty();
    }

    /** The caller has locked the version and knows that both ends are there. */
    void confirm(StoredVersion version, String against, List<ArticlePair> pairs, Curator curator) {
        jdbc.sql(FORGET)
                .param("version", version.id())
                .param("against", against)
                .param("articles", pairs.stream().map(ArticlePair::article).toArray(String[]::new))
                .param(
                        "were",
                        pairs.stream()
                                .map(ArticlePair::was)
                                .filter(java.util.Objects::nonNull)
                                .toArray(String[]::new))
                .update();
        for (ArticlePair pair : pairs) {
            jdbc.sql(KEEP)
                    .param("version", version.id())
                    .param("site", version.site())
                    .param("against", against)
                    .param("article", pair.article())
                    .param("was", pair.was())
                    .param("byId", curator.accountId())
                    .param("by", curator.name())
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        }
    }

    /** A revision counts its articles as the version that it was made of, until somebody says otherwise. */
    void copy(UUID from, UUID to) {
        jdbc.sql(COPY).param("from", from).param("to", to).update();
    }

    /** Those of the site and the shared ones. */
    static List<PublishedPair> published(JdbcClient jdbc, String site, Collection<String> titles) {
        return jdbc.sql(PUBLISHED)
                .param("site", site)
                .param("titles", titles.toArray(String[]::new))
                .query((row, number) -> new PublishedPair(
                        row.getString("title"),
                        row.getString("label"),
                        row.getString("against"),
                        row.getString("article"),
                        row.getString("was")))
                .list();
    }
}
