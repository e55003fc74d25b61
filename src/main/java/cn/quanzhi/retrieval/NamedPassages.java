package cn.quanzhi.retrieval;

import cn.quanzhi.knowledge.Reference;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what a question names: 质量法26条, GBT19001. The version in force on the date comes; where none is, the one nearest
 * before it comes with its status, else the next to start.
 */
final class NamedPassages {

    private static final int VERSIONS = 12;
    private static final int SECTIONS = 40;

    private final PassageIndex.Snapshot index;
    private final PassageIndex.Filter filter;
    private final LocalDate asOf;

    NamedPassages(PassageIndex.Snapshot index, PassageIndex.Filter filter, LocalDate asOf) {
        this.index = index;
        this.filter = filter;
        this.asOf = asOf;
    }

    /** Adds the passages named; gives the titles that are named without an article. */
    Set<String> find(List<Reference> references, Candidates candidates) {
        Set<String> titles = new LinkedHashSet<>();
        for (int i = 0; i < references.size(); i++) {
            double rank = 1 - 0.001 * i;
            switch (references.get(i)) {
                case Reference.Law law -> law(law, rank, titles, candidates);
                case Reference.Standard standard ->
                    standard(standard).forEach(hit -> candidates.raise(Signal.EXACT, hit, rank));
            }
        }
        return titles;
    }

    private void law(Reference.Law law, double rank, Set<String> titles, Candidates candidates) {
        String title = law.title();
        String article = law.article();
        if (title != null) {
            titles.add(title);
            if (article != null) {
                article(title, article).forEach(hit -> candidates.raise(Signal.EXACT, hit, rank));
            }
        }
    }

    /** The article in the version that counts on the date, or nothing. */
    List<PassageIndex.Hit> article(String title, String article) {
        PassageIndex.Name name = new PassageIndex.Name.Article(title, article);
        List<PassageIndex.Hit> now = index.exact(filter, name, VERSIONS);
        return now.isEmpty() ? nearest(index.exact(filter.atAnyTime(), name, VERSIONS)) : nearest(now);
    }

    private List<PassageIndex.Hit> standard(Reference.Standard standard) {
        for (String number : List.of(standard.canonical(), standard.code())) {
            PassageIndex.Name name = new PassageIndex.Name.Number(number);
            List<PassageIndex.Hit> found = index.exact(filter, name, SECTIONS);
            if (found.isEmpty()) {
                found = index.exact(filter.atAnyTime(), name, SECTIONS);
            }
            if (!found.isEmpty()) {
                return found.stream().limit(3).toList();
            }
        }
        return List.of();
    }

    /** Of several versions the last that had begun on the date; before all of them, the first to begin. */
    List<PassageIndex.Hit> nearest(List<PassageIndex.Hit> versions) {
        long day = asOf.toEpochDay();
        return versions.stream()
                .filter(hit -> hit.effectiveFrom() <= day)
                .max(Comparator.comparingLong(PassageIndex.Hit::effectiveFrom))
                .or(() -> versions.stream().min(Comparator.comparingLong(PassageIndex.Hit::effectiveFrom)))
                .stream()
                .toList();
    }
}
