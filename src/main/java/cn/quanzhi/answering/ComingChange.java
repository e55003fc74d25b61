package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.Bigrams;
import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Passages;
import cn.quanzhi.retrieval.Retriever;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds what will answer a question once a law that answers it now gives way to another text within six months. The article
 * is searched for as of that day by what it says now: a new text may count its articles otherwise.
 */
@Component
class ComingChange {

    private static final int MONTHS = 6;
    private static final int LOOKED_AT = 8;
    private static final int LONGEST = 160;
    /** From this share of wording on, both ways, one article takes the place of another; chosen by eye. */
    private static final double SUCCEEDS = 0.3;

    private final Retriever retriever;
    private final Passages passages;

    ComingChange(Retriever retriever, Passages passages) {
        this.retriever = retriever;
        this.passages = passages;
    }

    /**
     * What will count.
     *
     * @param now the cited passage that gives way
     * @param succeeds whether it says anew what the cited article says; else it is the nearest that the new text has
     */
    record Coming(Passage now, Source source, boolean succeeds) {

        /** Whether the text that gives way says this too, part by part. */
        boolean keeps(Excerpts.Excerpt excerpt) {
            String said = now.text().replaceAll("\\s", "");
            return excerpt.parts().stream().allMatch(part -> said.contains(part.replaceAll("\\s", "")));
        }
    }

    /** What comes in the place of the sources that end soon, one after the other, each as a source with the number given. */
    Stream<Coming> of(Question question, List<Source> cited, int number) {
        LocalDate from = question.asOf();
        return cited.stream()
                .map(Source::passage)
                .filter(now -> now.effectiveTo() != null
                        && now.effectiveTo().isAfter(from)
                        && !now.effectiveTo().isAfter(from.plusMonths(MONTHS)))
                .flatMap(now -> next(question, now, now.effectiveTo(), number).stream());
    }

    /** Nothing where the new text has the article to the letter: then whatever is next to it takes no place of it. */
    private Optional<Coming> next(Question question, Passage now, LocalDate day, int number) {
        List<Passage> then = retriever
                .retrieve(new Retriever.Query(question.site(), beginning(now.text()), day, Set.of(), LOOKED_AT))
                .items()
                .stream()
                .map(Retriever.Found::passage)
                .filter(passage -> passage.title().equals(now.title()) && day.equals(passage.effectiveFrom()))
                .toList();
        if (then.stream().anyMatch(passage -> passage.text().equals(now.text()))) {
            return Optional.empty();
        }
        return then.stream()
                .max(Comparator.comparingDouble(passage -> alike(now, passage)))
                .map(passage -> new Coming(
                        now,
                        new Source(number, passage, passages.validity(passage, question.asOf())),
                        alike(now, passage) >= SUCCEEDS));
    }

    private static double alike(Passage now, Passage then) {
        Set<String> said = Bigrams.of(now.text());
        Set<String> comes = Bigrams.of(then.text());
        return Math.min(Bigrams.share(said, comes), Bigrams.share(comes, said));
    }

    private static String beginning(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
