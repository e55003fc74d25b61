package cn.quanzhi.identity;

import cn.quanzhi.identity.Sites.Site;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.Slice;
import cn.quanzhi.kernel.Words;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.idempotency.Idempotency;
import cn.quanzhi.platform.idempotency.Writes;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

/** The tenants, for the administrators of {@code shared} alone. */
@RestController
@RequestMapping(path = "/api/v1/sites", produces = MediaType.APPLICATION_JSON_VALUE)
class SiteController {

    private final Sites sites;
    private final SiteSecrets secrets;
    private final Standing standing;
    private final Transactions transactions;
    private final Writes writes;

    SiteController(Sites sites, SiteSecrets secrets, Standing standing, Transactions transactions, Writes writes) {
        this.sites = sites;
        this.secrets = secrets;
        this.standing = standing;
        this.transactions = transactions;
        this.writes = writes;
    }

    record NewSite(
            @Nullable String site,
            @Nullable String name,
            @Nullable List<@Nullable String> allowedOrigins) {}

    /** What is null stays as it is. */
    record SiteChange(
            @Nullable String name,
            @Nullable List<@Nullable String> allowedOrigins,
            @Nullable Boolean enabled) {}

    /** @param keepFormerHours for how long the secret before is accepted too; not at all where null or 0 */
    record SecretRenewal(@Nullable Integer keepFormerHours) {}

    /**
     * A site without its secret.
     *
     * @param secretRenewedAt when its secret was last made anew; null where it is the first
     * @param formerSecretUntil until when the secret before is accepted too
     */
    record SiteView(
            String site,
            String name,
            List<String> allowedOrigins,
            boolean enabled,
            @Nullable Instant secretRenewedAt,
            @Nullable String secretRenewedBy,
            @Nullable Instant formerSecretUntil) {
        static SiteView of(Site site) {
            SiteSecret secret = site.secret();
            return new SiteView(
                    site.site(),
                    site.name(),
                    site.allowedOrigins(),
                    site.enabled(),
                    secret.renewedAt(),
                    secret.renewedBy(),
                    secret.former() == null ? null : secret.formerUntil());
        }
    }

    /** A site with its new secret, which is shown this once. */
    record SiteWithSecret(
            String site,
            String name,
            List<String> allowedOrigins,
            boolean enabled,
            String secret,
            @Nullable Instant formerSecretUntil) {
        static SiteWithSecret of(Site site) {
            SiteSecret secret = site.secret();
            return new SiteWithSecret(
                    site.site(),
                    site.name(),
                    site.allowedOrigins(),
                    site.enabled(),
                    secret.current(),
                    secret.formerUntil());
        }
    }

    @PostMapping
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SiteWithSecret.class)))
    ResponseEntity<String> create(Caller.Staff staff, @RequestBody NewSite body, ServerWebExchange exchange) {
        require(staff);
        ResponseEntity<String> made = writes.once(Scope.SYSTEM, staff.key(), exchange, body, () -> {
            String site = body.site() == null ? "" : body.site();
            return new Idempotency.Result(
                    201, SiteWithSecret.of(sites.create(site, name(body.name()), origins(body.allowedOrigins()))));
        });
        sites.refresh();
        return made;
    }

    @GetMapping
    Slice<SiteView> list(
            Caller.Staff staff,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        require(staff);
        Slice.check(limit);
        List<Site> after = sites.all().stream()
                .filter(site -> cursor == null || site.site().compareTo(cursor) > 0)
                .toList();
        List<Site> page = after.subList(0, Math.min(limit, after.size()));
        return new Slice<>(page, after.size() > limit ? page.getLast().site() : null).map(SiteView::of);
    }

    @GetMapping("/{site}")
    SiteView get(Caller.Staff staff, @PathVariable String site) {
        require(staff);
        return SiteView.of(sites.find(site).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)));
    }

    @PatchMapping("/{site}")
    SiteView change(Caller.Staff staff, @PathVariable String site, @RequestBody SiteChange body) {
        require(staff);
        Site changed = transactions.in(Scope.SYSTEM, () -> {
            Site old = sites.find(site)
                    .flatMap(found -> sites.lock(found.site()))
                    .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
            boolean enabled = body.enabled() == null ? old.enabled() : body.enabled();
            if (site.equals(Sites.SHARED) && !enabled) {
                throw new ProblemException(Problem.CONFLICT, "共用站点不能停用");
            }
            Site next = new Site(
                    old.site(),
                    body.name() == null ? old.name() : name(body.name()),
                    body.allowedOrigins() == null ? old.allowedOrigins() : origins(body.allowedOrigins()),
                    enabled,
                    old.secret());
            sites.update(next);
            standing.changedAfterCommit();
            return next;
        });
        sites.refresh();
        return SiteView.of(changed);
    }

    /** A new secret in the place of one that was lost or is known to somebody else. */
    @PostMapping("/{site}/secret")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SiteWithSecret.class)))
    ResponseEntity<String> renewSecret(
            Caller.Staff staff,
            @PathVariable String site,
            @RequestBody SecretRenewal body,
            ServerWebExchange exchange) {
        require(staff);
        ResponseEntity<String> renewed = writes.once(
                Scope.SYSTEM,
                staff.key(),
                exchange,
                body,
                () -> new Idempotency.Result(
                        200, SiteWithSecret.of(secrets.renew(staff, site, body.keepFormerHours()))));
        sites.refresh();
        return renewed;
    }

    private static void require(Caller.Staff staff) {
        staff.require(Role.ADMIN);
        if (!staff.site().equals(Sites.SHARED)) {
            throw new ProblemException(Problem.FORBIDDEN);
        }
    }

    private static String name(@Nullable String given) {
        return given == null ? "" : Words.clean("name", given);
    }

    private static List<String> origins(@Nullable List<@Nullable String> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .map(origin -> Objects.requireNonNullElse(origin, ""))
                        .distinct()
                        .toList();
    }
}
