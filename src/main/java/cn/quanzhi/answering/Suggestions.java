package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.Bigrams;
import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.answering.intent.Seen;
import cn.quanzhi.knowledge.AskedQuestions;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Validity;
import cn.quanzhi.model.Embeddings;
import cn.quanzhi.retrieval.Retriever;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What could be asked next: typical questions of the passages that were found, and guides among them. Never a model's own:
 * only what leads to evidence that is there.
 */
@Component
class Suggestions {

    private static final int MOST = 3;
    private static final int TRIED = 12;
    /** Texts of which it is remembered what they are: they are the same for everyone who asks about the matter. */
    private static final int KEPT_QUESTIONS = 10_000;
    /** Two kilobytes each. */
    private static final int KEPT_TITLES = 1_000;

    private static final int SHORTEST = 6;
    private static final int LONGEST = 26;
    private static final double NEAR = 0.45;
    private static final double THE_SAME = 0.82;
    private static final double SAME_WORDS = 0.6;
    private static final double FRESH = 0.05;
    private static final double OF_A_CASE = 0.1;
    private static final Pattern ASKS =
            Pattern.compile("[吗么呢啥几怎咋哪谁？]|什么|多[久少长大]|如何|是否|能不能|有没有|要不要|算不算|(\\p{IsHan})不\\1|[行成可]不$");
    /** One person's story, which is nobody else's question. */
    private static final Pattern STORY = Pattern.compile("[我咱俺他她]|自家|老板|同行|隔壁|邻居|老家|亲戚|那[台家个批位]|上周|上个?月|昨天|今天");

    private final AskedQuestions questions;
    private final Embeddings embeddings;
    private final MessageIntents intents;
    private final Cache<String, Boolean> consultations =
            Caffeine.newBuilder().maximumSize(KEPT_QUESTIONS).build();
    private final Cache<String, float[]> titles =
            Caffeine.newBuilder().maximumSize(KEPT_TITLES).build();

    Suggestions(AskedQuestions questions, Embeddings embeddings, MessageIntents intents) {
        this.questions = questions;
        this.embeddings = embeddings;
        this.intents = intents;
    }

    /** @param source what it leads to, of which one question is enough */
    private record Candidate(String text, float[] vector, String source, double worth) {}

    /** Up to three questions that the evidence answers, none of which was asked; in Chinese, so only to Chinese questions. */
    List<String> of(Question question, Retriever.Evidence evidence, List<Citation> citations) {
        if (!ServiceWords.isChinese(question.asked())) {
            return List.of();
        }
        List<Candidate> candidates = Stream.concat(
                        typical(question, evidence, citations), guides(question, evidence, citations))
                .filter(candidate -> candidate.worth() >= NEAR && isNew(question, candidate))
                .sorted(Comparator.comparingDouble(Candidate::worth).reversed())
                .limit(TRIED)
                .toList();
        List<Candidate> chosen = new ArrayList<>();
        for (Candidate candidate : candidates) {
            boolean fresh = chosen.stream()
                    .noneMatch(other -> other.source().equals(candidate.source())
                            || cosine(other.vector(), candidate.vector()) > THE_SAME);
            if (chosen.size() < MOST && fresh && isConsultation(candidate)) {
                chosen.add(candidate);
            }
        }
        return chosen.stream().map(candidate -> asked(candidate.text())).toList();
    }

    private Stream<Candidate> typical(Question question, Retriever.Evidence evidence, List<Citation> citations) {
        List<Passage> inForce = evidence.items().stream()
                .filter(item -> item.validity().status() == Validity.Status.IN_FORCE)
                .map(Retriever.Found::passage)
                .toList();
        return questions.leadingTo(question.site(), inForce).stream()
                .filter(one -> one.text().length() >= SHORTEST && one.text().length() <= LONGEST)
                .filter(one -> ASKS.matcher(one.text()).find()
                        && !STORY.matcher(one.text()).find())
                .map(one -> new Candidate(
                        one.text(),
                        one.vector(),
                        one.answer().passageId().toString(),
                        cosine(question.vector(), one.vector())
                                + fresh(one.answer(), citations)
                                - (Figures.in(one.text()).isEmpty() ? 0 : OF_A_CASE)));
    }

    private Stream<Candidate> guides(Question question, Retriever.Evidence evidence, List<Citation> citations) {
        Set<String> known = new HashSet<>();
        return evidence.items().stream()
                .map(Retriever.Found::passage)
                .filter(passage -> passage.kind() == DocumentKind.GUIDE && known.add(passage.title()))
                .filter(passage -> ASKS.matcher(passage.title()).find()
                        && citations.stream()
                                .noneMatch(citation -> citation.title().equals(passage.title())))
                .map(passage -> {
                    float[] vector = titles.get(passage.title(), embeddings::embed);
                    double worth = cosine(question.vector(), vector) + fresh(passage, citations);
                    return new Candidate(passage.title(), vector, passage.title(), worth);
                });
    }

    /** What the answer didn't rest on is news. */
    private static double fresh(Passage passage, List<Citation> citations) {
        return citations.stream().anyMatch(citation -> citation.passageId().equals(passage.passageId())) ? 0 : FRESH;
    }

    private static boolean isNew(Question question, Candidate candidate) {
        Set<String> own = Bigrams.of(candidate.text());
        return cosine(question.vector(), candidate.vector()) < THE_SAME
                && Stream.concat(
                                Stream.of(question.asked()),
                                question.transcript().stream()
                                        .filter(Answerer.Turn::fromVisitor)
                                        .map(Answerer.Turn::text))
                        .map(Bigrams::of)
                        .noneMatch(said -> Bigrams.share(own, said) > SAME_WORDS);
    }

    /** Whoever follows a suggestion must not be refused or handed over. */
    private boolean isConsultation(Candidate candidate) {
        return consultations.get(
                candidate.text(),
                text -> intents.of(text, Seen.asAWhole(candidate.vector()), false)
                                .intent()
                        == Intent.CONSULTATION);
    }

    private static String asked(String text) {
        return text.matches(".*[？?。！]$") ? text : text + "？";
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
