package cn.quanzhi.sla;

import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is promised for each queue and priority: a site's own policy before that of all sites, a queue's before '*'. */
@Component
public class Policies {

    private static final String TARGET = """
            select term_unit, term_amount, warning_unit, warning_amount from sla_policy
            where site_id in (:site, 'shared') and queue in (:queue, '*') and priority = :priority and kind = :kind
            order by (site_id = 'shared'), (queue = '*') limit 1
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    Policies(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** What the policy asks; empty where it asks nothing, so that no clock runs. */
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
}
