package cn.quanzhi.identity;

import cn.quanzhi.identity.Sites.Site;
import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives sites new secrets, and remembers who asked for them. */
@Component
class SiteSecrets {

    private static final int LONGEST_HOURS = 7 * 24;
    private static final String RENEW = """
            update identity_site set secret = :secret, former_secret = :former, former_until = :until where site = :site
            """;
    private static final String RECORD = """
            insert into identity_site_event (id, site_id, event, actor_id, actor, at, former_until)
            values (:id, :site, 'SECRET_RENEWED', :actorId, :actor, :at, :until)
            """;
    private static final String FORGET = """
            update identity_site set former_secret = null, former_until = null where former_until <= :now
            """;

    private final Sites sites;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    SiteSecrets(Sites sites, Transactions transactions, JdbcClient jdbc, Clock clock) {
        this.sites = sites;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes a new secret; runs in the caller's transaction.
     *
     * @param keepHours for how long the one before is accepted too: none where somebody else may know it
     */
    Site renew(Caller.Staff staff, String name, @Nullable Integer keepHours) {
        int hours = keepHours == null ? 0 : keepHours;
        if (hours < 0 || hours > LONGEST_HOURS) {
            throw new ProblemException("keepFormerHours", "旧密钥最多再用 " + LONGEST_HOURS + " 小时");
        }
        Site site = sites.lock(name).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        if (name.equals(Sites.SHARED)) {
            throw new ProblemException(Problem.CONFLICT, "共用站点没有咨询窗口，也没有密钥");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database will tell it again
        Instant until = hours == 0 ? null : now.plus(Duration.ofHours(hours));
        SiteSecret made = new SiteSecret(
                Tokens.fresh(), hours == 0 ? null : site.secret().current(), until, now, staff.displayName());
        jdbc.sql(RENEW)
                .param("site", name)
                .param("secret", made.current())
                .param("former", made.former())
                .param("until", until == null ? null : Visitors.at(until))
                .update();
        jdbc.sql(RECORD)
                .param("id", Ids.next())
                .param("site", name)
                .param("actorId", staff.accountId())
                .param("actor", staff.displayName())
                .param("at", Visitors.at(now))
                .param("until", until == null ? null : Visitors.at(until))
                .update();
        return site.with(made);
    }

    /** What is accepted no more isn't kept either. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forget() {
        transactions.run(
                Scope.SYSTEM,
                () -> jdbc.sql(FORGET)
                        .param("now", Visitors.at(clock.instant()))
                        .update());
    }
}
