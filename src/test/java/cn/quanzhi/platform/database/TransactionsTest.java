package cn.quanzhi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.quanzhi.TestPostgres;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class TransactionsTest {

    private static final Scope SITE = Scope.site("demo");

    private final JdbcClient jdbc = TestPostgres.jdbc();
    private final Transactions transactions = new Transactions(TestPostgres.transactionManager(), jdbc);

    @Test
    void readsOneMomentThoughSomethingIsWrittenMeanwhile() {
        List<Long> seen = transactions.atOneMoment(SITE, () -> {
            long before = leases();
            CompletableFuture.runAsync(this::write).join();
            return List.of(before, leases());
        });
        assertThat(seen.getLast()).isEqualTo(seen.getFirst());
        assertThat(leases()).isGreaterThan(seen.getFirst());
    }

    @Test
    void writesNothingWhereOneMomentIsRead() {
        assertThatThrownBy(() -> transactions.atOneMoment(SITE, () -> {
                    write();
                    return true;
                }))
                .isInstanceOf(DataAccessException.class);
    }

    private long leases() {
        return jdbc.sql("select count(*) from platform_lease").query(Long.class).single();
    }

    private void write() {
        jdbc.sql(
                        "insert into platform_lease (name, owner, token, until) values (gen_random_uuid()::text, 'a', 1, now())")
                .update();
    }
}
