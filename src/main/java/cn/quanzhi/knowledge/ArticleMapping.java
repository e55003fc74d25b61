package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.ArticleMaps.ArticlePair;
import cn.quanzhi.knowledge.ArticleMaps.ConfirmedPair;
import cn.quanzhi.knowledge.VersionComparison.Pairs;
import cn.quanzhi.knowledge.VersionDiff.Paired;
import cn.quanzhi.knowledge.VersionView.PassageRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Proposes which article became which, tells what of it a person should look at, and keeps what they say. */
@Component
class ArticleMapping {

    private final VersionComparison comparison;
    private final VersionPassages passages;
    private final ArticleMaps maps;
    private final ChangeWriter changes;

    ArticleMapping(VersionComparison comparison, VersionPassages passages, ArticleMaps maps, ChangeWriter changes) {
        this.comparison = comparison;
        this.passages = passages;
        this.maps = maps;
        this.changes = changes;
    }

    /**
     * @param against the version before it; null where there is none
     * @param gone articles of that version that none of this one's was
     * @param doubtful how many pairs a person should look at
     */
    record ArticleMap(@Nullable UUID against, List<MappedArticle> pairs, List<String> gone, int doubtful) {}

    /**
     * @param was its number in the version before; null for one that is new
     * @param likeness of the two texts, from 0 to 1
     * @param doubtful whether its words don't say surely which it was, and nobody has said so yet
     */
    record MappedArticle(
            String article,
            @Nullable String was,
            double likeness,
            boolean doubtful,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {}

    ArticleMap of(StoredVersion version) {
        return comparison.pairs(version).map(this::of).orElse(new ArticleMap(null, List.of(), List.of(), 0));
    }

    ArticleMap of(Pairs compared) {
        StoredVersion old = compared.against();
        Map<String, ConfirmedPair> confirmed = new HashMap<>();
        maps.of(compared.version().id(), old.version()).forEach(pair -> confirmed.put(pair.article(), pair));
        Set<String> gone = gone(compared.articles());
        List<MappedArticle> pairs = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (Paired article : compared.articles()) {
            String number = number(article.after());
            if (number != null && said.add(number)) {
                pairs.add(mapped(number, article, confirmed.get(number), !gone.isEmpty()));
            }
        }
        int doubtful = (int) pairs.stream().filter(MappedArticle::doubtful).count();
        return new ArticleMap(old.id(), pairs, List.copyOf(gone), doubtful);
    }

    /** In their order; a number that stands twice has gone only where both have. */
    private static Set<String> gone(List<Paired> articles) {
        Set<String> gone = new LinkedHashSet<>();
        articles.stream().map(article -> number(article.before())).forEach(was -> {
            if (was != null) {
                gone.add(was);
            }
        });
        for (Paired article : articles) {
            String was = number(article.before());
            if (was != null && article.after() != null) {
                gone.remove(was);
            }
        }
        return gone;
    }

    private static MappedArticle mapped(
            String article, Paired diff, @Nullable ConfirmedPair confirmed, boolean othersGone) {
        PassageRow before = diff.before();
        PassageRow after = diff.after();
        String was = number(before);
        double likeness = before == null || after == null ? 0 : ArticlePairing.likeness(before.text(), after.text());
        boolean sure = was == null || before == null || after == null
                ? !othersGone
                : VersionPairs.areSurelyOne(was, before.text(), article, after.text());
        return new MappedArticle(
                article,
                was,
                Math.round(likeness * 100) / 100.0,
                confirmed == null && !sure,
                confirmed == null ? null : confirmed.by(),
                confirmed == null ? null : confirmed.at());
    }

    /** The caller has locked the version. */
    void confirm(StoredVersion version, List<ArticlePair> pairs, Curator curator) {
        StoredVersion old =
                comparison.before(version).orElseThrow(() -> new ProblemException(Problem.CONFLICT, "这是第一版，没有可对应的旧版"));
        Set<String> here = new HashSet<>(numbers(passages.of(version.id())));
        Set<String> there = new HashSet<>(numbers(passages.of(old.id())));
        for (ArticlePair pair : pairs) {
            String was = pair.was();
            if (!here.contains(pair.article()) || was != null && !there.contains(was)) {
                throw new ProblemException(
                        "pairs", "没有这一条：" + (here.contains(pair.article()) ? "旧" + was : pair.article()));
            }
        }
        maps.confirm(version, old.version(), pairs, curator);
        if (version.state() == VersionState.PUBLISHED) {
            changes.append(version.site(), version.id(), ChangeLog.Kind.PUBLISHED);
            changes.appendLeading(version.site(), version.title());
        }
    }

    private static List<String> numbers(List<PassageRow> rows) {
        List<String> numbers = new ArrayList<>();
        for (PassageRow row : rows) {
            String article = row.article();
            if (article != null) {
                numbers.add(article);
            }
        }
        return numbers;
    }

    private static @Nullable String number(@Nullable PassageRow row) {
        return row == null ? null : row.article();
    }
}
