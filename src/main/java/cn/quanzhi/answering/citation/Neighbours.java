package cn.quanzhi.answering.citation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the articles most like a passage say, and it doesn't: what a model that misremembers or miscites would say of it. Of
 * sentences beside passages taken at random a judge learns nothing about these.
 */
final class Neighbours {

    private static final int NEAREST = 8;
    private static final int EACH = 2;
    private static final int MOST = 3;
    private static final int SHORTEST = 14;
    private static final int LONGEST = 120;
    /** A pair of letters that so many articles have tells none from another. */
    private static final int COMMON = 600;

    /** An article with so much of the passage's wording is its older or its newer text. */
    private static final double SAME = 0.7;

    /** A sentence with so much of it may be true of the passage too. */
    private static final double SAID = 0.6;

    private static final Comparator<Likened> LIKEST =
            Comparator.comparingDouble(Likened::share).reversed();

    private record Article(String text, Set<String> bigrams) {}

    private final List<Article> articles;
    private final Map<String, List<Integer>> places = new HashMap<>();

    Neighbours(Collection<String> texts) {
        this.articles = texts.stream()
                .sorted()
                .map(text -> new Article(text, Bigrams.of(text)))
                .toList();
        for (int i = 0; i < articles.size(); i++) {
            for (String bigram : articles.get(i).bigrams()) {
                places.computeIfAbsent(bigram, unknown -> new ArrayList<>()).add(i);
            }
        }
    }

    /** A few sentences of the passage's nearest neighbours, the likest first. */
    List<String> foreignTo(String passage) {
        Set<String> own = Bigrams.of(passage);
        return nearest(own).stream()
                .flatMap(article -> Sentences.of(article.text()).stream()
                        .map(String::strip)
                        .filter(sentence -> sentence.length() >= SHORTEST && sentence.length() <= LONGEST)
                        .map(sentence -> new Likened(sentence, Bigrams.share(Bigrams.of(sentence), own)))
                        .filter(sentence -> sentence.share() < SAID)
                        .sorted(LIKEST)
                        .limit(EACH))
                .distinct()
                .sorted(LIKEST)
                .limit(MOST)
                .map(Likened::sentence)
                .toList();
    }

    private record Likened(String sentence, double share) {}

    private List<Article> nearest(Set<String> own) {
        int[] common = new int[articles.size()];
        for (String bigram : own) {
            List<Integer> having = places.getOrDefault(bigram, List.of());
            if (having.size() < COMMON) {
                having.forEach(article -> common[article]++);
            }
        }
        return IntStream.range(0, common.length)
                .filter(article -> common[article] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer article) -> -common[article]))
                .map(articles::get)
                .filter(article -> Bigrams.share(article.bigrams(), own) < SAME)
                .limit(NEAREST)
                .toList();
    }
}
