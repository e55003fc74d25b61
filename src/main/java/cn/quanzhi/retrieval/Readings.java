package cn.quanzhi.retrieval;

import cn.quanzhi.retrieval.Retriever.Evidence;
import cn.quanzhi.retrieval.Retriever.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes one evidence of what several readings of a question found. */
final class Readings {

    private Readings() {}

    static Evidence merged(List<Evidence> read, int limit) {
        Map<UUID, Found> all = new LinkedHashMap<>();
        Map<UUID, Double> scores = new LinkedHashMap<>();
        double last = 0;
        for (Evidence evidence : read) {
            double least =
                    evidence.items().isEmpty() ? 0 : evidence.items().getLast().score();
            scores.replaceAll((passage, score) -> score + least);
            for (Found found : evidence.items()) {
                UUID id = found.passage().passageId();
                boolean known = all.containsKey(id);
                all.merge(id, found, (one, other) -> one.exact() ? one : other);
                scores.merge(id, known ? found.score() - least : last + found.score(), Double::sum);
            }
            last += least;
        }
        List<Found> merged = new ArrayList<>();
        all.forEach((id, found) -> merged.add(new Found(
                found.passage(), found.validity(), scores.getOrDefault(id, 0.0), found.exact(), found.signals())));
        merged.sort(Comparator.comparing((Found found) -> !found.exact())
                .thenComparing(Comparator.comparingDouble(Found::score).reversed()));
        return new Evidence(
                merged.subList(0, Math.min(limit, merged.size())),
                read.stream().mapToDouble(Evidence::similarity).max().orElse(0),
                read.stream().mapToDouble(Evidence::coverage).max().orElse(0));
    }
}
