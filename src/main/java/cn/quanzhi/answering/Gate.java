package cn.quanzhi.answering;

import cn.quanzhi.retrieval.Retriever;
import org.springframework.stereotype.Component;

/**
 * Decides in code whether the evidence is enough to answer from: what was asked for by name is; else its nearest passage
 * must be near the question in meaning, or near enough and share its words.
 */
@Component
class Gate {

    private final AnsweringSettings settings;

    Gate(AnsweringSettings settings) {
        this.settings = settings;
    }

    boolean isEnough(Retriever.Evidence evidence) {
        if (evidence.items().isEmpty()) {
            return false;
        }
        if (evidence.items().getFirst().exact()) {
            return true;
        }
        double similarity = evidence.similarity();
        return similarity >= settings.surelySimilar()
                || (similarity >= settings.similar() && evidence.coverage() >= settings.covered());
    }
}
