package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Quantities.Quantity;
import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.ReferenceGrammar;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What some passages say together, read once for all sentences that cite them. */
final class Cited {

    private static final int COMPARED = 6;
    private static final int SHORTEST = 3;
    private static final String ENDS = "。;\n";
    private static final String PERIODS = "年月日周小时";

    private final Surface.Said said;
    private final String text;
    private final Letters letters;
    private final List<Quantity> figures;
    private final Set<Integer> roles;
    private final Set<String> bigrams;
    private final Set<String> even;
    private final List<String> statements;
    private final Set<String> titles = new HashSet<>();
    private final Set<String> articles = new HashSet<>();
    private final Set<Reference.Standard> standards = new HashSet<>();

    Cited(List<Source> sources, ReferenceGrammar grammar) {
        String plain = Wording.plain(sources.stream().map(Source::said).collect(Collectors.joining("\n")));
        this.said = Surface.Said.of(plain);
        this.text = Wording.plain(sources.stream().map(Source::text).collect(Collectors.joining("\n\n")));
        this.letters = Letters.of(Wording.law(text));
        this.figures = Quantities.of(plain);
        this.roles = Roles.in(plain);
        this.bigrams = Source.bigrams(sources);
        this.even = Bigrams.of(letters.text());
        this.statements = statements(letters.text());
        sources.forEach(source -> read(source, grammar));
    }

    private void read(Source source, ReferenceGrammar grammar) {
        titles.add(source.passage().title());
        String own = source.passage().article();
        if (own != null) {
            articles.add(own);
        }
        for (Reference reference : grammar.find(source.said())) {
            switch (reference) {
                case Reference.Law law -> {
                    if (law.title() != null) {
                        titles.add(law.title());
                    }
                    if (law.article() != null) {
                        articles.add(law.article());
                    }
                }
                case Reference.Standard standard -> standards.add(standard);
            }
        }
    }

    private static List<String> statements(String even) {
        return Stream.of(even.split("[。;\\n]"))
                .map(String::strip)
                .filter(part -> part.length() > SHORTEST)
                .distinct()
                .toList();
    }

    Surface.Said said() {
        return said;
    }

    Letters letters() {
        return letters;
    }

    /**
     * Whether a plain sentence without its end is a whole sentence of theirs, letter by letter. What stands in a list isn't: its
     * head may forbid it.
     */
    boolean says(String sentence) {
        if (sentence.length() <= SHORTEST) {
            return false;
        }
        for (int at = text.indexOf(sentence); at >= 0; at = text.indexOf(sentence, at + 1)) {
            if (begins(at) && ends(at + sentence.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean begins(int place) {
        int before = place;
        while (before > 0 && text.charAt(before - 1) == '\n') {
            before--;
        }
        return before == 0 || text.charAt(before - 1) == '。';
    }

    private boolean ends(int place) {
        return place == text.length() || ENDS.indexOf(text.charAt(place)) >= 0;
    }

    boolean namesAll(Set<Integer> claimed) {
        return roles.containsAll(claimed);
    }

    boolean hasAll(List<Quantity> claimed) {
        return claimed.stream().allMatch(this::has);
    }

    private boolean has(Quantity claimed) {
        return isSaid(claimed) || isItsOwn(claimed);
    }

    /** How many things the sentence names, which the source doesn't count; or 一年 where it says 每年. */
    private boolean isItsOwn(Quantity claimed) {
        if (claimed.counts()) {
            return figures.stream().noneMatch(figure -> figure.unit().equals(claimed.unit()));
        }
        return !claimed.hasBound()
                && claimed.value().compareTo(BigDecimal.ONE) == 0
                && PERIODS.contains(claimed.unit())
                && !claimed.unit().isEmpty()
                && (said.often().contains("每" + claimed.unit()) || said.plain().contains(claimed.unit() + "度"));
    }

    /** 十万元以上 is said nowhere where only 不足十万元 and 按十万元计算 are. */
    private boolean isSaid(Quantity claimed) {
        List<Quantity> same = figures.stream().filter(claimed::sameFigure).toList();
        boolean bounded = claimed.hasBound() && same.stream().anyMatch(Quantity::hasBound);
        return same.stream().anyMatch(figure -> !claimed.contradicts(figure) && (!bounded || figure.hasBound()));
    }

    boolean refersTo(Reference reference) {
        return switch (reference) {
            case Reference.Law law ->
                (law.title() == null || titles.contains(law.title()))
                        && (law.article() == null || articles.contains(law.article()));
            case Reference.Standard standard ->
                standards.stream()
                        .anyMatch(other -> other.code().equals(standard.code())
                                && (standard.year() == null || standard.year().equals(other.year())));
        };
    }

    /** Whether so small a share of the pairs of letters of even words is theirs; of a word of one letter nothing is told. */
    boolean isUnheardOf(String words, double share) {
        Set<String> own = Bigrams.of(words);
        return !own.isEmpty() && Bigrams.share(own, even) < share;
    }

    boolean isFar(String sentence, double near) {
        Set<String> own = Bigrams.of(sentence);
        return own.isEmpty() || Bigrams.share(own, bigrams) < near;
    }

    /** The few statements that share most with an even sentence: what its meaning is compared with. */
    List<String> nearest(String even) {
        Set<String> own = Bigrams.of(even);
        return statements.stream()
                .sorted(Comparator.comparingDouble((String statement) -> -Bigrams.share(own, Bigrams.of(statement))))
                .limit(COMPARED)
                .toList();
    }
}
