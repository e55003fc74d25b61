package cn.quanzhi.retrieval;

import cn.quanzhi.knowledge.DocumentKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows what leads to an article: a found guide brings its legal basis along, an article what it points to. */
final class LeadingPassages {

    private static final int GUIDES = 3;
    private static final int BASIS = 6;
    private static final int REFERRING = 3;

    private final NamedPassages named;

    LeadingPassages(NamedPassages named) {
        this.named = named;
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
