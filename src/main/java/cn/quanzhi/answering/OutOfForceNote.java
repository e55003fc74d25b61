package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.knowledge.Validity;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What is said before an answer that rests on a text of a named law which isn't in force on the day that is asked about: none
 * is held that was. The sources' own cards tell their periods; who reads only the answer must know too.
 */
final class OutOfForceNote {

    private OutOfForceNote() {}

    /** The note, or nothing. */
    static String on(Question question, List<Source> sources, ReferenceGrammar grammar) {
        return grammar.find(question.standalone()).stream()
                .filter(Reference.Law.class::isInstance)
                .map(law -> ((Reference.Law) law).title())
                .filter(Objects::nonNull)
                .distinct()
                .map(title -> on(
                        question,
                        sources.stream()
                                .filter(source -> source.passage().title().equals(title))
                                .toList()))
                .collect(Collectors.joining());
    }

    private static String on(Question question, List<Source> ofOneLaw) {
        if (ofOneLaw.isEmpty() || ofOneLaw.stream().anyMatch(OutOfForceNote::counts)) {
            return "";
        }
        Source first = ofOneLaw.getFirst();
        String title = first.passage().title();
        LocalDate from = first.validity().effectiveFrom();
        return first.validity().status() == Validity.Status.NOT_YET_IN_FORCE && from != null
                ? ServiceWords.notYet(question.asked(), question.asOf(), title, from)
                : ServiceWords.noLonger(question.asked(), question.asOf(), title);
    }

    private static boolean counts(Source source) {
        return switch (source.validity().status()) {
            case IN_FORCE, UNKNOWN -> true;
            case NOT_YET_IN_FORCE, REPEALED, SUPERSEDED -> false;
        };
    }
}
