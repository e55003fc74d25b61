package cn.quanzhi.knowledge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each article of a new text the one of the old text that it was. Law is renumbered whenever an article is put in,
 * so the number is a hint only: first come articles whose words are the same, then the most similar ones, the same number
 * deciding between like ones; what is like nothing was added or removed.
 */
final class ArticlePairing {

    /** Share of character pairs in common (Dice) below which two articles are strangers; lower under one number. */
    private static final double ALIKE = 0.5;

    private static final double ALIKE_UNDER_ONE_NUMBER = 0.25;
    private static final double SAME_NUMBER = 0.15;

    /** Pairs of characters that stand in more old articles than this tell nothing, and would cost the square of the text. */
    private static final int COMMON = 400;

    /** In the place of a partner: none is known yet, or a person has said that there is none. */
    private static final int OPEN = -1;

    private static final int NONE = -2;

    private ArticlePairing() {}

    /** An article as far as pairing must know it. */
    record Article(@Nullable String number, List<String> path, String text) {}

    /** Positions in the two lists; null where the article is only in one. */
    record Pair(@Nullable Integer before, @Nullable Integer after) {}

    private record Likely(int before, int after, double score) {}

    /** All articles of both lists, in the order of the new one, each removed one behind what stood before it. */
    static List<Pair> pair(List<Article> before, List<Article> after) {
        return pair(before, after, Map.of());
    }

    /** @param known what a person has said: of places in the new text the one in the old text, or nothing for a new article */
    static List<Pair> pair(List<Article> before, List<Article> after, Map<Integer, Optional<Integer>> known) {
        int[] partner = new int[after.size()];
        Arrays.fill(partner, OPEN);
        boolean[] taken = new boolean[before.size()];
        known.forEach((now, then) -> {
            partner[now] = then.orElse(NONE);
            then.ifPresent(place -> taken[place] = true);
        });
        same(before, after, partner, taken);
        alike(before, after, partner, taken);
        return inOrder(before.size(), partner, taken);
    }

    /** The same words under the same number first, then the same words anywhere, in their order. */
    private static void same(List<Article> before, List<Article> after, int[] partner, boolean[] taken) {
        Map<String, List<Integer>> known = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            known.computeIfAbsent(folded(before.get(i).text()), text -> new ArrayList<>())
                    .add(i);
        }
        for (boolean numbered : new boolean[] {true, false}) {
            for (int j = 0; j < partner.length; j++) {
                Article article = after.get(j);
                if (partner[j] != OPEN) {
                    continue;
                }
                for (int i : known.getOrDefault(folded(article.text()), List.of())) {
                    boolean number = Objects.equals(before.get(i).number(), article.number());
                    if (!taken[i] && (number || !numbered)) {
                        partner[j] = i;
                        taken[i] = true;
                        break;
                    }
                }
            }
        }
    }

    private static void alike(List<Article> before, List<Article> after, int[] partner, boolean[] taken) {
        List<Likely> likely = likely(before, after, partner, taken);
        likely.sort(Comparator.comparingDouble(Likely::score)
                .reversed()
                .thenComparingInt(Likely::after)
                .thenComparingInt(Likely::before));
        for (Likely one : likely) {
            if (partner[one.after()] == OPEN && !taken[one.before()]) {
                partner[one.after()] = one.before();
                taken[one.before()] = true;
            }
        }
    }

    private static List<Likely> likely(List<Article> before, List<Article> after, int[] partner, boolean[] taken) {
        Map<Integer, List<Integer>> places = new HashMap<>();
        int[] sizes = new int[before.size()];
        for (int i = 0; i < sizes.length; i++) {
            if (!taken[i]) {
                Set<Integer> pairs = pairs(before.get(i).text());
                sizes[i] = pairs.size();
                int place = i;
                pairs.forEach(pair ->
                        places.computeIfAbsent(pair, key -> new ArrayList<>()).add(place));
            }
        }
        Old old = new Old(before, places, sizes);
        List<Likely> likely = new ArrayList<>();
        for (int j = 0; j < partner.length; j++) {
            if (partner[j] == OPEN) {
                likely.addAll(candidates(old, after.get(j), j));
            }
        }
        return likely;
    }

    /** The old articles that have no partner yet, by the pairs of characters that stand in them. */
    private record Old(List<Article> articles, Map<Integer, List<Integer>> places, int[] sizes) {}

    private static List<Likely> candidates(Old old, Article article, int at) {
        Set<Integer> own = pairs(article.text());
        int[] shared = new int[old.articles().size()];
        for (Integer pair : own) {
            List<Integer> where = old.places().getOrDefault(pair, List.of());
            if (where.size() <= COMMON) {
                where.forEach(i -> shared[i]++);
            }
        }
        List<Likely> likely = new ArrayList<>();
        for (int i = 0; i < shared.length; i++) {
            double dice = 2.0 * shared[i] / Math.max(1, own.size() + old.sizes()[i]);
            boolean number = article.number() != null
                    && article.number().equals(old.articles().get(i).number());
            if (shared[i] > 0 && dice >= (number ? ALIKE_UNDER_ONE_NUMBER : ALIKE)) {
                likely.add(new Likely(i, at, dice + (number ? SAME_NUMBER : 0)));
            }
        }
        return likely;
    }

    private static List<Pair> inOrder(int before, int[] partner, boolean[] taken) {
        List<Pair> pairs = new ArrayList<>();
        boolean[] said = new boolean[before];
        for (int j = 0; j < partner.length; j++) {
            if (partner[j] >= 0) {
                removedBefore(partner[j], taken, said, pairs);
                pairs.add(new Pair(partner[j], j));
            } else {
                pairs.add(new Pair(null, j));
            }
        }
        removedBefore(before, taken, said, pairs);
        return pairs;
    }

    /** What was removed directly before an old place, back to the last article that stayed. */
    private static void removedBefore(int place, boolean[] taken, boolean[] said, List<Pair> pairs) {
        int from = place;
        while (from > 0 && !taken[from - 1] && !said[from - 1]) {
            from--;
        }
        for (int i = from; i < place; i++) {
            said[i] = true;
            pairs.add(new Pair(i, null));
        }
    }

    /** How much two texts have in common, from 0 to 1. */
    static double likeness(String before, String after) {
        if (folded(before).equals(folded(after))) {
            return 1;
        }
        Set<Integer> one = pairs(before);
        Set<Integer> other = pairs(after);
        long shared = one.stream().filter(other::contains).count();
        // Words in another order are not the same words.
        return Math.min(0.99, 2.0 * shared / Math.max(1, one.size() + other.size()));
    }

    /** Widths and spaces are no difference in law. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }

    private static Set<Integer> pairs(String text) {
        String folded = folded(text);
        Set<Integer> pairs = new HashSet<>();
        for (int i = 0; i + 1 < folded.length(); i++) {
            pairs.add((folded.charAt(i) << 16) | folded.charAt(i + 1));
        }
        return pairs;
    }
}
