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

    /** @param missing what the question asks for by name and nobody has */
    Answer.Action decide(Intent intent, Retriever.Evidence evidence, List<String> missing) {
        if (!missing.isEmpty()) {
            return Answer.Action.ABSTAIN;
        }
        if (isNamed(evidence)) {
            return Answer.Action.ANSWER;
        }
        if (intent == Intent.OUT_OF_SCOPE && evidence.similarity() < settings.near()) {
            return Answer.Action.DECLINE;
        }
        if (intent == Intent.UNKNOWABLE) {
            return Answer.Action.ABSTAIN;
        }
        if (intent == Intent.UNCLEAR) {
            return Answer.Action.CLARIFY;
        }
        return isEnough(evidence) ? Answer.Action.ANSWER : Answer.Action.ABSTAIN;
    }

    /** Whether the question names what was found first. */
    static boolean isNamed(Retriever.Evidence evidence) {
        return !evidence.items().isEmpty() && evidence.items().getFirst().exact();
    }

    private boolean isEnough(Retriever.Evidence evidence) {
        double similarity = evidence.similarity();
        return !evidence.items().isEmpty()
                && (similarity >= settings.surelySimilar()
                        || (similarity >= settings.similar() && evidence.coverage() >= settings.covered()));
    }
}
