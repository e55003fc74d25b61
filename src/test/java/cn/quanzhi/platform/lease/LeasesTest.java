package cn.quanzhi.platform.lease;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.TestPostgres;
import cn.quanzhi.platform.database.Transactions;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Leases leases =
            new Leases(TestPostgres.jdbc(), new Transactions(TestPostgres.transactionManager(), TestPostgres.jdbc()));
    private final String name = UUID.randomUUID().toString();

    @Test
    void hasOneHolderAtATime() {
        assertThat(leases.tryAcquire(name, "a", LONG)).isPresent();
        assertThat(leases.tryAcquire(name, "b", LONG)).isEmpty();
    }

    @Test
    void givesTheNextHolderAHigherTokenAndRefusesTheOld() {
        Lease first = leases.tryAcquire(name, "a", LONG).orElseThrow();
        leases.release(first);
        Lease second = leases.tryAcquire(name, "b", LONG).orElseThrow();
        assertThat(second.token()).isGreaterThan(first.token());
        assertThat(leases.renew(first, LONG)).isEmpty();
        leases.release(first);
        assertThat(leases.renew(second, LONG)).isPresent();
    }
}
