package cn.quanzhi.knowledge.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The article that answers a typical question. Kept in the question's path: the law's title, the version that the article's
 * number belongs to, and {@code label=article} for each version that counts the article otherwise.
 *
 * @param elsewhere what its file says of other versions
 */
public record AskedArticle(String law, String version, String article, List<Elsewhere> elsewhere) {

    private static final int HEAD = 2;
    private static final char IS = '=';

    public AskedArticle {
        elsewhere = List.copyOf(elsewhere);
    }

    /** An article's number in another version. */
    public record Elsewhere(String version, String article) {}

    /** Whether it is the path of a typical question. */
    public static boolean isPath(List<String> path) {
        return path.size() >= HEAD && path.stream().skip(HEAD).allMatch(other -> other.indexOf(IS) >= 0);
    }

    /** @throws IllegalArgumentException if the path is no typical question's */
    public static AskedArticle of(List<String> path, String article) {
        if (!isPath(path)) {
            throw new IllegalArgumentException("no typical question's path: " + path);
        }
        List<Elsewhere> elsewhere = path.stream()
                .skip(HEAD)
                .map(other -> {
                    int is = other.lastIndexOf(IS);
                    return new Elsewhere(other.substring(0, is), other.substring(is + 1));
                })
                .toList();
        return new AskedArticle(path.getFirst(), path.get(1), article, elsewhere);
    }

    public List<String> path() {
        List<String> path = new ArrayList<>(List.of(law, version));
        elsewhere.forEach(other -> path.add(other.version() + IS + other.article()));
        return path;
    }

    /** The number in another version, where the file says it. */
    public Optional<String> saidIn(String other) {
        return elsewhere.stream()
                .filter(one -> one.version().equals(other))
                .map(Elsewhere::article)
                .findFirst();
    }
}
