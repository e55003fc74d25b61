package cn.quanzhi.platform.limiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Without a Redis: each node counts for itself, by the same rules. */
class RedisLimiterTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final LettuceConnectionFactory NOWHERE = nowhere();

    @Test
    void letsInSoManyAndSaysWhenTheNextMayCome() {
        Limiter limiter = limiter("2026-11-25T01:00:45Z", true);
        assertThat(limiter.tryAcquire("a", 2, MINUTE).allowed()).isTrue();
        assertThat(limiter.tryAcquire("a", 2, MINUTE).allowed()).isTrue();
        Limiter.Decision refused = limiter.tryAcquire("a", 2, MINUTE);
        assertThat(refused).isEqualTo(new Limiter.Decision(false, Duration.ofSeconds(15)));
        assertThat(limiter.tryAcquire("b", 2, MINUTE).allowed()).isTrue();
    }

    @Test
    void beginsADayAtTheCitysMidnight() {
        Limiter limiter = limiter("2026-11-25T15:00:00Z", true); // 23:00 in the city
        Duration day = Duration.ofDays(1);
        limiter.tryAcquire("a", 1, day);
        assertThat(limiter.tryAcquire("a", 1, day)).isEqualTo(new Limiter.Decision(false, Duration.ofHours(1)));
    }

    @Test
    void refusesWithTheTimeToWait() {
        assertThatThrownBy(() -> new Limiter.Decision(false, Duration.ofSeconds(15)).orRefuse(null))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem()).isEqualTo(Problem.TOO_MANY_REQUESTS);
                    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(15));
                });
    }

    @Test
    void letsEveryoneInWhereItIsSwitchedOff() {
        Limiter limiter = limiter("2026-11-25T01:00:45Z", false);
        limiter.tryAcquire("a", 1, MINUTE);
        assertThat(limiter.tryAcquire("a", 1, MINUTE).allowed()).isTrue();
    }

    private static Limiter limiter(String now, boolean enabled) {
        return new RedisLimiter(NOWHERE, Clock.fixed(Instant.parse(now), ZoneOffset.UTC), new LimiterSettings(enabled));
    }

    private static LettuceConnectionFactory nowhere() {
        LettuceConnectionFactory factory = new LettuceConnectionFactory("127.0.0.1", 1);
        factory.afterPropertiesSet();
        factory.start();
        return factory;
    }
}
