package cn.quanzhi.identity;

import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** The staff's accounts. Passwords are kept as Argon2id (19 MiB, two passes: OWASP's least). */
@Component
class Accounts {

    private static final Pattern USERNAME = Pattern.compile("[\\p{L}0-9._-]{2,64}");
    private static final int MIN_PASSWORD = 8;
    private static final int MAX_PASSWORD = 128;
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
    private static final String LIST = "select " + COLUMNS + """
             from identity_account
            where (:site = 'shared' or site_id = :site) and (cast(:after as uuid) is null or id > cast(:after as uuid))
            order by id limit :limit
            """;

    private final JdbcClient jdbc;
    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
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
        return jdbc.sql("select " + COLUMNS + " from identity_account where id = :id")
                .param("id", id)
                .query(Accounts::row)
                .optional();
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
        if (password.length() < MIN_PASSWORD || password.length() > MAX_PASSWORD) {
            throw new ProblemException("password", "密码应为 8 到 128 个字符");
        }
        return hashed(() -> String.valueOf(encoder.encode(password)));
    }

    Account create(Account account) {
        check(account);
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
        check(account);
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

    private static void check(Account account) {
        if (!USERNAME.matcher(account.username()).matches()) {
            throw new ProblemException("username", "用户名为 2 到 64 个字母、数字、点、横线或下划线");
        }
        if (account.displayName().isBlank() || account.displayName().length() > 100) {
            throw new ProblemException("displayName", "请填写姓名，最多 100 字");
        }
        if (account.roles().isEmpty()) {
            throw new ProblemException("roles", "请至少选择一个角色");
        }
    }

    private <T> T hashed(java.util.function.Supplier<T> work) {
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
