package cn.quanzhi.identity;

import cn.quanzhi.identity.Accounts.Account;
import cn.quanzhi.kernel.Slice;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.idempotency.Idempotency;
import cn.quanzhi.platform.idempotency.Writes;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The staff's accounts, for administrators. */
@RestController
@RequestMapping(path = "/api/v1/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountController {

    private final AccountAdministration administration;
    private final Accounts accounts;
    private final Transactions transactions;
    private final Writes writes;

    AccountController(
            AccountAdministration administration, Accounts accounts, Transactions transactions, Writes writes) {
        this.administration = administration;
        this.accounts = accounts;
        this.transactions = transactions;
        this.writes = writes;
    }

    record NewAccount(
            @Nullable String username,
            @Nullable String displayName,
            @Nullable String password,
            @Nullable List<@Nullable Role> roles,
            @Nullable List<@Nullable String> skills,
            @Nullable String site) {

        /** What is remembered of the request, with something else in the password's place. */
        NewAccount withPassword(String other) {
            return new NewAccount(username, displayName, other, roles, skills, site);
        }
    }

    /** What is null stays as it is. */
    record AccountChange(
            @Nullable String displayName,
            @Nullable String password,
            @Nullable List<@Nullable Role> roles,
            @Nullable List<@Nullable String> skills,
            @Nullable Boolean enabled) {}

    record AccountView(
            UUID accountId,
            String username,
            String displayName,
            Set<Role> roles,
            List<String> skills,
            String site,
            boolean enabled) {
        static AccountView of(Account account) {
            return new AccountView(
                    account.id(),
                    account.username(),
                    account.displayName(),
                    new TreeSet<>(account.roles()),
                    account.skills(),
                    account.site(),
                    account.enabled());
        }
    }

    @PostMapping
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AccountView.class)))
    ResponseEntity<String> create(Caller.Staff staff, @RequestBody NewAccount body, ServerWebExchange exchange) {
        staff.require(Role.ADMIN);
        String password = body.password() == null ? "" : body.password();
        NewAccount remembered = body.withPassword(accounts.fingerprint(password, staff.key()));
        return writes.once(
                scope(staff),
                staff.key(),
                exchange,
                remembered,
                () -> new Idempotency.Result(201, AccountView.of(administration.create(staff, body))));
    }

    @GetMapping
    Slice<AccountView> list(
            Caller.Staff staff,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        staff.require(Role.ADMIN);
        return transactions
                .in(scope(staff), () -> administration.list(staff, limit, cursor))
                .map(AccountView::of);
    }

    @GetMapping("/{accountId}")
    AccountView get(Caller.Staff staff, @PathVariable UUID accountId) {
        staff.require(Role.ADMIN);
        return AccountView.of(transactions.in(scope(staff), () -> administration.get(staff, accountId)));
    }

    @PatchMapping("/{accountId}")
    AccountView change(Caller.Staff staff, @PathVariable UUID accountId, @RequestBody AccountChange body) {
        staff.require(Role.ADMIN);
        return AccountView.of(transactions.in(scope(staff), () -> administration.change(staff, accountId, body)));
    }

    /** An administrator of {@code shared} reaches every site's accounts, and so does its transaction. */
    private static Scope scope(Caller.Staff staff) {
        return staff.site().equals(Sites.SHARED) ? Scope.SYSTEM : Scope.site(staff.site());
    }
}
