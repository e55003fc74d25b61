package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ArticlePairing.Article;
import cn.quanzhi.knowledge.ArticlePairing.Pair;
import cn.quanzhi.knowledge.GraveChanges.GraveChange;
import cn.quanzhi.knowledge.VersionView.PassageRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two versions, article by article. */
final class VersionDiff {

    private VersionDiff() {}

    enum ArticleChange {
        UNCHANGED,
        CHANGED,
        /** It has another number; its words may have changed too. */
        RENUMBERED,
        /** It stands elsewhere in the order or under another heading. */
        MOVED,
        ADDED,
        REMOVED
    }

    /**
     * @param words what changed in its text; empty where nothing did
     * @param grave the periods and amounts that are others: somebody has to look at them before it is published
     */
    record ArticleDiff(
            ArticleChange change,
            boolean textChanged,
            @Nullable PassageRow before,
            @Nullable PassageRow after,
            List<WordChanges.Change> words,
            List<GraveChange> grave) {}

    static List<ArticleDiff> between(List<PassageRow> before, List<PassageRow> after) {
        return between(before, after, List.of());
    }

    /** An article of either text, or of both; never of none. */
    record Paired(@Nullable PassageRow before, @Nullable PassageRow after) {

        List<GraveChange> grave() {
            return GraveChanges.between(before == null ? null : before.text(), after == null ? null : after.text());
        }

        /** As it stands in the newer text, else in the older one. */
        PassageRow shown() {
            return after == null ? Objects.requireNonNull(before) : after;
        }
    }

    /** @param confirmed which article became which, as far as a person has said so */
    static List<ArticleDiff> between(
            List<PassageRow> before, List<PassageRow> after, List<ArticleMaps.ConfirmedPair> confirmed) {
        List<Pair> pairs = ArticlePairing.pair(articles(before), articles(after), known(before, after, confirmed));
        Set<Pair> inPlace = inPlace(pairs);
        List<ArticleDiff> diffs = new ArrayList<>();
        for (Pair pair : pairs) {
            Paired rows = rows(pair, before, after);
            if (rows.before() == null || rows.after() == null) {
                ArticleChange change = rows.before() == null ? ArticleChange.ADDED : ArticleChange.REMOVED;
                diffs.add(new ArticleDiff(change, true, rows.before(), rows.after(), List.of(), rows.grave()));
            } else {
                diffs.add(both(rows.before(), rows.after(), inPlace.contains(pair)));
            }
        }
        return diffs;
    }

    /** The same without what changed in the words: much less work. */
    static List<Paired> pairs(
            List<PassageRow> before, List<PassageRow> after, List<ArticleMaps.ConfirmedPair> confirmed) {
        return ArticlePairing.pair(articles(before), articles(after), known(before, after, confirmed)).stream()
                .map(pair -> rows(pair, before, after))
                .toList();
    }

    private static Paired rows(Pair pair, List<PassageRow> before, List<PassageRow> after) {
        Integer old = pair.before();
        Integer now = pair.after();
        return new Paired(old == null ? null : before.get(old), now == null ? null : after.get(now));
    }

    private static ArticleDiff both(PassageRow before, PassageRow after, boolean inPlace) {
        boolean changed = !before.text().equals(after.text());
        ArticleChange change;
        if (!Objects.equals(before.article(), after.article())) {
            change = ArticleChange.RENUMBERED;
        } else if (!inPlace || !sameChapter(before, after)) {
            change = ArticleChange.MOVED;
        } else {
            change = changed ? ArticleChange.CHANGED : ArticleChange.UNCHANGED;
        }
        return new ArticleDiff(
                change,
                changed,
                before,
                after,
                changed ? WordChanges.between(before.text(), after.text()) : List.of(),
                new Paired(before, after).grave());
    }

    /** One printer sets 总 则, the next 总则: that is no move. */
    private static boolean sameChapter(PassageRow before, PassageRow after) {
        return closed(before).equals(closed(after));
    }

    private static List<String> closed(PassageRow row) {
        return row.path().stream().map(head -> head.replaceAll("[\\s　]", "")).toList();
    }

    /** Of numbers that are no more, nothing is known. */
    private static Map<Integer, Optional<Integer>> known(
            List<PassageRow> before, List<PassageRow> after, List<ArticleMaps.ConfirmedPair> confirmed) {
        Map<String, Integer> old = places(before);
        Map<String, Integer> now = places(after);
        Map<Integer, Optional<Integer>> known = new HashMap<>();
        for (ArticleMaps.ConfirmedPair pair : confirmed) {
            Integer place = now.get(pair.article());
            String was = pair.was();
            if (place != null && (was == null || old.containsKey(was))) {
                known.put(place, was == null ? Optional.empty() : Optional.ofNullable(old.get(was)));
            }
        }
        return known;
    }

    private static Map<String, Integer> places(List<PassageRow> rows) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String article = rows.get(i).article();
            if (article != null) {
                places.putIfAbsent(article, i);
            }
        }
        return places;
    }

    private static List<Article> articles(List<PassageRow> rows) {
        return rows.stream()
                .map(row -> new Article(row.article(), row.path(), row.text()))
                .toList();
    }

    /** The longest run of pairs whose old places grow: whoever isn't in it has moved. */
    private static Set<Pair> inPlace(List<Pair> pairs) {
        List<Pair> kept = pairs.stream()
                .filter(pair -> pair.before() != null && pair.after() != null)
                .toList();
        int[] previous = new int[kept.size()];
        int[] ends = new int[kept.size() + 1]; // of a run of that length, the one that ends smallest
        int longest = 0;
        for (int i = 0; i < kept.size(); i++) {
            int low = 1;
            int high = longest;
            while (low <= high) {
                int middle = (low + high) / 2;
                if (place(kept, ends[middle]) < place(kept, i)) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            previous[i] = low > 1 ? ends[low - 1] : -1;
            ends[low] = i;
            longest = Math.max(longest, low);
        }
        Set<Pair> run = new HashSet<>();
        for (int i = longest == 0 ? -1 : ends[longest]; i >= 0; i = previous[i]) {
            run.add(kept.get(i));
        }
        return run;
    }

    private static int place(List<Pair> pairs, int at) {
        return Objects.requireNonNull(pairs.get(at).before());
    }
}
