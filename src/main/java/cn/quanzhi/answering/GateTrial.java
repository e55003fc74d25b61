package cn.quanzhi.answering;

import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.knowledge.Misconception;
import cn.quanzhi.knowledge.Titles;
import cn.quanzhi.retrieval.Retriever;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes a question as far as the gate, for a curator: what is found, what would be decided, and why. Nothing is written. */
@Component
public class GateTrial {

    private final Understanding understanding;
    private final Retriever retriever;
    private final Gate gate;
    private final Premises premises;
    private final KnownNames known;
    private final AnsweringSettings settings;

    GateTrial(
            Understanding understanding,
            Retriever retriever,
            Gate gate,
            Premises premises,
            KnownNames known,
            AnsweringSettings settings) {
        this.understanding = understanding;
        this.retriever = retriever;
        this.gate = gate;
        this.premises = premises;
        this.known = known;
        this.settings = settings;
    }

    /**
     * @param why a stable word: the gate's reason, the intent where that decided, or WRONG_PREMISE
     * @param missing what the question asks for by name and nobody has
     */
    public record Trial(
            List<String> readings,
            LocalDate asOf,
            Intent intent,
            Answer.Action action,
            String why,
            List<String> missing,
            Retriever.Evidence evidence,
            Thresholds thresholds) {}

    /** The same over other knowledge than what is published. */
    public GateTrial over(Retriever other, Titles names) {
        return new GateTrial(understanding, other, gate, premises, known.over(names), settings);
    }

    /** With what the gate compares nearness and coverage. */
    public record Thresholds(double surelySimilar, double similar, double covered) {}

    public Trial of(Answerer.Request request, int limit) {
        Question question = understanding.of(request);
        Retriever.Evidence evidence = retriever.retrieve(question.readings().stream()
                .map(text -> new Retriever.Query(
                        question.site(),
                        text,
                        question.asOf(),
                        Set.of(),
                        limit,
                        text.equals(question.standalone()) ? question.vector() : null))
                .toList());
        Intent before = question.intent();
        Intent intent = isDecided(before) || Gate.isNamed(evidence)
                ? before
                : understanding.settled(question, evidence.similarity());
        if (isDecided(intent)) {
            return trial(question, intent, new Decided(action(intent), intent.name(), List.of()), evidence);
        }
        Optional<Misconception> wrong = premises.wrongIn(question.asked(), question.vector());
        List<String> missing = known.missing(question, evidence);
        Gate.Why why = gate.why(intent, evidence, missing);
        if (wrong.isPresent()
                && intent == Intent.CONSULTATION
                && (why.action() == Answer.Action.ANSWER || Premises.leadsTo(read(evidence), wrong.get()))) {
            return trial(question, intent, new Decided(Answer.Action.CORRECT, "WRONG_PREMISE", List.of()), evidence);
        }
        return trial(question, intent, new Decided(why.action(), why.name(), missing), evidence);
    }

    /** What an answer would be written from: a trial may list more. */
    private Retriever.Evidence read(Retriever.Evidence evidence) {
        return new Retriever.Evidence(
                evidence.items().stream().limit(settings.passages()).toList(),
                evidence.similarity(),
                evidence.coverage());
    }

    private record Decided(Answer.Action action, String why, List<String> missing) {}

    private Trial trial(Question question, Intent intent, Decided decided, Retriever.Evidence evidence) {
        return new Trial(
                question.readings(),
                question.asOf(),
                intent,
                decided.action(),
                decided.why(),
                decided.missing(),
                evidence,
                new Thresholds(settings.surelySimilar(), settings.similar(), settings.covered()));
    }

    /** Whether what a message wants decides alone. */
    private static boolean isDecided(Intent intent) {
        return intent.isHandedOver() || intent.isRefused() || intent == Intent.SMALL_TALK;
    }

    private static Answer.Action action(Intent intent) {
        if (intent.isHandedOver()) {
            return Answer.Action.ESCALATE;
        }
        return intent.isRefused() ? Answer.Action.REFUSE : Answer.Action.ANSWER;
    }
}
