package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.ClaimVerifier;
import cn.quanzhi.answering.citation.ClaimVerifiers;
import cn.quanzhi.answering.citation.Sentences;
import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.knowledge.Misconception;
import cn.quanzhi.knowledge.Validity;
import cn.quanzhi.retrieval.Retriever;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final Course course;
    private final Writing writing;
    private final KnownNames known;
    private final ClaimVerifiers verifiers;
    private final AnsweringSettings settings;

    StagedAnswerer(
            Understanding understanding,
            Retriever retriever,
            Course course,
            Writing writing,
            KnownNames known,
            ClaimVerifiers verifiers,
            AnsweringSettings settings) {
        this.understanding = understanding;
        this.retriever = retriever;
        this.course = course;
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
        boolean isLookedUp = course.namesArticle(question) || person.isPresent();
        Answer other = isLookedUp ? null : ReadyAnswers.other(question, question.intent(), observer);
        if (other != null) {
            return other;
        }
        try {
            return consult(understanding.reread(question, observer::cancelled), observer);
        } catch (RuntimeException | StackOverflowError e) {
            Optional<Intent> called = question.intent().isHandedOver() ? Optional.of(question.intent()) : person;
            if (called.isEmpty()) {
                throw e;
            }
            LOG.warn("a person's matter is handed over without the rule that was asked for: {}", e.toString());
            return ReadyAnswers.handedOver(question, called.get(), observer);
        }
    }

    private Answer consult(Question question, Observer observer) {
        observer.stage(Stage.RETRIEVING);
        Retriever.Evidence evidence = retriever.retrieve(queries(question));
        if (observer.cancelled()) {
            return ReadyAnswers.stopped(question, observer);
        }
        Course.Decided decided = course.of(question, evidence);
        Optional<Intent> person = decided.person();
        if (person.isEmpty()) {
            return said(question, evidence, decided, observer);
        }
        if (person.get() == Intent.EMERGENCY) {
            return danger(question, observer);
        }
        Answer answer = said(question, evidence, decided, observer);
        boolean saysNothing =
                answer.action() == Answer.Action.ABSTAIN && decided.missing().isEmpty();
        return saysNothing
                ? ReadyAnswers.handedOver(question, person.get(), observer)
                : answer.handedOver(HandOverWords.reason(person.get()));
    }

    private Answer said(Question question, Retriever.Evidence evidence, Course.Decided decided, Observer observer) {
        Answer ready = decided.action() == Answer.Action.ABSTAIN
                ? null
                : ReadyAnswers.other(question, decided.intent(), observer);
        if (ready != null) {
            return ready;
        }
        Answer corrected = decided.wrong().isPresent()
                ? corrected(question, decided.wrong().get(), evidence, decided.otherwise(), observer)
                : null;
        return corrected == null ? said(question, evidence, decided, decided.otherwise(), observer) : corrected;
    }

    private Answer said(
            Question question,
            Retriever.Evidence evidence,
            Course.Decided decided,
            Answer.Action action,
            Observer observer) {
        return switch (action) {
            case DECLINE -> ReadyAnswers.own(question, action, ScopeWords.decline(question.asked()), observer);
            case CLARIFY -> ReadyAnswers.own(question, action, ScopeWords.clarify(question.asked()), observer);
            case ANSWER -> composed(question, evidence, Writing.Manner.ANSWER, observer);
            default ->
                ReadyAnswers.abstain(
                        question, evidence, decided.missing(), decided.person().isPresent(), observer);
        };
    }

    /**
     * What keeps people safe, at once, and behind it the rule that was asked for. A person is called in any case: no model is
     * waited for, no stop is heeded, and a fault costs the rule alone.
     */
    private Answer danger(Question question, Observer observer) {
        Observer steadfast = new SteadfastObserver(observer);
        steadfast.delta(0, SafetyWords.of(question.asked()));
        try {
            steadfast.stage(Stage.RETRIEVING);
            Retriever.Evidence evidence = retriever.retrieve(queries(question));
            if (course.of(question, evidence).action() == Answer.Action.ANSWER) {
                Writing.Manner manner = Writing.Manner.atOnce(SafetyWords.beforeRule(question.asked()));
                Optional<Answer> rule = writing.write(question, evidence, verifier(question), manner, steadfast);
                if (rule.isPresent()) {
                    return rule.get().handedOver(HandOverWords.reason(Intent.EMERGENCY));
                }
            }
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("danger is handed over without the rule that was asked for: {}", e.toString());
        }
        return ReadyAnswers.handedOver(question, Intent.EMERGENCY, steadfast);
    }

    private ClaimVerifier verifier(Question question) {
        return verifiers.of(known.grammar(question.site()));
    }

    private Answer composed(Question question, Retriever.Evidence evidence, Writing.Manner manner, Observer observer) {
        return writing.write(question, evidence, verifier(question), manner, observer)
                .orElseGet(() -> ReadyAnswers.abstain(question, evidence, List.of(), false, observer));
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
            Answer.Action otherwise,
            Observer observer) {
        Answer corrected = Premises.leadsTo(evidence, wrong) ? corrected(question, wrong, observer) : null;
        if (corrected != null || otherwise != Answer.Action.ANSWER) {
            return corrected;
        }
        Writing.Manner manner = Writing.Manner.correcting(ServiceWords.premiseInDoubt(question.asked()));
        return composed(question, evidence, manner, observer);
    }

    private @Nullable Answer corrected(Question question, Misconception wrong, Observer observer) {
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
        Optional<Writing.Manner> stating = rests ? stating(question, wrong.truth(), evidence) : Optional.empty();
        return rests ? composed(matter, evidence, stating.orElse(manner), observer) : null;
    }

    /** The correction in a sentence, where an article that it rests on bears it. */
    private Optional<Writing.Manner> stating(Question question, String truth, Retriever.Evidence evidence) {
        ClaimVerifier verifier = verifier(question);
        return evidence.items().stream()
                .filter(item -> item.exact() && item.validity().status() == Validity.Status.IN_FORCE)
                .filter(item -> Sentences.of(truth).stream()
                        .allMatch(sentence -> verifier.judge(
                                        sentence,
                                        List.of(new Source(1, item.passage(), item.validity())),
                                        question.standalone())
                                == Claim.Verdict.SUPPORTED))
                .findFirst()
                .map(item -> Writing.Manner.correcting(ServiceWords.correctionFollows(question.asked()))
                        .stating(new Stated(truth, item.passage())));
    }
}
