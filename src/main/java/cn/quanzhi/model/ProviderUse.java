package cn.quanzhi.model;

import dev.langchain4j.exception.HttpException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one provider has fared on this node since it stands in the list as it does. It is kept beside its provider and by
 * nobody else, so that one that is changed or removed leaves neither figures nor its key behind. Of a failure only its kind
 * and HTTP status are kept: what a provider writes may repeat the key that it was sent.
 */
final class ProviderUse {

    private static final int LAST = 100;
    private static final int PATIENCE_WITH_FAILURES = 5;
    private static final long REST_NANOS = Duration.ofSeconds(30).toNanos();

    private final Clock clock;
    private final Deque<Long> firsts = new ArrayDeque<>();
    private long answers;
    private long failures;
    private long characters;
    private int failuresInRow;
    private long restUntil;
    private @Nullable Instant lastAnswerAt;
    private @Nullable Failure lastFailure;

    ProviderUse(Clock clock) {
        this.clock = clock;
    }

    /** @param status of the HTTP answer, null where there was none */
    record Failure(Instant at, @Nullable Integer status) {}

    /** @param typicalFirstMillis the median from request to first piece, of the last hundred answers */
    record Use(
            long answers,
            long failures,
            long characters,
            @Nullable Long typicalFirstMillis,
            @Nullable Instant lastAnswerAt,
            @Nullable Failure lastFailure) {}

    synchronized void answered(@Nullable Duration first, int said) {
        wasThere();
        answers++;
        characters += said;
        lastAnswerAt = clock.instant();
        if (first != null) {
            firsts.addLast(first.toMillis());
            if (firsts.size() > LAST) {
                firsts.removeFirst();
            }
        }
    }

    /** It did not fail, also where somebody went away before it had ended. */
    synchronized void wasThere() {
        failuresInRow = 0;
    }

    synchronized void failed(RuntimeException failure) {
        failures++;
        failuresInRow++;
        restUntil = System.nanoTime() + REST_NANOS;
        lastFailure = new Failure(clock.instant(), statusOf(failure));
    }

    /** Whether it is better passed over for a while, where there is another. */
    synchronized boolean rests() {
        return failuresInRow >= PATIENCE_WITH_FAILURES && System.nanoTime() - restUntil < 0;
    }

    synchronized Use figures() {
        List<Long> sorted = firsts.stream().sorted().toList();
        Long median = sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
        return new Use(answers, failures, characters, median, lastAnswerAt, lastFailure);
    }

    static @Nullable Integer statusOf(Throwable failure) {
        for (Throwable next = failure; next != null; next = next.getCause()) {
            if (next instanceof HttpException http) {
                return http.statusCode();
            }
        }
        return null;
    }
}
