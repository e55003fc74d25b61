package cn.quanzhi.evaluation;

import cn.quanzhi.evaluation.Sample.Miss;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One evaluation.
 *
 * @param composer who wrote the answers: the chat models' names, "extractive", or both
 * @param skipped by file, how many rows were nothing to evaluate
 */
record Run(Instant at, String composer, List<Result> results, Map<String, Integer> skipped) {

    Run {
        results = List.copyOf(results);
        skipped = Map.copyOf(skipped);
    }

    /** All samples that have a value of the key, with their sets. */
    List<Sample> samplesWith(String key) {
        return results.stream()
                .flatMap(result -> result.samples().stream())
                .filter(sample -> sample.values().containsKey(key))
                .toList();
    }

    /** The results that have a value of the key somewhere. */
    List<Result> resultsWith(String key) {
        return results.stream()
                .filter(result -> result.samples().stream()
                        .anyMatch(sample -> sample.values().containsKey(key)))
                .toList();
    }

    /** The figure over all sets. */
    Figure figure(String key) {
        return Result.figure(samplesWith(key), key);
    }

    List<Decision> decisions() {
        List<Decision> decisions = new ArrayList<>();
        for (Result result : results) {
            for (Sample sample : result.samples()) {
                if (sample.decision() != null) {
                    decisions.add(sample.decision());
                }
            }
        }
        return decisions;
    }

    /** The keys of a measure with parts, in the order in which they were first met. */
    List<String> parts(Measure measure) {
        Map<String, Boolean> keys = new LinkedHashMap<>();
        for (Result result : results) {
            for (Sample sample : result.samples()) {
                sample.values().keySet().stream()
                        .filter(key -> key.startsWith(measure.key() + ":"))
                        .forEach(key -> keys.put(key, true));
            }
        }
        return List.copyOf(keys.keySet());
    }

    /** What to read, by set. */
    record Read(String set, Sample sample, Miss miss) {}

    List<Read> misses(String key) {
        List<Read> found = new ArrayList<>();
        for (Result result : results) {
            for (Sample sample : result.samples()) {
                sample.misses().stream()
                        .filter(miss -> miss.key().equals(key) || miss.key().startsWith(key + ":"))
                        .forEach(miss -> found.add(new Read(result.set(), sample, miss)));
            }
        }
        return found;
    }
}
