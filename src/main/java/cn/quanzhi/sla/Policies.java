package cn.quanzhi.sla;

import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is promised for each queue and priority: a queue's own policy before '*', a site's own before that of all sites. */
@Component
public class Policies {

    static final String ANY_QUEUE = "*";

    private static final String TARGET = """
            select term_unit, term_amount, warning_unit, warning_amount from sla_policy
            where site_id in (:site, 'shared') and queue in (:queue, '*') and priority = :priority and kind = :kind
            order by (site_id = 'shared'), (queue = '*') limit 1
            """;
    private static final String ALL = """
            select site_id, queue, priority, kind, term_unit, term_amount, warning_unit, warning_amount from sla_policy
            where site_id in (:site, 'shared')
            order by (site_id = 'shared') desc, queue, priority, kind
            """;
    private static final String FORGET = "delete from sla_policy where site_id = :site";
    private static final String ADD = """
            insert into sla_policy (site_id, queue, priority, kind, term_unit, term_amount, warning_unit, warning_amount)
            values (:site, :queue, :priority, :kind, :termUnit, :termAmount, :warningUnit, :warningAmount)
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    Policies(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** What a policy is for. */
    record Case(String queue, Priority priority, ClockKind kind) {}

    /** A policy as it counts for a site, and whether it is that of all sites. */
    record Policy(Case of, Target target, boolean shared) {}

    /** What the policy asks; empty where it asks nothing, so that no clock runs. Running clocks keep what they had. */
    public Optional<Target> target(String site, String queue, Priority priority, ClockKind kind) {
        return transactions.in(
                Scope.site(site),
                () -> jdbc.sql(TARGET)
                        .param("site", site)
                        .param("queue", queue)
                        .param("priority", priority.name())
                        .param("kind", kind.name())
                        .query((row, number) -> Targets.read(row))
                        .optional());
    }

    /** All policies as they count for the site. */
    List<Policy> all(String site) {
        return transactions.in(Scope.site(site), () -> {
            Map<Case, Policy> found = new LinkedHashMap<>();
            jdbc.sql(ALL)
                    .param("site", site)
                    .query((row, number) -> new Policy(
                            new Case(
                                    row.getString("queue"),
                                    Priority.valueOf(row.getString("priority")),
                                    ClockKind.valueOf(row.getString("kind"))),
                            Targets.read(row),
                            row.getString("site_id").equals(Calendars.SHARED)))
                    .list()
                    .forEach(policy -> found.put(policy.of(), policy)); // the site's own come last
            return List.copyOf(found.values());
        });
    }

    /** Replaces the site's own policies; what is the same for all sites is not kept once more. */
    void replace(String site, Collection<Policy> policies) {
        transactions.run(Scope.site(site), () -> {
            jdbc.sql(FORGET).param("site", site).update();
            Map<Case, Target> shared = all(site).stream().collect(Collectors.toMap(Policy::of, Policy::target));
            policies.stream()
                    .filter(policy -> !policy.target().equals(shared.get(policy.of())))
                    .forEach(policy -> Targets.bind(jdbc.sql(ADD), policy.target())
                            .param("site", site)
                            .param("queue", policy.of().queue())
                            .param("priority", policy.of().priority().name())
                            .param("kind", policy.of().kind().name())
                            .update());
        });
    }
}
