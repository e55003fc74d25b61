package cn.quanzhi.answering;

import cn.quanzhi.answering.intent.Intent;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers one question. Stateless: all that it needs comes with the request. */
public interface Answerer {

    /** Blocks until the answer has ended; the observer hears of it on the same thread. */
    Answer answer(Request request, Observer observer);

    /** How a message is read, without an answer: for measuring. */
    Understood understand(Request request);

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

    /**
     * @param readings what is searched for, at least one
     * @param question the probability that it is a question of the trade, 0 to 1
     */
    record Understood(List<String> readings, LocalDate asOf, Intent intent, double question) {}

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
