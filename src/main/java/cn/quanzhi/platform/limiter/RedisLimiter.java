package cn.quanzhi.platform.limiter;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts in fixed windows, in Redis for all nodes together; without Redis each node counts for itself. */
@Component
class RedisLimiter implements Limiter {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLimiter.class);
    private static final Duration PATIENCE = Duration.ofMillis(150);
    private static final Duration REST = Duration.ofSeconds(1); // a Redis that hangs holds up one request a second
    private static final long CITY_OFFSET = Duration.ofHours(8).toMillis(); // a day begins at the city's midnight
    private static final RedisScript<Long> COUNT = RedisScript.of("""
            local count = redis.call('INCR', KEYS[1])
            if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
            return count
            """, Long.class);

    private final ReactiveStringRedisTemplate redis;
    private final Clock clock;
    private final LimiterSettings settings;
    private volatile long trustedFrom;
    private final ConcurrentMap<String, Turns> local = new ConcurrentHashMap<>();

    RedisLimiter(ReactiveRedisConnectionFactory connections, Clock clock, LimiterSettings settings) {
        this.redis = new ReactiveStringRedisTemplate(connections);
        this.clock = clock;
        this.settings = settings;
    }

    private record Turns(long taken, long until) {}

    @Override
    public Decision tryAcquire(String key, int turns, Duration window) {
        if (!settings.enabled()) {
            return new Decision(true, Duration.ZERO);
        }
        long now = clock.millis();
        long length = window.toMillis();
        long number = (now + CITY_OFFSET) / length;
        long until = (number + 1) * length - CITY_OFFSET;
        String name = "quanzhi:limit:" + key + ":" + length + ":" + number;
        return new Decision(count(name, until, length) <= turns, Duration.ofMillis(until - now));
    }

    private long count(String name, long until, long length) {
        long here = local.merge(name, new Turns(1, until), (old, one) -> new Turns(old.taken() + 1, until))
                .taken();
        if (clock.millis() < trustedFrom) {
            return here;
        }
        try {
            Long everywhere = redis.execute(COUNT, List.of(name), List.of(Long.toString(length)))
                    .next()
                    .block(PATIENCE);
            return everywhere == null ? here : Math.max(here, everywhere);
        } catch (RuntimeException e) {
            trustedFrom = clock.millis() + REST.toMillis();
            LOG.debug("counted on this node alone: {}", e.toString());
            return here;
        }
    }

    @Scheduled(fixedDelayString = "PT2M")
    void forget() {
        long now = clock.millis();
        local.values().removeIf(turns -> turns.until() < now);
    }
}
