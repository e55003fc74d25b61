package cn.quanzhi.evaluation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question, citation or article with all that was measured of it.
 *
 * @param values by key of {@link Measure}, in the order of the report
 * @param ranks where right articles stand, from 1
 * @param decision on a message; null where nothing was to be decided
 * @param misses what is worth reading
 */
record Sample(
        String id,
        String text,
        Map<String, Value> values,
        List<Integer> ranks,
        @Nullable Decision decision,
        List<Miss> misses) {

    Sample {
        ranks = List.copyOf(ranks);
        misses = List.copyOf(misses);
    }

    /**
     * One thing that came out wrong.
     *
     * @param key of the measure that it counts against
     * @param what the false sentence, or empty where it is the question itself
     */
    record Miss(String key, String what, List<String> wanted, List<String> came) {
        Miss {
            wanted = List.copyOf(wanted);
            came = List.copyOf(came);
        }
    }
}
