package cn.quanzhi.identity;

import cn.quanzhi.platform.feed.Feed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;

/**
 * Whether those who were let in may still be: for whatever outlives a request. A change is told to every node at once;
 * whoever listens asks again now and then as well, since a message may be lost.
 */
@Component
public class Standing {

    private static final String CHANNEL = "identity:standing";
    // PostgreSQL only: an array parameter.
    private static final String STAFF = """
            select s.id as session_id, a.id, a.site_id, a.username, a.display_name, a.roles
            from identity_session s join identity_account a on a.id = s.account_id and a.enabled
            where s.id = any(:sessions) and s.expires_at > :now order by s.id
            """;

    private final JdbcClient jdbc;
    private final Sites sites;
    private final Feed feed;
    private final Clock clock;

    Standing(JdbcClient jdbc, Sites sites, Feed feed, Clock clock) {
        this.jdbc = jdbc;
        this.sites = sites;
        this.feed = feed;
        this.clock = clock;
    }

    /** Who of them may still be in, each as it is now. */
    public Map<Caller, Caller> of(Collection<Caller> callers) {
        Map<UUID, Caller.Staff> staff = staff(callers);
        Set<String> open = sites.all().stream()
                .filter(Sites.Site::enabled)
                .map(Sites.Site::site)
                .collect(Collectors.toSet());
        return callers.stream()
                .distinct()
                .filter(caller -> switch (caller) {
                    case Caller.Staff member -> staff.containsKey(member.sessionId());
                    case Caller.Visitor visitor -> open.contains(visitor.site());
                })
                .collect(Collectors.toMap(caller -> caller, caller -> switch (caller) {
                    case Caller.Staff member -> staff.getOrDefault(member.sessionId(), member);
                    case Caller.Visitor visitor -> visitor;
                }));
    }

    /** Says that somebody's standing has changed, on any node. */
    public Flux<String> changes() {
        return feed.subscribe(CHANNEL);
    }

    void changedAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                feed.publish(CHANNEL, "");
            }
        });
    }

    private Map<UUID, Caller.Staff> staff(Collection<Caller> callers) {
        UUID[] sessions = callers.stream()
                .filter(Caller.Staff.class::isInstance)
                .map(caller -> ((Caller.Staff) caller).sessionId())
                .distinct()
                .toArray(UUID[]::new);
        if (sessions.length == 0) {
            return Map.of();
        }
        return jdbc
                .sql(STAFF)
                .param("sessions", sessions)
                .param("now", Visitors.at(clock.instant()))
                .query(Standing::row)
                .list()
                .stream()
                .collect(Collectors.toMap(Caller.Staff::sessionId, member -> member));
    }

    private static Caller.Staff row(ResultSet row, int number) throws SQLException {
        return new Caller.Staff(
                row.getObject("id", UUID.class),
                row.getString("site_id"),
                row.getString("username"),
                row.getString("display_name"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getObject("session_id", UUID.class));
    }
}
