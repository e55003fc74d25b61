package cn.quanzhi.answering;

import cn.quanzhi.answering.intent.Intent;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a message was taken to want.
 *
 * @param likely the learned probability of each intent; empty where nothing was learned
 */
record Wish(Intent intent, Map<Intent, Double> likely) {

    Wish {
        likely = Map.copyOf(likely);
    }

    /** How likely it is a question of the trade, 0 to 1. */
    double question() {
        return likelihood(Intent.CONSULTATION);
    }

    double likelihood(Intent one) {
        return likely.getOrDefault(one, 0.0);
    }

    double likelihood(Predicate<Intent> kind) {
        return sum(likely, kind);
    }

    /** How likely it is that a message wants one of some kinds. */
    static double sum(Map<Intent, Double> likely, Predicate<Intent> kind) {
        return likely.entrySet().stream()
                .filter(entry -> kind.test(entry.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
