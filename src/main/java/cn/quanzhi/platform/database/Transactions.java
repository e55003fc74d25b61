package cn.quanzhi.platform.database;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one gate through which every transaction opens. It names the site for the transaction ({@code quanzhi.site}), so
 * that row-level security can be switched on without touching a query.
 */
@Component
public class Transactions {

    private final TransactionTemplate template;
    private final TransactionTemplate momentary;
    private final JdbcClient jdbc;

    public Transactions(PlatformTransactionManager manager, JdbcClient jdbc) {
        this.template = new TransactionTemplate(manager);
        this.momentary = new TransactionTemplate(manager);
        this.momentary.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.momentary.setReadOnly(true);
        this.jdbc = jdbc;
    }

    /** Runs the work in one transaction of the given scope; a runtime exception rolls it back. */
    public <T> T in(Scope scope, Supplier<T> work) {
        return in(template, scope, work);
    }

    /**
     * Reads in one transaction that sees the database as it was at one moment: for what is put together from several
     * tables and shown as a whole. It may write nothing.
     */
    public <T> T atOneMoment(Scope scope, Supplier<T> reading) {
        return in(momentary, scope, reading);
    }

    private <T> T in(TransactionTemplate kind, Scope scope, Supplier<T> work) {
        @SuppressWarnings("NullAway") // the template returns what the work returned, which is never null
        T result = kind.execute(status -> {
            jdbc.sql("select set_config('quanzhi.site', :site, true)")
                    .param("site", scope.setting())
                    .query(String.class)
                    .single();
            return work.get();
        });
        return result;
    }

    /** Runs the work, gives what it found, and undoes what it changed: so what would be is read from the database itself. */
    public <T> T rehearsed(Scope scope, Supplier<T> work) {
        @SuppressWarnings("NullAway") // the template returns what the work returned, which is never null
        T result = template.execute(status -> {
            status.setRollbackOnly();
            return in(scope, work);
        });
        return result;
    }

    public void run(Scope scope, Runnable work) {
        in(scope, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
