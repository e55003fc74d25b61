package cn.quanzhi.identity;

import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.limiter.Limiter;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The staff's sessions: rows, so that every node knows them and a disabled account has none. */
@Component
class Sessions {

    static final Duration IDLE = Duration.ofHours(12);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int TRIES = 5;
    private static final String INSERT = """
            insert into identity_session (hash, id, site_id, account_id, expires_at)
            values (:hash, :id, :site, :account, :expires)
            """;
    private static final String FIND = """
            select id, account_id from identity_session where hash = :hash and expires_at > :now
            """;
    private static final String MOVE = """
            update identity_session set expires_at = :expires where hash = :hash and expires_at < :moved
            """;

    private static final String END_ALL = """
            delete from identity_session
            where account_id = :account and (cast(:spared as uuid) is null or id <> cast(:spared as uuid))
            """;

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Limiter limiter;
    private final Standing standing;
    private final Clock clock;

    Sessions(
            Transactions transactions,
            JdbcClient jdbc,
            Accounts accounts,
            Limiter limiter,
            Standing standing,
            Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.limiter = limiter;
        this.standing = standing;
        this.clock = clock;
    }

    record SignedIn(String cookie, Caller.Staff staff) {}

    SignedIn signIn(String username, String password, String address) {
        limiter.tryAcquire("sign-in:" + username.toLowerCase(Locale.ROOT) + "@" + address, TRIES, MINUTE)
                .orRefuse("登录尝试过多，请稍后再试");
        Accounts.@Nullable Account account = AccountFields.isUsername(username)
                ? accounts.byUsername(username).orElse(null)
                : null; // nobody's, and perhaps nothing that the database takes
        if (!accounts.matches(password, account) || account == null) {
            throw new ProblemException(Problem.BAD_CREDENTIALS);
        }
        String cookie = Tokens.fresh();
        UUID id = Ids.next();
        transactions.run(
                Scope.site(account.site()),
                () -> jdbc.sql(INSERT)
                        .param("hash", Tokens.hash(cookie))
                        .param("id", id)
                        .param("site", account.site())
                        .param("account", account.id())
                        .param("expires", Visitors.at(clock.instant().plus(IDLE)))
                        .update());
        return new SignedIn(cookie, staff(account, id));
    }

    Optional<Caller.Staff> find(String cookie) {
        byte[] hash = Tokens.hash(cookie);
        return transactions.in(Scope.SYSTEM, () -> {
            Optional<Caller.Staff> staff = jdbc.sql(FIND)
                    .param("hash", hash)
                    .param("now", Visitors.at(clock.instant()))
                    .query((row, number) -> accounts.find(row.getObject("account_id", UUID.class))
                            .filter(Accounts.Account::enabled)
                            .map(account -> staff(account, idOf(row))))
                    .optional()
                    .flatMap(found -> found);
            staff.ifPresent(found -> jdbc.sql(MOVE)
                    .param("expires", Visitors.at(clock.instant().plus(IDLE)))
                    .param("moved", Visitors.at(clock.instant().plus(IDLE).minus(MINUTE)))
                    .param("hash", hash)
                    .update());
            return staff;
        });
    }

    private static UUID idOf(java.sql.ResultSet row) {
        try {
            return row.getObject("id", UUID.class);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void signOut(UUID session) {
        transactions.run(Scope.SYSTEM, () -> {
            jdbc.sql("delete from identity_session where id = :id")
                    .param("id", session)
                    .update();
            standing.changedAfterCommit();
        });
    }

    /** Ends the sessions of an account but the spared one; runs in the transaction that takes its credentials away. */
    void endAll(UUID account, @Nullable UUID spared) {
        jdbc.sql(END_ALL).param("account", account).param("spared", spared).update();
        standing.changedAfterCommit();
    }

    /** Lets what is open look again at who may see it; runs in the transaction that changes an account. */
    void reconsider() {
        standing.changedAfterCommit();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT6M")
    void purge() {
        transactions.run(
                Scope.SYSTEM,
                () -> jdbc.sql("delete from identity_session where expires_at < :now")
                        .param("now", Visitors.at(clock.instant()))
                        .update());
    }

    private static Caller.Staff staff(Accounts.Account account, UUID session) {
        return new Caller.Staff(
                account.id(), account.site(), account.username(), account.displayName(), account.roles(), session);
    }
}
