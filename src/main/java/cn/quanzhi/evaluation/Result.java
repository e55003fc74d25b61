package cn.quanzhi.evaluation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One set's samples and the figures that follow from them. */
record Result(String set, List<Sample> samples) {

    Result {
        samples = List.copyOf(samples);
    }

    Map<String, Figure> figures() {
        return figures(samples);
    }

    /** Each key's figure over those samples that have a value of it. */
    static Map<String, Figure> figures(List<Sample> samples) {
        Set<String> keys = new LinkedHashSet<>();
        samples.forEach(sample -> keys.addAll(sample.values().keySet()));
        Map<String, Figure> figures = new LinkedHashMap<>();
        keys.forEach(key -> figures.put(key, figure(samples, key)));
        return figures;
    }

    static Figure figure(List<Sample> samples, String key) {
        List<Value> values = samples.stream()
                .map(sample -> sample.values().get(key))
                .filter(Objects::nonNull)
                .toList();
        return Measure.of(key).figure(values);
    }
}
