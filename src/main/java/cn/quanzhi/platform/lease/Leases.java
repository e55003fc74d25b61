package cn.quanzhi.platform.lease;

import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may do a thing that only one node may do at a time. The database's clock decides, not the node's. */
@Component
public class Leases {

    private static final String ACQUIRE = """
            insert into platform_lease as held (name, owner, token, until)
            values (:name, :owner, 1, clock_timestamp() + :millis * interval '1 millisecond')
            on conflict (name) do update
            set owner = excluded.owner, token = held.token + 1, until = excluded.until
            where held.until <= clock_timestamp()
            returning name, owner, token, until
            """;

    private static final String RENEW = """
            update platform_lease set until = clock_timestamp() + :millis * interval '1 millisecond'
            where name = :name and token = :token and until > clock_timestamp()
            returning name, owner, token, until
            """;

    private static final String RELEASE = """
            update platform_lease set until = clock_timestamp()
            where name = :name and token = :token and until > clock_timestamp()
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    Leases(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Takes the lease when nobody holds it, not even this owner: to go on holding is to renew. */
    public Optional<Lease> tryAcquire(String name, String owner, Duration length) {
        return transactions.in(
                Scope.SYSTEM,
                () -> jdbc.sql(ACQUIRE)
                        .param("name", name)
                        .param("owner", owner)
                        .param("millis", length.toMillis())
                        .query(Leases::lease)
                        .optional());
    }

    /** Extends a lease that is still held; empty when it ran out or went to another. */
    public Optional<Lease> renew(Lease lease, Duration length) {
        return transactions.in(
                Scope.SYSTEM,
                () -> jdbc.sql(RENEW)
                        .param("name", lease.name())
                        .param("token", lease.token())
                        .param("millis", length.toMillis())
                        .query(Leases::lease)
                        .optional());
    }

    public void release(Lease lease) {
        transactions.run(
                Scope.SYSTEM,
                () -> jdbc.sql(RELEASE)
                        .param("name", lease.name())
                        .param("token", lease.token())
                        .update());
    }

    private static Lease lease(ResultSet row, int number) throws SQLException {
        return new Lease(
                row.getString("name"),
                row.getString("owner"),
                row.getLong("token"),
                row.getObject("until", OffsetDateTime.class).toInstant());
    }
}
