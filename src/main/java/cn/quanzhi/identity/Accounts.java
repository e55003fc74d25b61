package cn.quanzhi.identity;

import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** The staff's accounts. Passwords are kept as Argon2id (19 MiB, two passes: OWASP's least). */
@Component
class Accounts {

    private static final int MEMORY = 19 * 1024;
    private static final int PASSES = 2;
    private static final String COLUMNS = "id, site_id, username, display_name, password_hash, roles, skills, enabled";
    private static final String INSERT = """
            insert into identity_account (id, site_id, username, display_name, password_hash, roles, skills)
            values (:id, :site, :username, :name, :hash, :roles, :skills)
            """;
    private static final String UPDATE = """
            update identity_account set display_name = :name, password_hash = :hash, roles = :roles,
              skills = :skills, enabled = :enabled
            where id = :id
            """;
    private static final String FIND = "select " + COLUMNS + " from identity_account where id = :id";
    // Locked in one order, so that of two administrators who disable each other at once the second one is refused.
    private static final String SHARED_ADMINISTRATORS = """
            select id from identity_account where site_id = 'shared' and enabled and 'ADMIN' = any(roles)
            order by id for update
            """;
    private static final String LIST = "select " + COLUMNS + """
             from identity_account
            where (:site = 'shared' or site_id = :site) and (cast(:after as uuid) is null or id > cast(:after as uuid))
            order by id limit :limit
            """;

    private final JdbcClient jdbc;
    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, MEMORY, PASSES);
    private final Semaphore hashing = new Semaphore(2); // each takes memory and a core: no way to stop the service
    private final String nobody = String.valueOf(encoder.encode(Tokens.fresh()));

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Account(
            UUID id,
            String site,
            String username,
            String displayName,
            String passwordHash,
            Set<Role> roles,
            List<String> skills,
            boolean enabled) {}

    Optional<Account> byUsername(String username) {
        return jdbc.sql("select " + COLUMNS + " from identity_account where lower(username) = lower(:username)")
                .param("username", username)
                .query(Accounts::row)
                .optional();
    }

    Optional<Account> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(Accounts::row).optional();
    }

    /** The account, locked until the transaction ends. */
    Optional<Account> lock(UUID id) {
        return jdbc.sql(FIND + " for update")
                .param("id", id)
                .query(Accounts::row)
                .optional();
    }

    /** The enabled administrators of {@code shared}, locked until the transaction ends. */
    List<UUID> lockSharedAdministrators() {
        return jdbc.sql(SHARED_ADMINISTRATORS)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    List<Account> list(String site, @Nullable UUID after, int limit) {
        return jdbc.sql(LIST)
                .param("site", site)
                .param("after", after)
                .param("limit", limit)
                .query(Accounts::row)
                .list();
    }

    /** Checks a password at the same cost whether or not there is such an account. */
    boolean matches(String password, @Nullable Account account) {
        return hashed(() -> encoder.matches(password, account == null ? nobody : account.passwordHash()))
                && account != null
                && account.enabled();
    }

    String hash(String password) {
        return hashed(() -> String.valueOf(encoder.encode(password)));
    }

    /**
     * The same for the same password and salt, at the cost of a real hash: what is kept of a request to know it again
     * must not be easier to guess from than the password's own hash.
     */
    String fingerprint(String password, String salt) {
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(Tokens.hash(salt))
                .withMemoryAsKB(MEMORY)
                .withIterations(PASSES)
                .withParallelism(1)
                .build();
        byte[] print = new byte[32];
        return hashed(() -> {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(parameters);
            generator.generateBytes(password.toCharArray(), print);
            return HexFormat.of().formatHex(print);
        });
    }

    Account create(Account account) {
        try {
            bound(INSERT, account)
                    .param("site", account.site())
                    .param("username", account.username())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ProblemException(Problem.CONFLICT, "用户名已被使用");
        }
        return account;
    }

    void update(Account account) {
        bound(UPDATE, account).param("enabled", account.enabled()).update();
    }

    static UUID newId() {
        return Ids.next();
    }

    private JdbcClient.StatementSpec bound(String sql, Account account) {
        return jdbc.sql(sql)
                .param("id", account.id())
                .param("name", account.displayName())
                .param("hash", account.passwordHash())
                .param("roles", account.roles().stream().map(Role::name).toArray(String[]::new))
                .param("skills", account.skills().toArray(String[]::new));
    }

    private <T> T hashed(Supplier<T> work) {
        hashing.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            hashing.release();
        }
    }

    private static Account row(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("site_id"),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("password_hash"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                List.of((String[]) row.getArray("skills").getArray()),
                row.getBoolean("enabled"));
    }
}
