package cn.quanzhi.answering;

import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.knowledge.Misconception;
import cn.quanzhi.knowledge.Reference;
import cn.quanzhi.knowledge.Titles;
import cn.quanzhi.retrieval.Retriever;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides in code what follows from what is wanted and what was found, before anything is written; for answers and trials alike. */
@Component
class Course {

    /** The reason of a correction. */
    static final String WRONG_PREMISE = "WRONG_PREMISE";

    private final Understanding understanding;
    private final Gate gate;
    private final Premises premises;
    private final KnownNames known;

    Course(Understanding understanding, Gate gate, Premises premises, KnownNames known) {
        this.understanding = understanding;
        this.gate = gate;
        this.premises = premises;
        this.known = known;
    }

    /** The same with the names of other knowledge than what is published. */
    Course over(Titles names) {
        return new Course(understanding, gate, premises, known.over(names));
    }

    /**
     * What was decided.
     *
     * @param intent what the message was taken to want at last
     * @param why a stable word: the gate's reason, the intent where that decided, or {@link #WRONG_PREMISE}
     * @param otherwise what follows where a correction finds nothing to rest on; else the action
     * @param missing what is asked for by name and nobody has
     * @param person the matter for which a person takes it up besides
     * @param wrong the belief that is taken for granted, where one is corrected
     */
    record Decided(
            Intent intent,
            Answer.Action action,
            String why,
            Answer.Action otherwise,
            List<String> missing,
            Optional<Intent> person,
            Optional<Misconception> wrong) {

        private static Decided of(
                Intent intent, Answer.Action action, String why, List<String> missing, Optional<Intent> person) {
            return new Decided(intent, action, why, action, missing, person, Optional.empty());
        }

        private Decided correcting(Misconception belief) {
            return new Decided(
                    intent, Answer.Action.CORRECT, WRONG_PREMISE, action, missing, person, Optional.of(belief));
        }
    }

    Decided of(Question question, Retriever.Evidence evidence) {
        Intent intent =
                Gate.isNamed(evidence) ? question.intent() : understanding.settled(question, evidence.similarity());
        List<String> missing = known.missing(question, evidence);
        Optional<Intent> person = understanding.besides(question, intent);
        if (intent != Intent.EMERGENCY && namesArticle(question) && !missing.isEmpty()) {
            Optional<Intent> called = intent.isHandedOver() ? Optional.of(intent) : person;
            return Decided.of(intent, Answer.Action.ABSTAIN, Gate.Why.MISSING_NAMES.name(), missing, called);
        }
        return person.isPresent()
                ? besides(question, person.get(), evidence, missing)
                : alone(question, intent, evidence, missing);
    }

    private Decided alone(Question question, Intent intent, Retriever.Evidence evidence, List<String> missing) {
        if (isReady(intent)) {
            return Decided.of(intent, action(intent), intent.name(), List.of(), Optional.empty());
        }
        Gate.Why why = gate.why(intent, evidence, missing);
        Decided decided = Decided.of(intent, why.action(), why.name(), missing, Optional.empty());
        // What sounds like a wish for a figure that no text holds may be a wrong belief about one that a text does
        // hold.
        return intent == Intent.CONSULTATION || intent == Intent.UNKNOWABLE
                ? corrected(question, decided, evidence)
                : decided;
    }

    /** The rule at once where it is found, and a person's judgement later; else the person alone. */
    private Decided besides(Question question, Intent person, Retriever.Evidence evidence, List<String> missing) {
        Gate.Why why = gate.why(Intent.CONSULTATION, evidence, missing);
        Optional<Intent> called = Optional.of(person);
        if (why.action() == Answer.Action.ANSWER) {
            Decided decided = Decided.of(Intent.CONSULTATION, why.action(), why.name(), List.of(), called);
            return person == Intent.EMERGENCY ? decided : corrected(question, decided, evidence);
        }
        return missing.isEmpty() || person == Intent.EMERGENCY
                ? Decided.of(person, Answer.Action.ESCALATE, person.name(), List.of(), called)
                : Decided.of(Intent.CONSULTATION, why.action(), why.name(), missing, called);
    }

    /** Where the premise is a known wrong belief, and something was found: its basis, or what answers the question. */
    private Decided corrected(Question question, Decided decided, Retriever.Evidence evidence) {
        return premises.wrongIn(question.asked(), question.vector())
                .filter(belief -> decided.action() == Answer.Action.ANSWER || Premises.leadsTo(evidence, belief))
                .map(decided::correcting)
                .orElse(decided);
    }

    /** Whatever else is wanted: whoever names an article that isn't there should hear that. */
    boolean namesArticle(Question question) {
        boolean hasPlace = question.intent() != Intent.EMERGENCY
                && question.intent() != Intent.WISH_FOR_PERSON
                && question.intent() != Intent.PROMPT_ATTACK;
        return hasPlace
                && known.grammar(question.site()).find(KnownNames.named(question)).stream()
                        .anyMatch(reference ->
                                reference instanceof Reference.Law law && law.title() != null && law.article() != null);
    }

    /** Whether what a message wants decides alone. */
    private static boolean isReady(Intent intent) {
        return intent.isHandedOver() || intent.isRefused() || intent == Intent.SMALL_TALK;
    }

    private static Answer.Action action(Intent intent) {
        if (intent.isHandedOver()) {
            return Answer.Action.ESCALATE;
        }
        return intent.isRefused() ? Answer.Action.REFUSE : Answer.Action.ANSWER;
    }
}
