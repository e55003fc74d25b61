package cn.quanzhi.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.TestPostgres;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.lease.Leases;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;

/** What happens to an event whose listener fails, with the real registry on a real database. */
class OutboxTest {

    private static ConfigurableApplicationContext context;

    private final JdbcClient jdbc = TestPostgres.jdbc();
    private final String word = UUID.randomUUID().toString();

    record Said(String word) {}

    /** Fails as often as it was told to. */
    static class Listener {
        private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
        private final Map<String, AtomicInteger> heard = new ConcurrentHashMap<>();

        @ApplicationModuleListener(id = "outbox-test")
        void on(Said said) {
            if (failures.computeIfAbsent(said.word(), word -> new AtomicInteger())
                            .getAndDecrement()
                    > 0) {
                throw new IllegalStateException("not now");
            }
            heard.computeIfAbsent(said.word(), word -> new AtomicInteger()).incrementAndGet();
        }

        void fail(String word, int times) {
            failures.put(word, new AtomicInteger(times));
        }

        int heard(String word) {
            return heard.getOrDefault(word, new AtomicInteger()).get();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @Import({Listener.class, Outbox.class, Transactions.class, Leases.class})
    @EnableAutoConfiguration
    static class Node {
        @Bean
        DataSource dataSource() {
            return TestPostgres.dataSource();
        }

        @Bean
        PlatformTransactionManager transactionManager() {
            return TestPostgres.transactionManager();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        OutboxSettings settings() {
            return new OutboxSettings(Duration.ofMillis(1), Duration.ZERO);
        }
    }

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(Node.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--quanzhi.outbox.retry=1h", // the tests call it
                        "--spring.flyway.enabled=false",
                        "--spring.modulith.events.staleness.check-interval=100ms",
                        "--management.endpoint.health.validate-group-membership=false");
    }

    @AfterAll
    static void end() {
        context.close();
    }

    @BeforeEach
    void nobodyHoldsTheLease() {
        jdbc.sql("update platform_lease set until = now() where name = 'outbox'")
                .update();
    }

    @Test
    void deliversOnceAndKeepsThatItDid() {
        publish();
        Awaitility.await().until(() -> count("event_publication_archive") == 1);
        assertThat(count("event_publication")).isZero();
        assertThat(listener().heard(word)).isOne();
    }

    @Test
    void givesAFailedEventOutAgainUntilItIsHeard() {
        listener().fail(word, 2);
        publish();
        Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> {
            outbox().resubmit();
            return count("event_publication_archive") == 1;
        });
        assertThat(listener().heard(word)).isOne();
    }

    @Test
    void deliversWhatANodeLeftBehindWhenItDied() {
        jdbc.sql("""
                insert into event_publication (id, listener_id, event_type, serialized_event, publication_date, status,
                  completion_attempts)
                values (gen_random_uuid(), 'outbox-test', :type, :event, now() - interval '1 hour', 'PUBLISHED', 0)
                """)
                .param("type", Said.class.getName())
                .param("event", "{\"word\":\"" + word + "\"}")
                .update();
        Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> {
            outbox().resubmit();
            return count("event_publication_archive") == 1;
        });
        assertThat(listener().heard(word)).isOne();
    }

    @Test
    void forgetsWhatIsOld() {
        publish();
        Awaitility.await().until(() -> count("event_publication_archive") == 1);
        outbox().purge();
        assertThat(count("event_publication_archive")).isZero();
    }

    @Test
    void waitsLongerAfterEachFailureButNeverOverAnHour() {
        Duration first = Duration.ofSeconds(30);
        assertThat(Outbox.pause(first, 0)).isEqualTo(first);
        assertThat(Outbox.pause(first, 1)).isEqualTo(first);
        assertThat(Outbox.pause(first, 3)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Outbox.pause(first, 1_000)).isEqualTo(Duration.ofHours(1));
    }

    private void publish() {
        context.getBean(Transactions.class).run(Scope.SYSTEM, () -> context.publishEvent(new Said(word)));
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table + " where serialized_event like :word")
                .param("word", "%" + word + "%")
                .query(Long.class)
                .single();
    }

    private static Outbox outbox() {
        return context.getBean(Outbox.class);
    }

    private static Listener listener() {
        return context.getBean(Listener.class);
    }
}
