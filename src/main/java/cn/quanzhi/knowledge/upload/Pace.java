package cn.quanzhi.knowledge.upload;

import cn.quanzhi.model.Embeddings;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/**
 * Leaves the machine to whoever asks: while questions come, embedding for an upload rests after each batch for twice as
 * long as it took. Nobody waits for an upload as they wait for an answer.
 */
@Component
class Pace {

    private static final Duration RECENT = Duration.ofSeconds(3);
    private static final long REST = 2;
    private static final long LONGEST_REST = Duration.ofMillis(400).toNanos();

    private final Embeddings embeddings;

    Pace(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    /** @param worked how long the last batch took, in nanoseconds */
    void rest(long worked) {
        if (embeddings.sinceLastQuestion().compareTo(RECENT) < 0) {
            LockSupport.parkNanos(Math.min(LONGEST_REST, worked * REST));
        }
    }
}
