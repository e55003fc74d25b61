package cn.quanzhi;

import cn.quanzhi.platform.database.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL's time, which a test moves on or back, or puts to a moment at which it stands. */
public final class MovedDatabaseClock extends DatabaseClock {

    private final AtomicReference<Duration> moved = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<@Nullable Instant> stands = new AtomicReference<>();

    public MovedDatabaseClock(JdbcClient jdbc) {
        super(jdbc);
    }

    @Override
    public Instant instant() {
        Instant standing = stands.get();
        return standing == null ? super.instant().plus(moved.get()) : standing;
    }

    /** From now on it shows this moment. */
    public void set(Instant moment) {
        stands.set(moment);
    }

    public void move(Duration by) {
        Instant standing = stands.get();
        if (standing == null) {
            moved.updateAndGet(before -> before.plus(by));
        } else {
            stands.set(standing.plus(by));
        }
    }

    /** Back to PostgreSQL's own. */
    public void reset() {
        stands.set(null);
        moved.set(Duration.ZERO);
    }

    /** Puts a clock that can be moved where the service looks for the database's time. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Placed {
        @Bean
        static BeanPostProcessor movedDatabaseClock(ObjectProvider<JdbcClient> jdbc) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DatabaseClock ? new MovedDatabaseClock(jdbc.getObject()) : bean;
                }
            };
        }
    }
}
