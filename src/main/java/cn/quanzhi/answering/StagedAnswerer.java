package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.ClaimVerifier;
import cn.quanzhi.answering.citation.ClaimVerifiers;
import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.knowledge.Misconception;
import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.knowledge.Validity;
import cn.quanzhi.retrieval.Retriever;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One question's way: understand, retrieve, gate, compose, verify; or say that the evidence isn't enough. */
@Component
class StagedAnswerer implements Answerer {

    private static final Logger LOG = LoggerFactory.getLogger(StagedAnswerer.class);

    private final Understanding understanding;
    private final Retriever retriever;
    private final Gate gate;
    private final Premises premises;
    private final Writing writing;
    private final KnownNames known;
    private final ClaimVerifiers verifiers;
    private final AnsweringSettings settings;

    StagedAnswerer(
            Understanding understanding,
            Retriever retriever,
            Gate gate,
            Premises premises,
            Writing writing,
            KnownNames known,
            ClaimVerifiers verifiers,
            AnsweringSettings settings) {
        this.understanding = understanding;
        this.retriever = retriever;
        this.gate = gate;
        this.premises = premises;
        this.writing = writing;
        this.known = known;
        this.verifiers = verifiers;
        this.settings = settings;
    }

    @Override
    public boolean isReady() {
        return retriever.isReady();
    }

    @Override
    public Understood understand(Request request) {
        Question question = understanding.reread(understanding.of(request), () -> false);
        return new Understood(
                question.readings(), question.asOf(), question.intent(), understanding.likelihood(question));
    }

    @Override
    public Answer answer(Request request, Observer observer) {
        observer.stage(Stage.UNDERSTANDING);
        Question question = understanding.of(request);
        Optional<Intent> person = understanding.besides(question, question.intent());
        if (person.filter(Intent.EMERGENCY::equals).isPresent()) {
            return danger(question, observer);
        }
        boolean isLookedUp = namesArticle(question) || person.isPresent();
        Answer other = isLookedUp ? null : ReadyAnswers.other(question, question.intent(), observer);
        return other == null ? consult(understanding.reread(question, observer::cancelled), observer) : other;
    }

    private Answer consult(Question question, Observer observer) {
        observer.stage(Stage.RETRIEVING);
        Retriever.Evidence evidence = retriever.retrieve(queries(question));
        if (observer.cancelled()) {
            return ReadyAnswers.stopped(question, observer);
        }
        Intent intent =
                Gate.isNamed(evidence) ? question.intent() : understanding.settled(question, evidence.similarity());
        List<String> missing = known.missing(question, evidence);
        if (namesArticle(question) && !missing.isEmpty()) {
            return ReadyAnswers.abstain(question, evidence, missing, observer);
        }
        Optional<Intent> person = understanding.besides(question, intent);
        if (person.isEmpty()) {
            Answer other = ReadyAnswers.other(question, intent, observer);
            return other == null ? consult(question, intent, evidence, missing, observer) : other;
        }
        if (person.get() == Intent.EMERGENCY) {
            return danger(question, observer);
        }
        boolean answers = gate.decide(Intent.CONSULTATION, evidence, missing) == Answer.Action.ANSWER;
        return answers
                ? consult(question, Intent.CONSULTATION, evidence, missing, observer)
                        .handedOver(HandOverWords.reason(person.get()))
                : ReadyAnswers.handedOver(question, person.get(), observer);
    }

    /**
     * What keeps people safe, at once, and behind it the rule that was asked for. A person is called in any case: no model is
     * waited for, no stop is heeded, and a fault costs the rule alone.
     */
    private Answer danger(Question question, Observer observer) {
        Observer steadfast = new SteadfastObserver(observer);
        steadfast.delta(0, ServiceWords.emergency(question.asked()));
        try {
            steadfast.stage(Stage.RETRIEVING);
            Retriever.Evidence evidence = retriever.retrieve(queries(question));
            List<String> missing = known.missing(question, evidence);
            if (gate.decide(Intent.CONSULTATION, evidence, missing) == Answer.Action.ANSWER) {
                Writing.Manner manner = Writing.Manner.atOnce(ServiceWords.safetyFirst(question.asked()));
                ClaimVerifier verifier = verifiers.of(known.grammar(question.site()));
                Optional<Answer> rule = writing.write(question, evidence, verifier, manner, steadfast);
                if (rule.isPresent()) {
                    return rule.get().handedOver(HandOverWords.reason(Intent.EMERGENCY));
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("danger is handed over without the rule that was asked for: {}", e.toString());
        }
        return ReadyAnswers.handedOver(question, Intent.EMERGENCY, steadfast);
    }

    /** Whatever else is wanted: whoever names an article that isn't there should hear that. */
    private boolean namesArticle(Question question) {
        boolean hasPlace = question.intent() != Intent.EMERGENCY
                && question.intent() != Intent.WISH_FOR_PERSON
                && question.intent() != Intent.PROMPT_ATTACK;
        return hasPlace
                && known.grammar(question.site()).find(KnownNames.named(question)).stream()
                        .anyMatch(reference ->
                                reference instanceof Reference.Law law && law.title() != null && law.article() != null);
    }

    private Answer consult(
            Question question, Intent intent, Retriever.Evidence evidence, List<String> missing, Observer observer) {
        ReferenceGrammar grammar = known.grammar(question.site());
        Optional<Misconception> wrong = premises.wrongIn(question.asked(), question.vector());
        if (wrong.isPresent() && intent == Intent.CONSULTATION) {
            Answer corrected = corrected(question, wrong.get(), evidence, missing, grammar, observer);
            if (corrected != null) {
                return corrected;
            }
        }
        return switch (gate.decide(intent, evidence, missing)) {
            case DECLINE ->
                ReadyAnswers.own(question, Answer.Action.DECLINE, ScopeWords.decline(question.asked()), observer);
            case CLARIFY ->
                ReadyAnswers.own(question, Answer.Action.CLARIFY, ScopeWords.clarify(question.asked()), observer);
            case ANSWER -> composed(question, evidence, verifiers.of(grammar), Writing.Manner.ANSWER, observer);
            default -> ReadyAnswers.abstain(question, evidence, missing, observer);
        };
    }

    private Answer composed(
            Question question,
            Retriever.Evidence evidence,
            ClaimVerifier verifier,
            Writing.Manner manner,
            Observer observer) {
        return writing.write(question, evidence, verifier, manner, observer)
                .orElseGet(() -> ReadyAnswers.abstain(question, evidence, List.of(), observer));
    }

    private List<Retriever.Query> queries(Question question) {
        return Stream.concat(question.readings().stream(), Excerpts.inItsWords(question.standalone()).stream())
                .map(text -> new Retriever.Query(
                        question.site(),
                        text,
                        question.asOf(),
                        Set.of(),
                        settings.passages(),
                        text.equals(question.standalone()) ? question.vector() : null))
                .toList();
    }

    /**
     * The answer that begins with the premise: from what the belief's correction rests on where that is what the question leads
     * to, else, since it only sounds like the belief, from what was found. Null where neither says anything here.
     */
    private @Nullable Answer corrected(
            Question question,
            Misconception wrong,
            Retriever.Evidence evidence,
            List<String> missing,
            ReferenceGrammar grammar,
            Observer observer) {
        Answer corrected = Premises.leadsTo(evidence, wrong) ? corrected(question, wrong, grammar, observer) : null;
        if (corrected != null || gate.decide(Intent.CONSULTATION, evidence, missing) != Answer.Action.ANSWER) {
            return corrected;
        }
        Writing.Manner manner = Writing.Manner.correcting(ServiceWords.premiseInDoubt(question.asked()));
        return composed(question, evidence, verifiers.of(grammar), manner, observer);
    }

    private @Nullable Answer corrected(
            Question question, Misconception wrong, ReferenceGrammar grammar, Observer observer) {
        StringBuilder sought = new StringBuilder(wrong.truth());
        wrong.basis()
                .forEach(article -> sought.append("《")
                        .append(article.law())
                        .append("》第")
                        .append(article.article().replaceFirst("-(\\d+)$", "条之$1"))
                        .append(article.article().contains("-") ? "" : "条"));
        Retriever.Evidence evidence = retriever.retrieve(new Retriever.Query(
                question.site(), sought.toString(), question.asOf(), Set.of(), settings.passages()));
        boolean rests = evidence.items().stream()
                .anyMatch(item -> item.exact() && item.validity().status() == Validity.Status.IN_FORCE);
        Question matter = question.about(wrong.truth());
        Writing.Manner manner = Writing.Manner.correcting(ServiceWords.correction(question.asked()));
        return rests ? composed(matter, evidence, verifiers.of(grammar), manner, observer) : null;
    }
}
