package cn.quanzhi.evaluation;

import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.knowledge.Titles;
import cn.quanzhi.retrieval.Retriever;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether the grammar reads citations as they are typed, and whether a search for one finds what it names first. */
@Component
class CitationChecks {

    private static final int LIMIT = 10;
    private static final int SHOWN = 3;

    private final Retriever retriever;
    private final Titles titles;
    private final Asking asking;

    CitationChecks(Retriever retriever, Titles titles, Asking asking) {
        this.retriever = retriever;
        this.titles = titles;
        this.asking = asking;
    }

    Result run(String set, List<CitationCase> cases) {
        ReferenceGrammar grammar = titles.grammar(Asking.SITE);
        Set<String> published = Set.copyOf(titles.names(Asking.SITE).values());
        return new Result(
                set, cases.stream().map(one -> check(one, grammar, published)).toList());
    }

    private Sample check(CitationCase one, ReferenceGrammar grammar, Set<String> published) {
        Findings findings = new Findings();
        List<String> read = read(one, grammar);
        boolean parsed = read.equals(one.wanted());
        findings.put(Measure.PARSED, parsed);
        if (!parsed) {
            findings.miss(Measure.PARSED.key(), "", one.wanted(), read);
        }
        // What isn't in the knowledge base can't be found, and that is no fault of the search.
        if (!one.articles().isEmpty() && published.contains(one.title())) {
            search(one, findings);
        }
        return new Sample(one.id(), one.input(), findings.values(), List.of(), null, findings.misses());
    }

    /** What the grammar makes of it: all laws, or the first standard: behind it stands what it is equivalent to. */
    private static List<String> read(CitationCase one, ReferenceGrammar grammar) {
        List<Reference> found = grammar.find(one.input());
        if (one.standard() != null) {
            return found.stream().limit(1).map(CitationChecks::canonical).toList();
        }
        return found.stream().map(CitationChecks::canonical).toList();
    }

    private static String canonical(Reference reference) {
        return switch (reference) {
            case Reference.Law law -> CitationCase.law(law.title(), law.article(), law.paragraph(), law.item());
            case Reference.Standard standard -> standard.canonical();
        };
    }

    private void search(CitationCase one, Findings findings) {
        List<Passage> found = retriever
                .retrieve(new Retriever.Query(Asking.SITE, one.input(), asking.today(), Set.of(), LIMIT))
                .items()
                .stream()
                .map(Retriever.Found::passage)
                .toList();
        List<QuestionSet.Gold> gold = one.articles().stream()
                .map(article -> new QuestionSet.Gold(String.valueOf(one.title()), article, null, true))
                .toList();
        Ranking ranking = new Ranking(gold, found);
        findings.put(Measure.FIRST_HIT, ranking.anyWithin(1));
        if (!ranking.anyWithin(1)) {
            findings.miss(
                    Measure.FIRST_HIT.key(),
                    "",
                    one.wanted(),
                    ranking.ranked().stream()
                            .limit(SHOWN)
                            .map(Passage::citation)
                            .toList());
        }
    }
}
