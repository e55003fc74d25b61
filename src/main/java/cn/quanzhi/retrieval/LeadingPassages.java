package cn.quanzhi.retrieval;

import cn.quanzhi.knowledge.ChangeLog.Lead;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.retrieval.adapter.QueryAdapter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows what leads to an article: typical questions near the asked one vote for the articles that answer them, the nearer
 * the more, and a found guide brings its legal basis along.
 */
final class LeadingPassages {

    private static final int NEAREST = 20;
    private static final double NEAR = 0.45;
    private static final double SURE = 0.74;
    private static final double NEAR_AS_IT_STANDS = 0.55;
    private static final double SURE_AS_IT_STANDS = 0.85;
    private static final int GUIDES = 3;
    private static final int SECTIONS = 8;
    private static final int BASIS = 6;
    private static final int REFERRING = 3;

    private final PassageIndex.Snapshot index;
    private final PassageIndex.Filter filter;
    private final NamedPassages named;
    private final QueryAdapter adapter;

    /** @param adapter what turns a question towards those that ask for the same */
    LeadingPassages(
            PassageIndex.Snapshot index, PassageIndex.Filter filter, NamedPassages named, QueryAdapter adapter) {
        this.index = index;
        this.filter = filter;
        this.named = named;
        this.adapter = adapter;
    }

    /** @param cosine of the nearest of the questions that voted, with the vector as it stands */
    private record Vote(double weight, double cosine) {
        private Vote plus(Vote other) {
            return new Vote(weight + other.weight, Math.max(cosine, other.cosine));
        }
    }

    /**
     * Gives the cosine of the nearest question that leads to something that is there, or 0.
     *
     * @param asked the vector as it stands: how near a question is to any is told by it
     */
    double remember(float[] asked, Candidates candidates) {
        PassageIndex.Near near = index.near(filter.of(DocumentKind.QUESTIONS), adapter.adapt(asked), asked, NEAREST);
        double from = adapter.turns() ? NEAR : NEAR_AS_IT_STANDS;
        double sure = adapter.turns() ? SURE : SURE_AS_IT_STANDS;
        Map<List<Lead>, Vote> votes = new LinkedHashMap<>();
        double nearest = 0;
        for (int i = 0; i < near.hits().size(); i++) {
            PassageIndex.Hit question = near.hits().get(i);
            if (question.score() >= from) {
                double weight = (question.score() - from) / (1 - from);
                votes.merge(
                        question.leads(),
                        new Vote(weight * weight, near.cosines().get(i)),
                        Vote::plus);
                nearest = Math.max(nearest, question.score());
            }
        }
        double most = votes.values().stream().mapToDouble(Vote::weight).max().orElse(1);
        double certainty = Math.min(1, Math.max(0, (nearest - from) / (sure - from)));
        double leading = 0;
        for (Map.Entry<List<Lead>, Vote> entry : votes.entrySet()) {
            List<PassageIndex.Hit> targets = target(entry.getKey());
            double weight = certainty * Math.sqrt(entry.getValue().weight() / most);
            targets.forEach(hit -> candidates.raise(Signal.MEMORY, hit, weight));
            leading = targets.isEmpty()
                    ? leading
                    : Math.max(leading, entry.getValue().cosine());
        }
        return leading;
    }

    /** The article in the version in force; a version that counts its articles otherwise says so with its label. */
    private List<PassageIndex.Hit> target(List<Lead> leads) {
        Lead own = leads.getLast();
        List<PassageIndex.Hit> found = named.article(own.title(), own.article());
        if (found.isEmpty()) {
            // No law is loaded: a guide that rests on the article answers.
            return index.exact(filter, new PassageIndex.Name.RestingOn(own.title(), own.article()), SECTIONS);
        }
        if (leads.size() == 1) {
            return found;
        }
        for (Lead lead : leads.subList(0, leads.size() - 1)) {
            List<PassageIndex.Hit> other = named.article(lead.title(), lead.article());
            if (other.stream().anyMatch(hit -> hit.version().equals(lead.version()))) {
                return other;
            }
        }
        return found;
    }

    void bringBasis(List<Candidates.Candidate> ranked, Candidates candidates) {
        Set<String> guides = new HashSet<>();
        for (Candidates.Candidate candidate : ranked) {
            PassageIndex.Hit hit = candidate.hit();
            boolean leads = hit.kind() == DocumentKind.GUIDE && !hit.leads().isEmpty();
            if (leads && guides.size() < GUIDES && guides.add(hit.title())) {
                double share = 1.0 / guides.size();
                hit.leads().stream()
                        .limit(BASIS)
                        .flatMap(lead -> named.article(lead.title(), lead.article()).stream())
                        .forEach(article -> candidates.raise(Signal.BASIS, article, share));
            }
        }
    }

    /** What the first articles point to comes along, the earlier the nearer. */
    void followReferences(List<Candidates.Candidate> ranked, Candidates candidates) {
        List<PassageIndex.Hit> first = ranked.stream()
                .map(Candidates.Candidate::hit)
                .filter(hit -> hit.kind() != DocumentKind.GUIDE)
                .limit(REFERRING)
                .toList();
        for (int place = 0; place < first.size(); place++) {
            double share = 1.0 / (1 + place);
            first.get(place).leads().stream()
                    .flatMap(lead -> named.article(lead.title(), lead.article()).stream())
                    .forEach(article -> candidates.raise(Signal.REFERENCE, article, share));
        }
    }
}
