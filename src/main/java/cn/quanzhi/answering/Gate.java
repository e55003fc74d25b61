package cn.quanzhi.answering;

import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.retrieval.Retriever;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Decides in code, before anything is written, whether a question is answered. What was asked for by name is; else its
 * nearest passage must be near the question in meaning, or near enough and share its words.
 */
@Component
class Gate {

    private final AnsweringSettings settings;

    Gate(AnsweringSettings settings) {
        this.settings = settings;
    }

    /** Why it decided as it did, each with what follows. */
    enum Why {
        MISSING_NAMES(Answer.Action.ABSTAIN),
        NAMED(Answer.Action.ANSWER),
        OUT_OF_SCOPE(Answer.Action.DECLINE),
        UNKNOWABLE(Answer.Action.ABSTAIN),
        UNCLEAR(Answer.Action.CLARIFY),
        NOTHING_FOUND(Answer.Action.ABSTAIN),
        SURELY_SIMILAR(Answer.Action.ANSWER),
        SIMILAR_AND_COVERED(Answer.Action.ANSWER),
        SIMILAR_BUT_NOT_COVERED(Answer.Action.ABSTAIN),
        NOT_SIMILAR(Answer.Action.ABSTAIN);

        private final Answer.Action action;

        Why(Answer.Action action) {
            this.action = action;
        }

        Answer.Action action() {
            return action;
        }
    }

    Answer.Action decide(Intent intent, Retriever.Evidence evidence, List<String> missing) {
        return why(intent, evidence, missing).action();
    }

    /** @param missing what the question asks for by name and nobody has */
    Why why(Intent intent, Retriever.Evidence evidence, List<String> missing) {
        if (!missing.isEmpty()) {
            return Why.MISSING_NAMES;
        }
        if (isNamed(evidence)) {
            return Why.NAMED;
        }
        if (intent == Intent.OUT_OF_SCOPE && evidence.similarity() < settings.near()) {
            return Why.OUT_OF_SCOPE;
        }
        if (intent == Intent.UNKNOWABLE && !isOfNamedLaw(evidence)) {
            return Why.UNKNOWABLE;
        }
        if (intent == Intent.UNCLEAR) {
            return Why.UNCLEAR;
        }
        return enough(evidence);
    }

    /** Whether the question names what was found first. */
    static boolean isNamed(Retriever.Evidence evidence) {
        return !evidence.items().isEmpty() && evidence.items().getFirst().exact();
    }

    /** Whether the question names a law that has a passage about the very matter. */
    private boolean isOfNamedLaw(Retriever.Evidence evidence) {
        return evidence.similarity() >= settings.near()
                && !evidence.items().isEmpty()
                && evidence.items().getFirst().isOfNamedLaw();
    }

    private Why enough(Retriever.Evidence evidence) {
        double similarity = evidence.similarity();
        if (evidence.items().isEmpty()) {
            return Why.NOTHING_FOUND;
        }
        if (similarity >= settings.surelySimilar()) {
            return Why.SURELY_SIMILAR;
        }
        if (similarity < settings.similar()) {
            return Why.NOT_SIMILAR;
        }
        return evidence.coverage() >= settings.covered() ? Why.SIMILAR_AND_COVERED : Why.SIMILAR_BUT_NOT_COVERED;
    }
}
