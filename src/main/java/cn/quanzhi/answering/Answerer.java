package cn.quanzhi.answering;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers one question. Stateless: all that it needs comes with the request. */
public interface Answerer {

    /** Blocks until the answer has ended; the observer hears of it on the same thread. */
    Answer answer(Request request, Observer observer);

    /** Whether this node can answer already; a question that comes earlier waits, or another node takes it. */
    boolean isReady();

    /**
     * @param transcript the turns before the question, oldest first
     * @param asOf the date that the caller asked for, or null for the question's own, else today
     */
    record Request(
            String site,
            List<Turn> transcript,
            String question,
            @Nullable LocalDate asOf) {}

    record Turn(boolean fromVisitor, String text) {}

    enum Stage {
        UNDERSTANDING,
        RETRIEVING,
        COMPOSING,
        VERIFYING
    }

    /** Hears what happens; a delta replaces everything from its offset (UTF-16 units) on. */
    interface Observer {
        void stage(Stage stage);

        void delta(int offset, String text);

        void claim(Claim claim);

        void citation(Citation citation);

        /** What was said so far is void. */
        void reset();

        /** Whether the answer was stopped or taken away: then it ends soon, as {@link Answer.Status#STOPPED}. */
        boolean cancelled();
    }
}
