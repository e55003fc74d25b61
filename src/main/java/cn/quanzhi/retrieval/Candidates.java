package cn.quanzhi.retrieval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The passages that may answer, with their signals. Fused by the sum of standardised scores: a rank alone would hide how far
 * the first stands before the second.
 */
final class Candidates {

    static final String LEXICAL = "lexical";
    static final String DENSE = "dense";
    static final String NAMED = "named";
    static final String MEMORY = "memory";
    static final String BASIS = "basis";
    static final String REFERENCE = "reference";
    static final String EXACT = "exact";
    static final String VOCABULARY = "vocabulary";
    /** In front of a signal's name: how much of the fused score it makes up. */
    static final String PART = "part.";

    private static final double LIFT = 1e6;

    private final RetrievalSettings settings;
    private final Map<UUID, Candidate> all = new LinkedHashMap<>();
    private final Map<String, Scale> scales = new LinkedHashMap<>();

    Candidates(RetrievalSettings settings) {
        this.settings = settings;
    }

    /** One passage and what speaks for it. */
    static final class Candidate {
        private final PassageIndex.Hit hit;
        private final Map<String, Double> signals = new LinkedHashMap<>();
        private final Map<String, Double> parts = new LinkedHashMap<>();
        private double score;

        private Candidate(PassageIndex.Hit hit) {
            this.hit = hit;
        }

        PassageIndex.Hit hit() {
            return hit;
        }

        boolean exact() {
            return signals.containsKey(EXACT);
        }

        double score() {
            return score;
        }

        /** Its score, for what was named lifted above every score there can be, the surer the higher. */
        double place() {
            Double named = signals.get(EXACT);
            return named == null ? score : score + LIFT * (1 + named);
        }

        double signal(String name) {
            return signals.getOrDefault(name, 0.0);
        }

        Map<String, Double> signals() {
            Map<String, Double> told = new LinkedHashMap<>(signals);
            parts.forEach((signal, part) -> told.put(PART + signal, part));
            told.put("fused", score);
            return told;
        }
    }

    private record Scale(double mean, double deviation, double least) {
        double of(double score) {
            return (score - mean) / deviation;
        }
    }

    /** Takes the list of one way of recall, whose scores are of one scale. */
    void add(String signal, List<PassageIndex.Hit> hits) {
        if (hits.isEmpty()) {
            return;
        }
        double mean =
                hits.stream().mapToDouble(PassageIndex.Hit::score).average().orElse(0);
        double variance = hits.stream()
                .mapToDouble(hit -> (hit.score() - mean) * (hit.score() - mean))
                .average()
                .orElse(0);
        double deviation = Math.max(Math.sqrt(variance), 1e-6);
        scales.putIfAbsent(signal, new Scale(mean, deviation, hits.getLast().score()));
        hits.forEach(hit -> of(hit).signals.merge(signal, hit.score(), Math::max));
    }

    /** Takes a signal that is its own scale, 0 to 1. */
    void raise(String signal, PassageIndex.Hit hit, double by) {
        of(hit).signals.merge(signal, by, Math::max);
    }

    private Candidate of(PassageIndex.Hit hit) {
        return all.computeIfAbsent(hit.passageId(), id -> new Candidate(hit));
    }

    Collection<Candidate> all() {
        return all.values();
    }

    /** The candidates, what was asked for by name first and then by score. */
    List<Candidate> ranked() {
        all.values().forEach(this::score);
        List<Candidate> ranked = new ArrayList<>(all.values());
        ranked.sort(Comparator.comparingDouble(Candidate::place).reversed());
        return ranked;
    }

    private void score(Candidate candidate) {
        candidate.score = part(candidate, LEXICAL, settings.lexical() * standard(candidate, LEXICAL))
                + part(candidate, DENSE, settings.dense() * standard(candidate, DENSE))
                + part(candidate, NAMED, settings.named() * candidate.signal(NAMED))
                + part(candidate, MEMORY, settings.memory() * candidate.signal(MEMORY))
                + part(candidate, BASIS, settings.basis() * candidate.signal(BASIS))
                + part(candidate, REFERENCE, settings.reference() * candidate.signal(REFERENCE));
    }

    private static double part(Candidate candidate, String signal, double part) {
        if (part != 0) {
            candidate.parts.put(signal, part);
        }
        return part;
    }

    /** What a way of recall left out scores as its last one. */
    private double standard(Candidate candidate, String signal) {
        Scale scale = scales.get(signal);
        return scale == null ? 0 : scale.of(candidate.signals.getOrDefault(signal, scale.least()));
    }
}
