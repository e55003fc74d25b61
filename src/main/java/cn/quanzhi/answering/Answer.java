package cn.quanzhi.answering;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished answer: its text with markers {@code [n]}, what they cite, and the verdict on each sentence.
 *
 * @param reason why a person is asked, where one is
 */
public record Answer(
        Action action,
        Status status,
        String text,
        List<Citation> citations,
        List<Claim> claims,
        boolean extractive,
        @Nullable String model,
        @Nullable String promptVersion,
        LocalDate asOf,
        @Nullable String reason) {

    public Answer {
        citations = List.copyOf(citations);
        claims = List.copyOf(claims);
    }

    public enum Action {
        ANSWER,
        CLARIFY,
        CORRECT,
        DECLINE,
        REFUSE,
        ABSTAIN,
        ESCALATE
    }

    public enum Status {
        RUNNING,
        COMPLETED,
        ABSTAINED,
        STOPPED,
        FAILED
    }
}
