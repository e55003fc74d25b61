package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Beside.Span;
import cn.quanzhi.model.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A sentence's clauses, each with the clause of the source that is nearest to it: what a rule's consequence is said of, and
 * whether the condition in front of it is said too.
 */
final class Clauses {

    /** The numbers' names, in their order. */
    static final List<String> NAMES = List.of(
            "clauses_mean",
            "clauses_least",
            "clauses_margin",
            "clauses_denied",
            "clauses_forced",
            "clauses_turned",
            "cases",
            "condition",
            "heading",
            "unsaid");

    private static final Pattern CASE = Pattern.compile("^(?:如果|只要|一旦).*|.*[的时]$");
    private static final String DENIALS = "不未无非没免";
    private static final List<String> FORCES = List.of("应当", "可以", "不得", "不必");
    private static final int SHORTEST = 2;
    /** What counts for nearness: that the sentence's clause is said there, and a little that it says all of it. */
    private static final double SAID_THERE = 0.8;

    private final List<Clause> said;
    private final List<Match> matches = new ArrayList<>();
    private double margin = 1;

    private Clauses(String sentence, List<Beside> all) {
        this.said = clauses(sentence, all.getFirst().mine());
        List<List<Clause>> statements = all.stream()
                .map(beside -> clauses(beside.statement(), beside.its()))
                .toList();
        said.forEach(clause -> match(clause, all, statements));
    }

    /** @param isCase whether it only names a case: 逾期不改正的，…… */
    private record Clause(String text, Span span, boolean isCase) {}

    private record Match(Clause mine, Beside beside, List<Clause> statement, int index, double near) {
        Clause its() {
            return statement.get(index);
        }
    }

    /** @param all the sentence beside at least one statement */
    static double[] of(String sentence, List<Beside> all) {
        return new Clauses(sentence, all).numbers();
    }

    private static List<Clause> clauses(String text, Tokens tokens) {
        List<Clause> clauses = new ArrayList<>();
        int start = 0;
        for (int end = 0; end <= text.length(); end++) {
            if (end == text.length() || Letters.CLAUSE.indexOf(text.charAt(end)) >= 0) {
                Span span = span(tokens, start, end);
                if (end - start >= SHORTEST && span.size() > 0) {
                    boolean isCase = text.charAt(end - 1) == '的' && text.startsWith(",", end);
                    clauses.add(new Clause(text.substring(start, end), span, isCase));
                }
                start = end + 1;
            }
        }
        return clauses;
    }

    private static Span span(Tokens tokens, int start, int end) {
        int from = 0;
        while (from < tokens.tokens().size() && tokens.tokens().get(from).start() < start) {
            from++;
        }
        int to = from;
        while (to < tokens.tokens().size() && tokens.tokens().get(to).end() <= end) {
            to++;
        }
        return new Span(from, to);
    }

    private void match(Clause clause, List<Beside> all, List<List<Clause>> statements) {
        Match best = null;
        double most = -1;
        double second = -1;
        for (int i = 0; i < all.size(); i++) {
            Beside beside = all.get(i);
            for (int j = 0; j < statements.get(i).size(); j++) {
                Clause its = statements.get(i).get(j);
                double near = beside.cover(clause.span(), its.span());
                double score = SAID_THERE * near + (1 - SAID_THERE) * beside.coverBack(its.span(), clause.span());
                if (score > most) {
                    second = most;
                    most = score;
                    best = new Match(clause, beside, statements.get(i), j, near);
                } else {
                    second = Math.max(second, score);
                }
            }
        }
        if (best != null) {
            matches.add(best);
            margin = second < 0 ? margin : Math.min(margin, most - second);
        }
    }

    private double[] numbers() {
        double mean = matches.stream().mapToDouble(Match::near).average().orElse(0);
        double least = matches.stream().mapToDouble(Match::near).min().orElse(0);
        long denied = matches.stream()
                .filter(match ->
                        denials(match.mine().text()) != denials(match.its().text()))
                .count();
        long forced = matches.stream().mapToLong(Clauses::forced).sum();
        long cases = said.stream()
                .filter(clause -> CASE.matcher(clause.text()).matches())
                .count();
        return new double[] {mean, least, margin, denied, forced, turned(), cases, condition(), heading(), unsaid()};
    }

    private static long denials(String text) {
        return text.chars().filter(sign -> DENIALS.indexOf(sign) >= 0).count();
    }

    private static long forced(Match match) {
        return FORCES.stream()
                .filter(force -> match.mine().text().contains(force)
                        && !match.its().text().contains(force))
                .count();
    }

    /** How often a clause follows one that comes later in the source's statement. */
    private int turned() {
        int turned = 0;
        for (int i = 1; i < matches.size(); i++) {
            Match before = matches.get(i - 1);
            Match now = matches.get(i);
            turned += before.beside() == now.beside() && before.index() > now.index() ? 1 : 0;
        }
        return turned;
    }

    /** Of the cases that stand in front of what the sentence says, how near it comes to naming the one that it names least. */
    private double condition() {
        double least = 1;
        for (Match match : matches) {
            for (Clause before : match.statement().subList(0, match.index())) {
                if (before.isCase()) {
                    least = Math.min(least, match.beside().said(before.span()));
                }
            }
        }
        return least;
    }

    /** How near it comes to naming what the statements that it speaks of begin with. */
    private double heading() {
        return matches.stream()
                .mapToDouble(match ->
                        match.beside().said(match.statement().getFirst().span()))
                .min()
                .orElse(1);
    }

    /** How near it comes on average to each clause of the statements that it speaks of. */
    private double unsaid() {
        Set<Beside> seen = new HashSet<>();
        double sum = 0;
        int count = 0;
        for (Match match : matches) {
            if (seen.add(match.beside())) {
                for (Clause clause : match.statement()) {
                    sum += match.beside().said(clause.span());
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
