package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Ids;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.database.DatabaseClock;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.lease.Lease;
import cn.quanzhi.platform.lease.Leases;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Publishes what was planned for a day that has come; one node at a time, and a second one would find nothing left. */
@Component
class PublishSweeper {

    private static final Logger LOG = LoggerFactory.getLogger(PublishSweeper.class);
    private static final String LEASE = "knowledge-publish";
    private static final Duration LENGTH = Duration.ofMinutes(2);
    private static final String DUE = """
            select id from knowledge_version where state = 'SCHEDULED' and publish_on <= :now
            order by publish_on, id limit 20
            """;

    private final LifeCycle lifeCycle;
    private final StoredVersions versions;
    private final Leases leases;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final DatabaseClock clock;
    private final String node = Ids.next().toString();

    PublishSweeper(
            LifeCycle lifeCycle,
            StoredVersions versions,
            Leases leases,
            Transactions transactions,
            JdbcClient jdbc,
            DatabaseClock clock) {
        this.lifeCycle = lifeCycle;
        this.versions = versions;
        this.leases = leases;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${quanzhi.knowledge.publish-sweep:10s}")
    void sweep() {
        List<UUID> due = due();
        if (due.isEmpty()) {
            return;
        }
        Optional<Lease> lease = leases.tryAcquire(LEASE, node, LENGTH);
        if (lease.isPresent()) {
            try {
                due().forEach(this::publish);
            } finally {
                leases.release(lease.get());
            }
        }
    }

    private List<UUID> due() {
        return transactions.in(
                Scope.SYSTEM,
                () -> jdbc.sql(DUE)
                        .param("now", Timestamp.from(clock.instant()))
                        .query((row, number) -> row.getObject("id", UUID.class))
                        .list());
    }

    private void publish(UUID version) {
        try {
            lifeCycle.publishDue(version, transactions.in(Scope.SYSTEM, clock::instant));
            LOG.info("Published as planned: {}", version);
        } catch (ProblemException refused) {
            // What was right when it was planned may not be any more: a person must look at it again.
            LOG.warn("Not published as planned: {}: {}", version, refused.getMessage());
            String reason = "到期未能发布：" + refused.detail();
            transactions.run(
                    Scope.SYSTEM,
                    () -> versions.lock(version)
                            .filter(found -> found.state() == VersionState.SCHEDULED)
                            .ifPresent(found -> lifeCycle.unschedule(found, null, reason)));
        } catch (RuntimeException e) {
            LOG.warn("Not published as planned, tried again: {}: {}", version, e.toString());
        }
    }
}
