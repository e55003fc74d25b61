package cn.quanzhi.identity;

import cn.quanzhi.identity.Accounts.Account;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Slice;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What an administrator may do with accounts: one of {@code shared} with all, one of a site with its own site's. Each
 * runs in the caller's transaction.
 */
@Component
class AccountAdministration {

    private final Accounts accounts;
    private final Sites sites;
    private final Sessions sessions;
    private final ApplicationEventPublisher publisher;

    AccountAdministration(Accounts accounts, Sites sites, Sessions sessions, ApplicationEventPublisher publisher) {
        this.publisher = publisher;
        this.accounts = accounts;
        this.sites = sites;
        this.sessions = sessions;
    }

    Account create(Caller.Staff caller, AccountController.NewAccount wish) {
        String site = wish.site() == null ? caller.site() : wish.site();
        if (!isShared(caller) && !site.equals(caller.site())) {
            throw new ProblemException(Problem.FORBIDDEN, "只能为自己的站点建立账号");
        }
        AccountFields fields = new AccountFields();
        String username = fields.username(wish.username());
        String name = fields.displayName(wish.displayName());
        String password = fields.password(wish.password());
        Set<Role> roles = fields.roles(wish.roles());
        List<String> skills = fields.skills(wish.skills());
        fields.problem(sites.find(site).isPresent(), "site", "没有这个站点");
        fields.check();
        return accounts.create(
                new Account(Accounts.newId(), site, username, name, accounts.hash(password), roles, skills, true));
    }

    Slice<Account> list(Caller.Staff caller, int limit, @Nullable String cursor) {
        return Slice.of(limit, cursor, (after, most) -> accounts.list(caller.site(), after, most), Account::id);
    }

    Account get(Caller.Staff caller, UUID id) {
        return accounts.find(id)
                .filter(account -> isShared(caller) || account.site().equals(caller.site()))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    Account change(Caller.Staff caller, UUID id, AccountController.AccountChange wish) {
        get(caller, id);
        List<UUID> administrators = accounts.lockSharedAdministrators();
        Account old = accounts.lock(id).orElseThrow();
        Account changed = changed(old, wish);
        boolean governs = changed.enabled() && changed.roles().contains(Role.ADMIN);
        if (administrators.equals(List.of(id)) && !governs) {
            throw new ProblemException(Problem.CONFLICT, "这是最后一个启用的总管理员，不能停用或取消其管理员角色");
        }
        accounts.update(changed);
        publisher.publishEvent(new AccountChanged(id, changed.site(), changed.enabled()));
        if (!changed.enabled()) {
            sessions.endAll(id, null);
        } else if (wish.password() != null) {
            sessions.endAll(id, caller.sessionId()); // whoever knew the old password is out
        } else {
            sessions.reconsider();
        }
        return changed;
    }

    private Account changed(Account old, AccountController.AccountChange wish) {
        AccountFields fields = new AccountFields();
        String name = wish.displayName() == null ? old.displayName() : fields.displayName(wish.displayName());
        String password = wish.password() == null ? null : fields.password(wish.password());
        Set<Role> roles = wish.roles() == null ? old.roles() : fields.roles(wish.roles());
        List<String> skills = wish.skills() == null ? old.skills() : fields.skills(wish.skills());
        fields.check();
        return new Account(
                old.id(),
                old.site(),
                old.username(),
                name,
                password == null ? old.passwordHash() : accounts.hash(password),
                roles,
                skills,
                wish.enabled() == null ? old.enabled() : wish.enabled());
    }

    private static boolean isShared(Caller.Staff caller) {
        return caller.site().equals(Sites.SHARED);
    }
}
