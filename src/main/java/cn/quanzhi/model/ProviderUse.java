package cn.quanzhi.model;

import dev.langchain4j.exception.HttpException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How each provider has fared on this node since it started. Of a failure only its kind and HTTP status are kept: what a
 * provider writes may repeat the key that it was sent.
 */
@Component
class ProviderUse {

    private static final int LAST = 100;

    private final Clock clock;
    private final Map<ChatSettings.Provider, Tally> tallies = new ConcurrentHashMap<>();

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
            @Nullable Failure lastFailure) {

        static final Use NONE = new Use(0, 0, 0, null, null, null);
    }

    void answered(ChatSettings.Provider provider, @Nullable Duration first, int characters) {
        tally(provider).answered(clock.instant(), first, characters);
    }

    void failed(ChatSettings.Provider provider, RuntimeException failure) {
        tally(provider).failed(new Failure(clock.instant(), statusOf(failure)));
    }

    Use of(ChatSettings.Provider provider) {
        Tally tally = tallies.get(provider);
        return tally == null ? Use.NONE : tally.use();
    }

    static @Nullable Integer statusOf(Throwable failure) {
        for (Throwable next = failure; next != null; next = next.getCause()) {
            if (next instanceof HttpException http) {
                return http.statusCode();
            }
        }
        return null;
    }

    private Tally tally(ChatSettings.Provider provider) {
        return tallies.computeIfAbsent(provider, key -> new Tally());
    }

    private static final class Tally {
        private final Deque<Long> firsts = new ArrayDeque<>();
        private long answers;
        private long failures;
        private long characters;
        private @Nullable Instant lastAnswerAt;
        private @Nullable Failure lastFailure;

        synchronized void answered(Instant at, @Nullable Duration first, int said) {
            answers++;
            characters += said;
            lastAnswerAt = at;
            if (first != null) {
                firsts.addLast(first.toMillis());
                if (firsts.size() > LAST) {
                    firsts.removeFirst();
                }
            }
        }

        synchronized void failed(Failure failure) {
            failures++;
            lastFailure = failure;
        }

        synchronized Use use() {
            List<Long> sorted = firsts.stream().sorted().toList();
            Long median = sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
            return new Use(answers, failures, characters, median, lastAnswerAt, lastFailure);
        }
    }
}
