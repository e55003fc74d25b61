package cn.quanzhi.answering;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished answer: its text with markers {@code [n]}, what they cite, and the verdict on each sentence.
 *
 * @param reason why a person is asked, where one is
 * @param suggestions what could be asked next, and the evidence answers
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
        @Nullable String reason,
        List<String> suggestions) {

    public Answer {
        citations = List.copyOf(citations);
        claims = List.copyOf(claims);
        suggestions = List.copyOf(suggestions);
    }

    /** An answer that suggests nothing. */
    public Answer(
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
        this(action, status, text, citations, claims, extractive, model, promptVersion, asOf, reason, List.of());
    }

    /** Whether a person takes it up too: beside the answer where there is one. */
    public boolean isHandedOver() {
        return action == Action.ESCALATE || reason != null;
    }

    /** The same, with a person who takes it up besides. */
    Answer handedOver(String why) {
        return new Answer(
                action, status, text, citations, claims, extractive, model, promptVersion, asOf, why, suggestions);
    }

    /** The same with what could be asked next. */
    Answer suggesting(List<String> questions) {
        return new Answer(
                action, status, text, citations, claims, extractive, model, promptVersion, asOf, reason, questions);
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
