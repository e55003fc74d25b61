package cn.quanzhi.evaluation;

import cn.quanzhi.answering.Answer.Action;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Counts of actions, by what was expected or by category; what one expects alike stands together. */
record Confusion<R>(Map<R, Map<Action, Integer>> rows) {

    static Confusion<Action> byExpected(List<Decision> decisions) {
        return of(decisions, Decision::expected);
    }

    static Confusion<String> byCategory(List<Decision> decisions) {
        return of(decisions, Decision::category);
    }

    private static <R> Confusion<R> of(List<Decision> decisions, Function<Decision, R> row) {
        Map<R, Map<Action, Integer>> rows = new LinkedHashMap<>();
        for (Decision decision : decisions.stream()
                .sorted(Comparator.comparing(Decision::expected).thenComparing(Decision::category))
                .toList()) {
            rows.computeIfAbsent(row.apply(decision), key -> new EnumMap<>(Action.class))
                    .merge(decision.action(), 1, Integer::sum);
        }
        return new Confusion<>(rows);
    }

    int count(R row, Action action) {
        return rows.getOrDefault(row, Map.of()).getOrDefault(action, 0);
    }

    int total(R row) {
        return rows.getOrDefault(row, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
