package cn.quanzhi.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is measured of one question. */
final class Findings {

    private final Map<String, Value> values = new LinkedHashMap<>();
    private final List<Sample.Miss> misses = new ArrayList<>();

    void put(Measure measure, boolean right) {
        put(measure.key(), Value.of(right));
    }

    void put(Measure measure, double measured) {
        put(measure.key(), Value.of(measured));
    }

    void put(String key, Value value) {
        values.put(key, value);
    }

    void add(String key, Value value) {
        values.merge(key, value, Value::plus);
    }

    void miss(String key, String what, List<String> wanted, List<String> came) {
        misses.add(new Sample.Miss(key, what, wanted, came));
    }

    Map<String, Value> values() {
        return values;
    }

    List<Sample.Miss> misses() {
        return misses;
    }
}
