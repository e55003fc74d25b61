package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.VersionSteps.Taking;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * From draft to published and away again. Whoever publishes or withdraws first takes the change log's lock: a version, the
 * one whose place it takes and the log change in one transaction, one after the other in the whole installation.
 */
@Component
public class LifeCycle {

    private static final String PLANNER = """
            select published_by_id, published_by from knowledge_version where id = :id and published_by_id is not null
            """;
    private static final String UNFINISHED =
            "select count(*) from knowledge_passage where version_id = :version and vector is null";

    private final StoredVersions versions;
    private final VersionSteps steps;
    private final VersionRows rows;
    private final ChangeWriter changes;
    private final StepConditions conditions;
    private final DraftVectors vectors;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    LifeCycle(
            StoredVersions versions,
            VersionSteps steps,
            VersionRows rows,
            ChangeWriter changes,
            StepConditions conditions,
            DraftVectors vectors,
            Transactions transactions,
            JdbcClient jdbc) {
        this.versions = versions;
        this.steps = steps;
        this.rows = rows;
        this.changes = changes;
        this.conditions = conditions;
        this.vectors = vectors;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /**
     * Embeds what is left of a version and publishes it.
     *
     * @throws ProblemException SECOND_PERSON_NEEDED, KNOWLEDGE_NOT_READY, CHANGES_NOT_SEEN or ARTICLES_IN_DOUBT with the
     *     reasons; it then stays as it is
     */
    public void publish(@Nullable Curator curator, UUID version) {
        vectors.fill(version);
        transactions.run(Scope.SYSTEM, () -> {
            lockLog();
            publish(get(version), curator, Set.of());
        });
    }

    /** What was planned and is due; nothing where somebody has changed the plan meanwhile. Whoever planned it publishes it. */
    void publishDue(UUID version, Instant now) {
        vectors.fill(version);
        transactions.run(Scope.SYSTEM, () -> {
            lockLog();
            StoredVersion planned = get(version);
            Instant on = planned.publishOn();
            if (planned.state() == VersionState.SCHEDULED && on != null && !on.isAfter(now)) {
                // Nobody is there to be asked, and it was asked of them when they planned it.
                conditions.sound(planned);
                appear(planned, VersionStep.PUBLISH, planner(version));
            }
        });
    }

    private @Nullable Curator planner(UUID version) {
        return jdbc.sql(PLANNER)
                .param("id", version)
                .query((row, number) ->
                        new Curator(row.getObject("published_by_id", UUID.class), row.getString("published_by")))
                .optional()
                .orElse(null);
    }

    /** Before anything else in the transaction of a step that publishes or withdraws. */
    void lockLog() {
        changes.lock();
    }

    /** @param accepted articles that are published though it is in doubt which they were */
    void publish(StoredVersion version, @Nullable Curator curator, Set<String> accepted) {
        VersionSteps.require(version, VersionStep.PUBLISH);
        conditions.toPublish(version, curator, accepted);
        appear(version, VersionStep.PUBLISH, curator);
    }

    /** A version that was away comes back as it was; a draft that was thrown away is one again. */
    void restore(StoredVersion version, Curator curator) {
        if (version.published() == null) {
            steps.take(version, VersionStep.REOPEN, Taking.by(curator));
            return;
        }
        VersionSteps.require(version, VersionStep.RESTORE);
        conditions.toRestore(version, curator);
        appear(version, VersionStep.RESTORE, curator);
    }

    void withdraw(StoredVersion version, Curator curator, String reason) {
        if (version.state() == VersionState.DRAFT) {
            steps.take(version, VersionStep.DISCARD, new Taking(curator, reason, null));
            return;
        }
        steps.take(version, VersionStep.WITHDRAW, new Taking(curator, reason, null));
        changes.append(version.site(), version.id(), ChangeLog.Kind.WITHDRAWN);
        changes.appendLeading(version.site(), version.title());
    }

    void submit(StoredVersion version, Curator curator) {
        VersionSteps.require(version, VersionStep.SUBMIT);
        conditions.toSubmit(version, curator);
        steps.take(version, VersionStep.SUBMIT, Taking.by(curator));
    }

    void approve(StoredVersion version, Curator curator) {
        VersionSteps.require(version, VersionStep.APPROVE);
        conditions.toApprove(version, curator);
        steps.take(version, VersionStep.APPROVE, Taking.by(curator));
    }

    void giveBack(StoredVersion version, Curator curator, String reason) {
        steps.take(version, VersionStep.RETURN, new Taking(curator, reason, null));
    }

    /** @param on when it is to be published */
    void schedule(StoredVersion version, Curator curator, Instant on, Set<String> accepted) {
        VersionSteps.require(version, VersionStep.SCHEDULE);
        conditions.toPublish(version, curator, accepted);
        steps.take(version, VersionStep.SCHEDULE, new Taking(curator, null, on));
    }

    void unschedule(StoredVersion version, @Nullable Curator curator, @Nullable String reason) {
        steps.take(version, VersionStep.UNSCHEDULE, new Taking(curator, reason, null));
    }

    private void appear(StoredVersion version, VersionStep step, @Nullable Curator curator) {
        if (jdbc.sql(UNFINISHED)
                        .param("version", version.id())
                        .query(Long.class)
                        .single()
                > 0) {
            throw new ProblemException(Problem.KNOWLEDGE_NOT_READY, "还有段落没有处理完，请稍后再试");
        }
        versions.lockPublished(version.documentId(), version.version()).ifPresent(old -> {
            steps.take(old, VersionStep.SUPERSEDE, Taking.by(curator));
            changes.append(old.site(), old.id(), ChangeLog.Kind.WITHDRAWN);
        });
        steps.take(version, step, Taking.by(curator));
        rows.describe(version.documentId(), version.kind(), version.number());
        changes.append(version.site(), version.id(), ChangeLog.Kind.PUBLISHED);
        changes.appendLeading(version.site(), version.title());
    }

    private StoredVersion get(UUID version) {
        return versions.lock(version).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }
}
