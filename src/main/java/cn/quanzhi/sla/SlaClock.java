package cn.quanzhi.sla;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clock as it stands. While it is paused, {@code dueAt} is the date before the pause: it moves when the clock resumes.
 *
 * @param extensions how often it was lengthened
 */
public record SlaClock(
        UUID id,
        String site,
        Subject subject,
        ClockKind kind,
        Target target,
        Instant startedAt,
        Instant dueAt,
        Instant warnAt,
        @Nullable Instant pausedAt,
        @Nullable Instant warnedAt,
        @Nullable Instant breachedAt,
        @Nullable Instant stoppedAt,
        int extensions,
        Colour colour) {

    /** 绿 in time, 黄 soon due, 红 overdue, also where the sweeper has not come by yet. */
    public enum Colour {
        GREEN,
        YELLOW,
        RED
    }

    public boolean isOpen() {
        return stoppedAt == null;
    }

    public boolean isPaused() {
        return isOpen() && pausedAt != null;
    }

    public boolean isBreached() {
        return colour == Colour.RED;
    }
}
