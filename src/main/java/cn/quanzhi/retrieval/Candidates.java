package cn.quanzhi.retrieval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The passages that may answer, with their signals. Fused by the sum of standardised scores: a rank alone would hide how far
 * the first stands before the second.
 */
final class Candidates {

    /** In front of a signal's name: how much of the fused score it makes up. */
    private static final String PART = "part.";

    private static final double LIFT = 1e6;
    /** Room for as many as a search has, so that none is moved. */
    private static final int USUAL = 1_024;

    private static final Signal[] SIGNALS = Signal.values();

    private final RetrievalSettings settings;
    /** By place in the index: a passage's id would have to be fetched from memory each time. */
    private final Map<Integer, Candidate> known = new HashMap<>(USUAL);

    private final List<Candidate> all = new ArrayList<>();
    private final Map<Signal, Scale> scales = new EnumMap<>(Signal.class);

    Candidates(RetrievalSettings settings) {
        this.settings = settings;
    }

    /** One passage and what speaks for it. */
    static final class Candidate {
        private final PassageIndex.Hit hit;
        /** By signal; not a number where it has none. Arrays, for a search has hundreds of candidates. */
        private final double[] signals = new double[SIGNALS.length];

        private final double[] parts = new double[SIGNALS.length];
        private double score;
        private double place;

        private Candidate(PassageIndex.Hit hit) {
            this.hit = hit;
            Arrays.fill(signals, Double.NaN);
        }

        PassageIndex.Hit hit() {
            return hit;
        }

        boolean exact() {
            return has(Signal.EXACT);
        }

        double score() {
            return score;
        }

        private boolean has(Signal signal) {
            return !Double.isNaN(signals[signal.ordinal()]);
        }

        private double signal(Signal signal, double otherwise) {
            return has(signal) ? signals[signal.ordinal()] : otherwise;
        }

        private void raise(Signal signal, double to) {
            signals[signal.ordinal()] = has(signal) ? Math.max(signals[signal.ordinal()], to) : to;
        }

        /** All that speaks for it by name, the parts of the fused score, and that score. */
        Map<String, Double> signals() {
            Map<String, Double> told = new LinkedHashMap<>();
            for (Signal signal : SIGNALS) {
                if (has(signal)) {
                    told.put(signal.key(), signals[signal.ordinal()]);
                }
            }
            for (Signal signal : SIGNALS) {
                if (parts[signal.ordinal()] != 0) {
                    told.put(PART + signal.key(), parts[signal.ordinal()]);
                }
            }
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
    void add(Signal signal, List<PassageIndex.Hit> hits) {
        if (hits.isEmpty()) {
            return;
        }
        double sum = 0;
        for (PassageIndex.Hit hit : hits) {
            sum += hit.score();
        }
        double mean = sum / hits.size();
        double squares = 0;
        for (PassageIndex.Hit hit : hits) {
            squares += (hit.score() - mean) * (hit.score() - mean);
            of(hit).raise(signal, hit.score());
        }
        double deviation = Math.max(Math.sqrt(squares / hits.size()), 1e-6);
        scales.putIfAbsent(signal, new Scale(mean, deviation, hits.getLast().score()));
    }

    /** Takes a signal that is its own scale, 0 to 1. */
    void raise(Signal signal, PassageIndex.Hit hit, double by) {
        of(hit).raise(signal, by);
    }

    private Candidate of(PassageIndex.Hit hit) {
        Candidate found = known.get(hit.place());
        if (found == null) {
            found = new Candidate(hit);
            known.put(hit.place(), found);
            all.add(found);
        }
        return found;
    }

    /** The candidates, what was asked for by name first and then by score. */
    List<Candidate> ranked() {
        all.forEach(this::score);
        List<Candidate> ranked = new ArrayList<>(all);
        ranked.sort((one, other) -> Double.compare(other.place, one.place));
        return ranked;
    }

    /** What was named is lifted above every score there can be, the surer the higher. */
    private void score(Candidate candidate) {
        candidate.score = part(candidate, Signal.LEXICAL, settings.lexical() * standard(candidate, Signal.LEXICAL))
                + part(candidate, Signal.DENSE, settings.dense() * standard(candidate, Signal.DENSE))
                + part(candidate, Signal.NAMED, settings.named() * candidate.signal(Signal.NAMED, 0))
                + part(candidate, Signal.MEMORY, settings.memory() * candidate.signal(Signal.MEMORY, 0))
                + part(candidate, Signal.BASIS, settings.basis() * candidate.signal(Signal.BASIS, 0))
                + part(candidate, Signal.REFERENCE, settings.reference() * candidate.signal(Signal.REFERENCE, 0));
        candidate.place =
                candidate.exact() ? candidate.score + LIFT * (1 + candidate.signal(Signal.EXACT, 0)) : candidate.score;
    }

    private static double part(Candidate candidate, Signal signal, double part) {
        candidate.parts[signal.ordinal()] = part;
        return part;
    }

    /** What a way of recall left out scores as its last one. */
    private double standard(Candidate candidate, Signal signal) {
        Scale scale = scales.get(signal);
        return scale == null ? 0 : scale.of(candidate.signal(signal, scale.least()));
    }
}
