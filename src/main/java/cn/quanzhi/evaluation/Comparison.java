package cn.quanzhi.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A run beside an earlier one, over the questions that both were asked in the same words. Both runs meet the same
 * questions, so their differences are drawn in pairs: what makes a question hard cancels out.
 *
 * @param added questions that only the later run has
 * @param gone questions that only the earlier one has
 */
record Comparison(Instant before, List<Difference> differences, List<Change> changes, int paired, int added, int gone) {

    /** What each follows from others or from every word of the answer isn't listed question by question. */
    private static final Set<Measure> LISTED = EnumSet.of(
            Measure.MRR,
            Measure.ALL_MUST,
            Measure.VERSION,
            Measure.DATE,
            Measure.GOLD_CITED,
            Measure.OUT_OF_FORCE,
            Measure.UNVERIFIED,
            Measure.PARSED,
            Measure.FIRST_HIT,
            Measure.ACTION,
            Measure.REJECTED,
            Measure.TRUTH_SHOWN,
            Measure.CLAIM);

    private static final Set<Measure> BY_PART = EnumSet.of(Measure.REJECTED, Measure.CLAIM);
    private static final double EQUAL = 1e-9;

    Comparison {
        differences = List.copyOf(differences);
        changes = List.copyOf(changes);
    }

    /** @param set empty for all sets together */
    record Difference(String set, String key, double before, double now, Bootstrap.Interval interval, int count) {

        double change() {
            return now - before;
        }

        /** Whether the interval leaves 0 out: then it is hardly chance. */
        boolean isClear() {
            return interval.low() > 0 || interval.high() < 0;
        }
    }

    /** @param before and now: a figure, a rank or an action, as a reader wants to see it */
    record Moved(String key, int direction, String before, String now) {}

    /** A question of which something got better (1) or worse (-1). */
    record Change(String set, String id, String text, List<Moved> moved) {

        boolean isBetter() {
            return moved.stream().allMatch(one -> one.direction() > 0);
        }

        boolean isWorse() {
            return moved.stream().allMatch(one -> one.direction() < 0);
        }
    }

    private record Pair(String set, Sample before, Sample now) {}

    static Comparison between(Run before, Run now) {
        Map<String, Sample> earlier = new HashMap<>();
        for (Result result : before.results()) {
            result.samples().forEach(sample -> earlier.put(name(result.set(), sample), sample));
        }
        List<Pair> pairs = new ArrayList<>();
        int added = 0;
        for (Result result : now.results()) {
            for (Sample sample : result.samples()) {
                Sample other = earlier.get(name(result.set(), sample));
                if (other == null) {
                    added++;
                } else {
                    pairs.add(new Pair(result.set(), other, sample));
                }
            }
        }
        List<Change> changes =
                pairs.stream().map(Comparison::change).flatMap(Optional::stream).toList();
        return new Comparison(
                before.at(), differences(pairs), changes, pairs.size(), added, earlier.size() - pairs.size());
    }

    /** A question with other words is another question. */
    private static String name(String set, Sample sample) {
        return set + "\n" + sample.id() + "\n" + sample.text();
    }

    Optional<Difference> difference(String set, String key) {
        return differences.stream()
                .filter(one -> one.set().equals(set) && one.key().equals(key))
                .findFirst();
    }

    private static List<Difference> differences(List<Pair> pairs) {
        Map<String, List<Pair>> bySet = new LinkedHashMap<>();
        bySet.put("", pairs);
        pairs.forEach(pair ->
                bySet.computeIfAbsent(pair.set(), set -> new ArrayList<>()).add(pair));
        List<Difference> differences = new ArrayList<>();
        bySet.forEach((set, own) -> {
            Set<String> keys = new LinkedHashSet<>();
            own.forEach(pair -> keys.addAll(pair.now().values().keySet()));
            keys.forEach(key -> difference(set, key, own).ifPresent(differences::add));
        });
        return differences;
    }

    private static Optional<Difference> difference(String set, String key, List<Pair> pairs) {
        List<Value> before = new ArrayList<>();
        List<Value> now = new ArrayList<>();
        for (Pair pair : pairs) {
            Value old = pair.before().values().get(key);
            Value own = pair.now().values().get(key);
            if (old != null && own != null) {
                before.add(old);
                now.add(own);
            }
        }
        if (now.isEmpty()) {
            return Optional.empty();
        }
        Measure measure = Measure.of(key);
        double was = measure.figure(before).value();
        double is = measure.figure(now).value();
        Bootstrap.Interval interval = switch (measure.form()) {
            case COUNT -> ofCounts(before, now);
            case MEDIAN -> Bootstrap.ofMedianDifference(before, now);
            case SHARE, INDEX -> Bootstrap.ofDifference(before, now);
        };
        return Optional.of(new Difference(set, key, was, is, interval, now.size()));
    }

    private static Bootstrap.Interval ofCounts(List<Value> before, List<Value> now) {
        Bootstrap.Interval each = Bootstrap.ofDifference(
                before.stream().map(value -> Value.of(value.sum())).toList(),
                now.stream().map(value -> Value.of(value.sum())).toList());
        return new Bootstrap.Interval(each.low() * now.size(), each.high() * now.size());
    }

    private static Optional<Change> change(Pair pair) {
        List<Moved> moved = new ArrayList<>();
        pair.now().values().forEach((key, own) -> {
            Value old = pair.before().values().get(key);
            Measure measure = Measure.of(key);
            boolean listed = LISTED.contains(measure)
                    && BY_PART.contains(measure) != Measure.part(key).isEmpty()
                    && !key.equals(Measure.CLAIM.key("false"));
            double change = old == null ? 0 : amount(measure, own) - amount(measure, old);
            if (listed && Math.abs(change) > EQUAL && old != null) {
                moved.add(new Moved(
                        key, measure.direction(change), shown(pair.before(), key, old), shown(pair.now(), key, own)));
            }
        });
        return moved.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change(pair.set(), pair.now().id(), pair.now().text(), moved));
    }

    private static double amount(Measure measure, Value value) {
        return measure.form() == Measure.Form.COUNT ? value.sum() : value.mean();
    }

    private static String shown(Sample sample, String key, Value value) {
        return switch (Measure.of(key)) {
            case ACTION -> Objects.requireNonNull(sample.decision()).action().name();
            case MRR -> sample.ranks().isEmpty() ? "–" : "#" + sample.ranks().getFirst();
            case OUT_OF_FORCE, UNVERIFIED -> String.valueOf(Math.round(value.sum()));
            default ->
                value.of() == 1
                        ? (value.sum() == 1 ? "✓" : "✗")
                        : Math.round(value.sum()) + "/" + Math.round(value.of());
        };
    }
}
