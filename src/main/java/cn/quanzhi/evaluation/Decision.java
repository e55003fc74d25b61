package cn.quanzhi.evaluation;

import cn.quanzhi.answering.Answer.Action;
import java.util.Set;

/**
 * What was decided on one message, and what should have been.
 *
 * @param expected the one action that its set names, or the most fitting one
 * @param right all actions that are as good
 * @param probability that it is a question of the trade, as the service saw it before
 */
record Decision(String category, Action expected, Set<Action> right, Action action, double probability) {

    Decision {
        right = Set.copyOf(right);
    }

    boolean isRight() {
        return right.contains(action);
    }

    /** Whether it is a question of the trade: one that may be answered, if only by setting its premise right. */
    boolean isQuestion() {
        return right.contains(Action.ANSWER) || right.contains(Action.CORRECT);
    }

    boolean isAnswered() {
        return action == Action.ANSWER || action == Action.CORRECT;
    }
}
