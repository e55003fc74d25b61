package cn.quanzhi.knowledge;

import java.util.List;

/**
 * A wrong belief of the trade.
 *
 * @param claims how it is said
 * @param truth what is right, in the service's own words
 * @param basis the articles that say so
 */
public record Misconception(List<String> claims, String truth, List<Article> basis) {

    public Misconception {
        claims = List.copyOf(claims);
        basis = List.copyOf(basis);
    }

    public record Article(String law, String article) {}
}
