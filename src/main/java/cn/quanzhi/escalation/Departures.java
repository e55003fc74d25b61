package cn.quanzhi.escalation;

import cn.quanzhi.identity.AccountChanged;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives cases back whose holder has been disabled or is no expert any longer. A look now and then finds those that were
 * taken in the very moment of it.
 */
@Component
class Departures {

    private static final String HOLDERS = """
            select distinct assignee_id from escalation_ticket
            where shown in ('ASSIGNED', 'WAITING_ON_ENTERPRISE') order by assignee_id
            """;

    private final Assignments assignments;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    Departures(Assignments assignments, Transactions transactions, JdbcClient jdbc) {
        this.assignments = assignments;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @ApplicationModuleListener
    void on(AccountChanged changed) {
        release(changed.accountId());
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void look() {
        transactions
                .in(
                        Scope.SYSTEM,
                        () -> jdbc.sql(HOLDERS)
                                .query((row, number) -> row.getObject(1, UUID.class))
                                .list())
                .forEach(this::release);
    }

    private void release(UUID account) {
        transactions.run(Scope.SYSTEM, () -> assignments.releaseAllOf(account));
    }
}
