package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.ClaimVerifier;
import cn.quanzhi.answering.citation.ClaimVerifiers;
import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Misconception;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.knowledge.Validity;
import cn.quanzhi.retrieval.Retriever;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One question's way: understand, retrieve, gate, compose, verify; or say that the evidence isn't enough. */
@Component
class StagedAnswerer implements Answerer {

    private static final int GUIDES = 2;

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
        boolean isLookedUp = namesArticle(question)
                || understanding.besides(question, question.intent()).isPresent();
        Answer other = isLookedUp ? null : other(question, question.intent(), observer);
        return other == null ? consult(understanding.reread(question, observer::cancelled), observer) : other;
    }

    /** The answer to what is no question of the trade; null where it is one, or where evidence must decide. */
    private static @Nullable Answer other(Question question, Intent intent, Observer observer) {
        if (intent.isHandedOver()) {
            return handedOver(question, intent, observer);
        }
        return switch (intent) {
            case SMALL_TALK -> own(question, Answer.Action.ANSWER, ServiceWords.greeting(question.asked()), observer);
            case PROMPT_ATTACK -> own(question, Answer.Action.REFUSE, ServiceWords.attack(question.asked()), observer);
            case HARMFUL -> own(question, Answer.Action.REFUSE, ServiceWords.harmful(question.asked()), observer);
            default -> null;
        };
    }

    private static Answer handedOver(Question question, Intent intent, Observer observer) {
        String words = HandOverWords.of(intent, question.asked());
        return own(question, Answer.Action.ESCALATE, words, HandOverWords.reason(intent), observer);
    }

    private Answer consult(Question question, Observer observer) {
        observer.stage(Stage.RETRIEVING);
        Retriever.Evidence evidence = retriever.retrieve(queries(question));
        if (observer.cancelled()) {
            return stopped(question, observer);
        }
        Intent intent =
                Gate.isNamed(evidence) ? question.intent() : understanding.settled(question, evidence.similarity());
        List<String> missing = known.missing(question, evidence);
        if (namesArticle(question) && !missing.isEmpty()) {
            return abstain(question, evidence, missing, observer);
        }
        Optional<Intent> person = understanding.besides(question, intent);
        if (person.isEmpty()) {
            Answer other = other(question, intent, observer);
            return other == null ? consult(question, intent, evidence, missing, observer) : other;
        }
        if (gate.decide(Intent.CONSULTATION, evidence, missing) != Answer.Action.ANSWER) {
            return handedOver(question, person.get(), observer);
        }
        return person.get() == Intent.EMERGENCY
                ? besideDanger(question, evidence, observer)
                : consult(question, Intent.CONSULTATION, evidence, missing, observer)
                        .handedOver(HandOverWords.reason(person.get()));
    }

    /** What keeps people safe, and behind it the rule that was asked for. */
    private Answer besideDanger(Question question, Retriever.Evidence evidence, Observer observer) {
        ClaimVerifier verifier = verifiers.of(known.grammar(question.site()));
        String first = ServiceWords.safetyFirst(question.asked());
        return writing.write(question, evidence, verifier, Answer.Action.ANSWER, first, observer)
                .map(answer -> answer.handedOver(HandOverWords.reason(Intent.EMERGENCY)))
                .orElseGet(() -> handedOver(question, Intent.EMERGENCY, observer));
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
            case DECLINE -> own(question, Answer.Action.DECLINE, ScopeWords.decline(question.asked()), observer);
            case CLARIFY -> own(question, Answer.Action.CLARIFY, ScopeWords.clarify(question.asked()), observer);
            case ANSWER -> composed(question, evidence, verifiers.of(grammar), Answer.Action.ANSWER, "", observer);
            default -> abstain(question, evidence, missing, observer);
        };
    }

    private Answer composed(
            Question question,
            Retriever.Evidence evidence,
            ClaimVerifier verifier,
            Answer.Action action,
            String preface,
            Observer observer) {
        return writing.write(question, evidence, verifier, action, preface, observer)
                .orElseGet(() -> abstain(question, evidence, List.of(), observer));
    }

    private List<Retriever.Query> queries(Question question) {
        return question.readings().stream()
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
        if (Premises.leadsTo(evidence, wrong)) {
            return corrected(question, wrong, grammar, observer);
        }
        boolean answers = gate.decide(Intent.CONSULTATION, evidence, missing) == Answer.Action.ANSWER;
        String preface = ServiceWords.premiseInDoubt(question.asked());
        return answers
                ? composed(question, evidence, verifiers.of(grammar), Answer.Action.CORRECT, preface, observer)
                : null;
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
        String preface = ServiceWords.correction(question.asked());
        return rests
                ? composed(matter, evidence, verifiers.of(grammar), Answer.Action.CORRECT, preface, observer)
                : null;
    }

    private static Answer abstain(
            Question question, Retriever.Evidence evidence, List<String> missing, Observer observer) {
        List<String> guides = evidence.items().stream()
                .map(Retriever.Found::passage)
                .filter(passage -> passage.kind() == DocumentKind.GUIDE)
                .map(Passage::title)
                .distinct()
                .limit(GUIDES)
                .toList();
        return own(question, Answer.Action.ABSTAIN, ServiceWords.abstain(question, missing, guides), observer);
    }

    private static Answer stopped(Question question, Observer observer) {
        observer.delta(0, "");
        return new Answer(
                Answer.Action.ANSWER,
                Answer.Status.STOPPED,
                "",
                List.of(),
                List.of(),
                false,
                null,
                null,
                question.asOf(),
                null);
    }

    private static Answer own(Question question, Answer.Action action, String text, Observer observer) {
        return own(question, action, text, null, observer);
    }

    private static Answer own(
            Question question, Answer.Action action, String text, @Nullable String reason, Observer observer) {
        observer.delta(0, text);
        Answer.Status status = action == Answer.Action.ABSTAIN ? Answer.Status.ABSTAINED : Answer.Status.COMPLETED;
        return new Answer(action, status, text, List.of(), List.of(), false, null, null, question.asOf(), reason);
    }
}
