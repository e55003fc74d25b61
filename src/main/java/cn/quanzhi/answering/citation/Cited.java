package cn.quanzhi.answering.citation;

import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.ReferenceGrammar;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What some passages say together, read once for all sentences that cite them. */
final class Cited {

    private static final int COMPARED = 6;
    private static final int SHORTEST = 3;
    private static final int BESIDE = 4;
    private static final String ENDS = "。;\n";
    private static final Pattern BEYOND = Pattern.compile("(?:超过|过了|逾|(?<![届期])满)$");
    private static final Pattern UNDONE = Pattern.compile("(?:的|了|后|还|仍|都){0,3}(?:仍|还|才|没|未(?!成年)|拒不)");
    private static final String NOT_ONE = FigureForms.NUMERALS + "第统同唯";

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

    /** Whether each figure of a plain sentence is theirs, or a case's own that it rightly holds against one of theirs. */
    boolean hasFigures(String plain) {
        String even = FigureForms.even(plain);
        List<Placed> placed = Quantities.claimed(even);
        Compared compared = new Compared(even, placed, this::names);
        return placed.stream()
                .allMatch(figure -> has(figure.quantity()) || compared.isRight(figure) || isOverdue(figure, even));
    }

    /** Whether it makes a fixed sum of what they name only as the least or the most. */
    boolean isFixedIn(String plain) {
        return Fixed.in(plain, figures);
    }

    /** Whether it tells of the time that a limit leaves over, and of what is undone then: 超过24小时仍没提供 for 在二十四小时内提供. */
    private boolean isOverdue(Placed figure, String even) {
        return figure.quantity().bound() == Bound.LEAST
                && names(figure.quantity())
                && BEYOND.matcher(even.substring(Math.max(0, figure.start() - BESIDE), figure.start()))
                        .find()
                && UNDONE.matcher(even).region(figure.end(), even.length()).lookingAt();
    }

    private boolean names(Quantity claimed) {
        return figures.stream().anyMatch(claimed::sameFigure);
    }

    private boolean has(Quantity claimed) {
        return isSaid(claimed) || isItsOwn(claimed);
    }

    /** How many things the sentence names, which the source doesn't count; or one where the source says each. */
    private boolean isItsOwn(Quantity claimed) {
        boolean counted = (claimed.counts() || claimed.isOnce())
                && figures.stream()
                        .noneMatch(figure ->
                                figure.unit().equals(claimed.unit()) && (claimed.ordinal() || !figure.ordinal()));
        return counted || claimed.isOne() && isEach(claimed);
    }

    /** 一年一换 is each year, 1件 is 一件. */
    private boolean isEach(Quantity one) {
        if (one.isWeaklyCounted()) {
            return Units.written(one.unit()).anyMatch(unit -> saysOne(said.plain(), unit));
        }
        return Units.written(one.unit()).anyMatch(unit -> said.often().contains("每" + unit))
                || Units.isPeriod(one.unit()) && said.plain().contains(one.unit() + "度");
    }

    /** 一人, but not 十一人. */
    private static boolean saysOne(String plain, String unit) {
        String one = "一" + unit;
        for (int at = plain.indexOf(one); at >= 0; at = plain.indexOf(one, at + 1)) {
            if (at == 0 || NOT_ONE.indexOf(plain.charAt(at - 1)) < 0) {
                return true;
            }
        }
        return false;
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
