package cn.quanzhi.model;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Lets whoever asks go first: bulk work waits while a question is embedded and a moment longer, in which the rest of the
 * search has the machine. It waits no longer than a fifth of a second at a time, so that it comes to its end under any load.
 */
final class Courtesy {

    private static final long SEARCH = Duration.ofMillis(60).toNanos();
    private static final long RECENT = Duration.ofSeconds(3).toNanos();
    private static final long PATIENCE = Duration.ofMillis(200).toNanos();
    private static final long LOOK = Duration.ofMillis(4).toNanos();

    private final AtomicInteger asking = new AtomicInteger();
    private volatile long lastAsked = System.nanoTime() - 2 * RECENT;

    <T> T first(Supplier<T> question) {
        asking.incrementAndGet();
        lastAsked = System.nanoTime();
        try {
            return question.get();
        } finally {
            asking.decrementAndGet();
        }
    }

    /** Whether somebody has asked in the last seconds: then bulk work is done in small pieces. */
    boolean isAsked() {
        return asking.get() > 0 || System.nanoTime() - lastAsked < RECENT;
    }

    void giveWay() {
        long end = System.nanoTime() + PATIENCE;
        while (isSearching() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK);
        }
    }

    private boolean isSearching() {
        return asking.get() > 0 || System.nanoTime() - lastAsked < SEARCH;
    }
}
