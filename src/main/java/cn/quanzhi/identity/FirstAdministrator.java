package cn.quanzhi.identity;

import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes the account {@code admin} where there is none; there is no default password. */
@Component
public class FirstAdministrator implements InitializingBean {

    private static final String USERNAME = "admin";

    private final Accounts accounts;
    private final Transactions transactions;
    private final String password;
    private @Nullable String generated;

    FirstAdministrator(
            Accounts accounts, Transactions transactions, @Value("${quanzhi.admin-password:}") String password) {
        this.accounts = accounts;
        this.transactions = transactions;
        this.password = password;
    }

    /** The random password that this start gave to the first administrator, to be shown once. */
    public Optional<String> generatedPassword() {
        return Optional.ofNullable(generated);
    }

    @Override
    public void afterPropertiesSet() {
        transactions.run(Scope.SYSTEM, () -> {
            if (accounts.byUsername(USERNAME).isPresent()) {
                return;
            }
            if (!password.isBlank() && !AccountFields.isPassword(password)) {
                throw new IllegalStateException("QUANZHI_ADMIN_PASSWORD 应为 8 到 128 个字符。(8 to 128 characters.)");
            }
            String first = password.isBlank() ? Tokens.fresh().substring(0, 20) : password;
            accounts.create(new Accounts.Account(
                    Accounts.newId(),
                    Sites.SHARED,
                    USERNAME,
                    "管理员",
                    accounts.hash(first),
                    Set.of(Role.ADMIN),
                    List.of(),
                    true));
            generated = password.isBlank() ? first : null;
        });
    }
}
