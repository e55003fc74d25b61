package cn.quanzhi.answering.citation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What speaks for and against a sentence that nothing decides by itself, as numbers that {@link Judge} weighs. */
final class Evidence {

    /** The numbers' names, in their order. */
    static final List<String> NAMES = Stream.concat(
                    Stream.of(
                            "often",
                            "narrow",
                            "wide",
                            "free",
                            "strangers",
                            "found",
                            "counted",
                            "additions",
                            "share",
                            "verbatim",
                            "length",
                            "window",
                            "best",
                            "back",
                            "clause",
                            "forced",
                            "strong",
                            "actor",
                            "whole",
                            "denied",
                            "lengths",
                            "together",
                            "margin",
                            "doubtful",
                            "invents"),
                    Stream.of(
                                    Clauses.NAMES.stream(),
                                    Gaps.NAMES.stream(),
                                    Differences.CHECKS.stream().map(Differences.Check::name))
                            .flatMap(names -> names))
            .toList();

    private static final List<String> FORCES = List.of("应当", "可以", "不得", "不必");
    /** Words that widen or narrow what is said, or turn an order into leave. */
    private static final Pattern STRONG =
            Pattern.compile("任何|一切|全部|都|均|只|才|必须|一律|所有|完全|直接|照样|随便|自行|不管|也行|就行|也算|马上|各|另");

    private static final String DENIALS = "不未无非";
    private static final int WINDOW = 4;
    private static final int WORD = 2;

    private final Laid laid;
    private final Letters claim;
    private final List<Beside> all;
    private final List<Double> leasts = new ArrayList<>();
    private double lowest = 1;
    private int forced;
    private int strong;

    private Evidence(Laid laid, List<Beside> all) {
        this.laid = laid;
        this.claim = laid.claim();
        this.all = all;
        all.forEach(one -> leasts.add(1.0));
    }

    /**
     * @param all the sentence beside at least one statement
     * @param invents whether what it adds to its source's words means nothing there
     */
    static double[] of(Laid laid, Doubts doubts, List<Beside> all, boolean invents) {
        DoubleStream clauses = Arrays.stream(Clauses.of(laid.claim().text(), all));
        DoubleStream each = Arrays.stream(doubts.differences().each());
        DoubleStream whole = Arrays.stream(new Evidence(laid, all).numbers(doubts, invents));
        DoubleStream gaps = Arrays.stream(Gaps.of(laid, doubts.copy()));
        return Stream.of(whole, clauses, gaps, each)
                .flatMapToDouble(numbers -> numbers)
                .toArray();
    }

    private double[] numbers(Doubts doubts, boolean invents) {
        int length = claim.length();
        Beside best = best(0, length);
        Beside alike =
                all.stream().max(Comparator.comparingDouble(Beside::whole)).orElse(best);
        clauses();
        return new double[] {
            doubts.brought().often(),
            doubts.brought().narrow(),
            doubts.brought().wide(),
            doubts.brought().free(),
            doubts.strangers() ? 1 : 0,
            doubts.differences().found(),
            doubts.differences().counted(),
            doubts.additions().size(),
            doubts.share(),
            laid.verbatim(),
            length,
            window(),
            mean(best, 0, length),
            best.back(),
            lowest,
            forced,
            strong,
            actor(),
            alike.whole(),
            denials(claim.text()) - denials(alike.statement()),
            (double) claim.text().length() / alike.statement().length(),
            together(),
            margin(best),
            doubts.differences().doubtful() ? 1 : 0,
            invents ? 1 : 0
        };
    }

    private static double denials(String text) {
        return text.chars().filter(sign -> DENIALS.indexOf(sign) >= 0).count();
    }

    /** How near the one statement comes to all clauses that comes nearest to all. */
    private double together() {
        return leasts.stream().mapToDouble(least -> least).max().orElse(0);
    }

    /** By how much one statement is nearer than all others. */
    private double margin(Beside best) {
        double second = all.stream()
                .filter(one -> one != best)
                .mapToDouble(one -> mean(one, 0, claim.length()))
                .max()
                .orElse(0);
        return mean(best, 0, claim.length()) - second;
    }

    /** The few letters in a row that no statement has anything near to. */
    private double window() {
        int size = Math.min(WINDOW, claim.length());
        double least = 1;
        for (int from = 0; from + size <= claim.length(); from++) {
            double sum = 0;
            for (int i = from; i < from + size; i++) {
                int place = claim.place(i);
                sum += most(one -> one.near()[place]);
            }
            least = Math.min(least, sum / size);
        }
        return least;
    }

    private double most(ToDoubleFunction<Beside> number) {
        return all.stream().mapToDouble(number).max().orElse(0);
    }

    private Beside best(int from, int to) {
        Beside best = all.getFirst();
        for (Beside one : all) {
            best = mean(one, from, to) > mean(best, from, to) ? one : best;
        }
        return best;
    }

    private double mean(Beside one, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += one.near()[claim.place(i)];
        }
        return sum / (to - from);
    }

    /** Each clause of the sentence with the one statement that is nearest to it. */
    private void clauses() {
        for (int start = 0; start < claim.length(); ) {
            int end = start;
            int stop = claim.clauseEnd(claim.place(start));
            while (end < claim.length() && claim.place(end) < stop) {
                end++;
            }
            if (end - start >= WORD) {
                clause(start, end);
            }
            start = Math.max(end, start + 1);
        }
    }

    private void clause(int start, int end) {
        for (int i = 0; i < all.size(); i++) {
            leasts.set(i, Math.min(leasts.get(i), mean(all.get(i), start, end)));
        }
        Beside best = best(start, end);
        lowest = Math.min(lowest, mean(best, start, end));
        int place = claim.place(start);
        String said = claim.before(place) + claim.text().substring(place, claim.clauseEnd(place));
        for (String force : FORCES) {
            forced += said.contains(force) && !best.statement().contains(force) ? 1 : 0;
        }
        Matcher word = STRONG.matcher(said);
        while (word.find()) {
            strong += best.statement().contains(word.group()) ? 0 : 1;
        }
    }

    /** The one who is named in the sentence and whom the statements name least. */
    private double actor() {
        return claim.actors().stream()
                .mapToDouble(actor -> most(one -> mean(one, actor)))
                .min()
                .orElse(1);
    }

    private static double mean(Beside one, Actors.Actor actor) {
        double sum = 0;
        for (int place = actor.start(); place < actor.end(); place++) {
            sum += one.near()[place];
        }
        return sum / (actor.end() - actor.start());
    }
}
