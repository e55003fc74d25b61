package cn.quanzhi.answering;

import cn.quanzhi.answering.Excerpts.Excerpt;
import cn.quanzhi.answering.ExtractiveComposer.Weighed;
import cn.quanzhi.answering.citation.Bigrams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Chooses what of the weighed excerpts is said: a lead, and beside it little, near, and nothing twice. */
final class ExtractChoice {

    /** So many of the first passages are heard in any case. */
    private static final int TRUSTED = 4;

    private static final double FAR = 0.3;
    private static final double NEAR = 0.2;
    private static final double STEP = 0.28;
    private static final double SAME_WORDS = 0.65;
    private static final double SAME_FIGURES = 0.3;
    private static final int READABLE = 100;
    private static final double UNREADABLE = 0.0005;
    private static final double ONE_OF_MANY = 0.05;
    private static final double ONE_STEP = 0.25;
    private static final double UNASKED = 0.05;
    private static final double LEANING = 0.12;

    private final Weighed lead;
    private final List<Weighed> sorted;
    private final List<Weighed> said = new ArrayList<>();
    private final Map<Aspect, List<Weighed>> others = new EnumMap<>(Aspect.class);

    /** @param named which are of an article that the question names: one of those leads, where there are any */
    ExtractChoice(List<Weighed> weighed, Set<Aspect> asked, Predicate<Weighed> named) {
        Comparator<Weighed> best = Comparator.comparingDouble(one -> asLead(one, asked));
        this.lead = weighed.stream()
                .filter(named)
                .max(best)
                .or(() -> weighed.stream().max(best))
                .orElseThrow();
        this.sorted = weighed.stream()
                .sorted(Comparator.comparingDouble(Weighed::score).reversed())
                .toList();
        said.add(lead);
        for (int rank = 0; rank < TRUSTED; rank++) {
            int place = rank;
            if (place != lead.rank()) {
                add(FAR, one -> one.rank() == place && !one.excerpt().isStep());
            }
        }
        asked.stream()
                .filter(aspect -> said.stream().noneMatch(one -> one.aspects().contains(aspect)))
                .forEach(aspect -> add(NEAR, one -> one.aspect() == aspect));
        add(
                NEAR,
                one -> one.excerpt().isPlain()
                        && one.rank() >= TRUSTED
                        && !one.excerpt().isStep());
        add(STEP, one -> one.excerpt().isStep());
        said.stream()
                .skip(1)
                .sorted(Comparator.comparingInt(Weighed::rank))
                .forEach(one -> others.computeIfAbsent(one.aspect(), aspect -> new ArrayList<>())
                        .add(one));
    }

    /** Takes the nearest of these that says something new. */
    private void add(double patience, Predicate<Weighed> wanted) {
        sorted.stream()
                .filter(wanted)
                .filter(one -> one.score() >= lead.score() - patience)
                .filter(one -> said.stream().noneMatch(other -> isSame(one.excerpt(), other.excerpt())))
                .findFirst()
                .ifPresent(said::add);
    }

    Weighed lead() {
        return lead;
    }

    /** By what they speak of, in the order in which that is read. */
    Map<Aspect, List<Weighed>> others() {
        return others;
    }

    /** A conclusion is short, speaks of what was asked, stands alone, and is no single item of a list. */
    private static double asLead(Weighed one, Set<Aspect> asked) {
        double score =
                one.score() - UNREADABLE * Math.max(0, one.excerpt().text().length() - READABLE);
        if (one.excerpt().isStep()) {
            score -= ONE_STEP;
        } else if (one.excerpt().list() != null) {
            score -= ONE_OF_MANY;
        }
        if (one.excerpt().leansBack()) {
            score -= LEANING;
        }
        return asked.isEmpty() || !Collections.disjoint(asked, one.aspects()) ? score : score - UNASKED;
    }

    private static boolean isSame(Excerpt one, Excerpt other) {
        if (one.list() != null && one.list() == other.list()) {
            return true; // it comes with its list
        }
        Set<String> own = Bigrams.of(one.text());
        Set<String> said = Bigrams.of(other.text());
        double share = Math.max(Bigrams.share(own, said), Bigrams.share(said, own));
        Set<String> figures = Figures.in(one.text().replaceAll("（《.*?）", ""));
        return share > SAME_WORDS
                || (share > SAME_FIGURES
                        && !figures.isEmpty()
                        && figures.equals(Figures.in(other.text().replaceAll("（《.*?）", ""))));
    }
}
