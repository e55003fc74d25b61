package cn.quanzhi.retrieval;

import cn.quanzhi.knowledge.ChangeLog.Lead;
import cn.quanzhi.knowledge.DocumentKind;
import java.util.HashMap;
import java.util.HashSet;
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
    private static final int GUIDES = 3;
    private static final int SECTIONS = 8;
    private static final int BASIS = 6;
    private static final int REFERRING = 3;

    private final PassageIndex.Snapshot index;
    private final PassageIndex.Filter filter;
    private final NamedPassages named;

    LeadingPassages(PassageIndex.Snapshot index, PassageIndex.Filter filter, NamedPassages named) {
        this.index = index;
        this.filter = filter;
        this.named = named;
    }

    /**
     * Gives the cosine of the nearest question where any leads to something that is there, or 0.
     *
     * @param turned the vector that is searched with
     * @param asked the vector as it stands: how near a question is to any is told by it
     */
    double remember(float[] turned, float[] asked, Candidates candidates) {
        PassageIndex.Near near = index.near(filter.of(DocumentKind.QUESTIONS), turned, asked, NEAREST);
        List<PassageIndex.Hit> questions = near.hits();
        Map<Lead, Double> votes = new HashMap<>();
        double nearest = 0;
        for (PassageIndex.Hit question : questions) {
            if (question.score() >= NEAR) {
                double weight = (question.score() - NEAR) / (1 - NEAR);
                votes.merge(question.leads().getLast(), weight * weight, Double::sum);
                nearest = Math.max(nearest, question.score());
            }
        }
        double most =
                votes.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double certainty = Math.min(1, Math.max(0, (nearest - NEAR) / (SURE - NEAR)));
        double leading = 0;
        for (PassageIndex.Hit question : questions) {
            Double vote = question.leads().isEmpty()
                    ? null
                    : votes.remove(question.leads().getLast());
            if (vote != null) {
                List<PassageIndex.Hit> targets = target(question.leads());
                double weight = certainty * Math.sqrt(vote / most);
                targets.forEach(hit -> candidates.raise(Signal.MEMORY, hit, weight));
                leading = targets.isEmpty() ? leading : near.cosine();
            }
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
