package cn.quanzhi.platform.limiter;

import cn.quanzhi.kernel.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says whether a caller may go on. */
public interface Limiter {

    /** Takes one of the key's turns of this window of time (by the city's clock), where one is left. */
    Decision tryAcquire(String key, int turns, Duration window);

    /** @param retryAfter how long until the next window, for who was refused */
    record Decision(boolean allowed, Duration retryAfter) {

        /** Refuses the request where no turn was left, in the given words or the usual ones. */
        public void orRefuse(@Nullable String detail) {
            if (!allowed) {
                throw ProblemException.tooMany(detail, retryAfter);
            }
        }
    }
}
