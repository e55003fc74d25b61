package cn.quanzhi.platform.limiter;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts in windows of a minute, in Redis for all nodes together; without Redis each node counts for itself. */
@Component
class RedisLimiter implements Limiter {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLimiter.class);
    private static final Duration PATIENCE = Duration.ofMillis(150);
    private static final RedisScript<Long> COUNT = RedisScript.of("""
            local count = redis.call('INCR', KEYS[1])
            if count == 1 then redis.call('EXPIRE', KEYS[1], 90) end
            return count
            """, Long.class);

    private final ReactiveStringRedisTemplate redis;
    private final Clock clock;
    private final boolean enabled;
    private final ConcurrentMap<String, Long> local = new ConcurrentHashMap<>();

    RedisLimiter(
            ReactiveRedisConnectionFactory connections,
            Clock clock,
            @Value("${quanzhi.limiter.enabled:true}") boolean enabled) {
        this.redis = new ReactiveStringRedisTemplate(connections);
        this.clock = clock;
        this.enabled = enabled;
    }

    @Override
    public Decision tryAcquire(String key, int perMinute) {
        if (!enabled) {
            return new Decision(true);
        }
        String window = "quanzhi:limit:" + key + ":" + clock.millis() / 60_000;
        return new Decision(count(window) <= perMinute);
    }

    private long count(String window) {
        long here = local.merge(window, 1L, Long::sum);
        try {
            Long everywhere = redis.execute(COUNT, List.of(window)).next().block(PATIENCE);
            return everywhere == null ? here : Math.max(here, everywhere);
        } catch (RuntimeException e) {
            LOG.debug("counted on this node alone: {}", e.toString());
            return here;
        }
    }

    @Scheduled(fixedDelayString = "PT2M")
    void forget() {
        String current = ":" + clock.millis() / 60_000;
        local.keySet().removeIf(window -> !window.endsWith(current));
    }
}
