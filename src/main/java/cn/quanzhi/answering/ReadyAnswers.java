package cn.quanzhi.answering;

import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.retrieval.Retriever;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the service says in its own words, and cites nothing for. */
final class ReadyAnswers {

    private static final int GUIDES = 2;

    private ReadyAnswers() {}

    /** The answer to what is no question of the trade; null where it is one, or where evidence must decide. */
    static @Nullable Answer other(Question question, Intent intent, Answerer.Observer observer) {
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

    static Answer handedOver(Question question, Intent intent, Answerer.Observer observer) {
        String words = HandOverWords.of(intent, question.asked());
        return own(question, Answer.Action.ESCALATE, words, HandOverWords.reason(intent), observer);
    }

    /** @param isHandedOver whether a person takes it up besides */
    static Answer abstain(
            Question question,
            Retriever.Evidence evidence,
            List<String> missing,
            boolean isHandedOver,
            Answerer.Observer observer) {
        List<String> guides = evidence.items().stream()
                .map(Retriever.Found::passage)
                .filter(passage -> passage.kind() == DocumentKind.GUIDE)
                .map(Passage::title)
                .distinct()
                .limit(GUIDES)
                .toList();
        return own(
                question,
                Answer.Action.ABSTAIN,
                ServiceWords.abstain(question, missing, guides, isHandedOver),
                observer);
    }

    static Answer stopped(Question question, Answerer.Observer observer) {
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

    static Answer own(Question question, Answer.Action action, String text, Answerer.Observer observer) {
        return own(question, action, text, null, observer);
    }

    private static Answer own(
            Question question, Answer.Action action, String text, @Nullable String reason, Answerer.Observer observer) {
        observer.delta(0, text);
        Answer.Status status = action == Answer.Action.ABSTAIN ? Answer.Status.ABSTAINED : Answer.Status.COMPLETED;
        return new Answer(action, status, text, List.of(), List.of(), false, null, null, question.asOf(), reason);
    }
}
