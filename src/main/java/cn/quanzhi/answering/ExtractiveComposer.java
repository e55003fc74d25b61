package cn.quanzhi.answering;

import cn.quanzhi.answering.Excerpts.Excerpt;
import cn.quanzhi.answering.citation.Bigrams;
import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Passages;
import cn.quanzhi.knowledge.Titles;
import cn.quanzhi.model.Embeddings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Writes without a model: of the best passages the sentences that are nearest to the question, the nearest one first and the
 * others under what they speak of.
 */
@Component
class ExtractiveComposer {

    private static final int GUIDES = 2;
    private static final int SECTIONS = 6;
    private static final int EXCERPTS = 80;
    private static final double WORDING = 0.3;
    /** What speaks for an excerpt beside its nearness: the place of its passage, its side of the matter, plain words. */
    private static final double[] RANKED = {0.18, 0.09, 0.06, 0.03};

    private static final double ASKED = 0.06;
    private static final double PLAIN = 0.04;
    private static final double OF_NAMED_LAW = 0.12;
    /** Of an item that speaks of another article that was found. */
    private static final double OF_OTHER = 0.05;
    /** Of an item that names nothing. */
    private static final double CATCH_ALL = 0.1;
    /** Of what lets off whoever did little wrong, where the question doesn't say that it was little. */
    private static final double LET_OFF = 0.15;
    /** Of what tells how long something holds, where the question is how long something takes. */
    private static final double VALIDITY = 0.15;
    /** Of a text that is asked for its first day. */
    private static final double FIRST_DAY = 0.4;

    private static final Pattern TITLE = Pattern.compile("^.*》");

    private final Embeddings embeddings;
    private final Passages passages;
    private final Titles titles;

    ExtractiveComposer(Embeddings embeddings, Passages passages, Titles titles) {
        this.embeddings = embeddings;
        this.passages = passages;
        this.titles = titles;
    }

    /** What was written, and its sources with the numbers that they have in it. */
    record Extract(String text, List<Source> sources) {}

    /** @param rank its place in the evidence; a section that came along has that of its guide */
    private record Ranked(Source source, int rank) {}

    /**
     * @param rank the place of its passage, from 0
     * @param aspects the sides of the matter that it speaks of
     * @param score how near the excerpt is to the question, with what speaks for it
     */
    record Weighed(Excerpt excerpt, int rank, Set<Aspect> aspects, double score) {

        Weighed raised(double by) {
            return new Weighed(excerpt, rank, aspects, score + by);
        }

        /** Under which heading it stands: a guide's steps are steps, whatever one of them says. */
        Aspect aspect() {
            return excerpt.isStep() ? Aspect.STEPS : Collections.max(aspects);
        }
    }

    Extract compose(Question question, List<Source> sources) {
        Set<Aspect> asked = Aspect.askedBy(question.asked());
        FirstDay day = firstDay(question);
        NamedArticles named = NamedArticles.of(question, titles.grammar(question.site()), sources);
        if (named.isToldWhole() && day.equals(FirstDay.NONE)) {
            return ExtractText.whole(named.articles());
        }
        List<Weighed> weighed = weighed(question, asked, day, wholeGuides(question.site(), sources)).stream()
                .map(one -> named.isOfNamedLaw(one.excerpt().source()) ? one.raised(OF_NAMED_LAW) : one)
                .toList();
        ExtractChoice choice =
                new ExtractChoice(weighed, asked, one -> named.has(one.excerpt().source()));
        ExtractText text = new ExtractText(question, choice.lead(), choice.others());
        Excerpt lead = choice.lead().excerpt();
        return day.isToldBy(lead.text(), lead.source().passage())
                ? text.typeset()
                : day.text(sources)
                        .map(source -> text.typeset(source, day.alone()))
                        .orElseGet(text::typeset);
    }

    /** The sentence with which an answer to who asks for a text's first day begins, where it is asked for. */
    Optional<String> opening(Question question, List<Source> sources) {
        return firstDay(question)
                .text(sources)
                .map(source ->
                        ExtractText.cited(FirstDay.sentence(source, question.isOfToday()), source.number()) + "\n");
    }

    /** What is said before all else where a named law's text wasn't in force on the day that is asked about. */
    String outOfForce(Question question, List<Source> sources) {
        return OutOfForceNote.on(question, sources, titles.grammar(question.site()));
    }

    FirstDay firstDay(Question question) {
        return FirstDay.of(question.asked(), titles.grammar(question.site()));
    }

    /** The one sentence of a source that is nearest to the question. */
    Excerpt nearest(Question question, Source source) {
        return weighed(question, Set.of(), FirstDay.NONE, List.of(new Ranked(source, 0))).stream()
                .max(Comparator.comparingDouble(Weighed::score))
                .orElseThrow()
                .excerpt();
    }

    /** The passages; of the best guides all sections, since another one than the one that was found may answer. */
    private List<Ranked> wholeGuides(String site, List<Source> sources) {
        List<Ranked> ranked = new ArrayList<>();
        Set<UUID> known =
                sources.stream().map(source -> source.passage().passageId()).collect(Collectors.toSet());
        Set<UUID> guides = new HashSet<>();
        for (int rank = 0; rank < sources.size(); rank++) {
            Source source = sources.get(rank);
            ranked.add(new Ranked(source, rank));
            Passage passage = source.passage();
            if (passage.kind() == DocumentKind.GUIDE && guides.size() < GUIDES && guides.add(passage.versionId())) {
                Passages.Neighbours around = passages.neighbours(passage, SECTIONS);
                List<Passage> others = new ArrayList<>(around.before());
                others.addAll(around.after());
                for (Passage other : others) {
                    if (known.add(other.passageId())) {
                        ranked.add(new Ranked(new Source(0, other, source.validity()), rank));
                    }
                }
            }
        }
        List<Ranked> telling = ranked.stream()
                .filter(one -> !Excerpts.isBesideThePoint(one.source()))
                .toList();
        return telling.isEmpty() ? ranked : telling;
    }

    private List<Weighed> weighed(Question question, Set<Aspect> asked, FirstDay day, List<Ranked> ranked) {
        Set<String> wanted = Bigrams.of(question.standalone());
        float[] vector = embeddings.embed(question.standalone());
        List<Placed> placed = placed(ranked, source -> Excerpts.of(source, day));
        if (placed.isEmpty()) {
            placed = placed(ranked, Excerpts::all);
        }
        List<float[]> vectors = embeddings.embedAll(
                placed.stream().map(one -> one.excerpt().text()).toList());
        List<Weighed> weighed = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            Excerpt excerpt = placed.get(i).excerpt();
            int rank = placed.get(i).rank();
            Set<Aspect> aspects = Aspect.in(excerpt.text());
            double score = cosine(vector, vectors.get(i))
                    + WORDING * Bigrams.share(wanted, Bigrams.of(excerpt.text()))
                    + (rank < RANKED.length ? RANKED[rank] : 0)
                    + (Collections.disjoint(aspects, asked) ? 0 : ASKED)
                    + (excerpt.isPlain() ? PLAIN : 0)
                    + (speaksOfOther(excerpt, ranked) ? OF_OTHER : 0)
                    - (excerpt.isCatchAll() ? CATCH_ALL : 0)
                    - (excerpt.letsOff(question.standalone()) ? LET_OFF : 0)
                    - (excerpt.tellsOnlyValidity(question.standalone()) ? VALIDITY : 0)
                    + (day.isToldBy(excerpt.text(), excerpt.source().passage()) ? FIRST_DAY : 0);
            weighed.add(new Weighed(excerpt, rank, aspects, score));
        }
        return weighed;
    }

    /** Whether it is a list's item that speaks of another article at hand: 有本法第九条规定的情形, beside the ninth. */
    private static boolean speaksOfOther(Excerpt excerpt, List<Ranked> ranked) {
        String item = excerpt.item();
        Passage own = excerpt.source().passage();
        return !item.isEmpty()
                && ranked.stream()
                        .map(one -> one.source().passage())
                        .filter(other -> other.versionId().equals(own.versionId()))
                        .filter(other -> !other.citation().equals(own.citation()))
                        .anyMatch(other ->
                                item.contains(TITLE.matcher(other.citation()).replaceFirst("")));
    }

    /** @param rank the place of its passage */
    private record Placed(Excerpt excerpt, int rank) {}

    private static List<Placed> placed(List<Ranked> ranked, Function<Source, List<Excerpt>> excerpts) {
        return ranked.stream()
                .flatMap(one -> excerpts.apply(one.source()).stream().map(excerpt -> new Placed(excerpt, one.rank())))
                .limit(EXCERPTS)
                .toList();
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
