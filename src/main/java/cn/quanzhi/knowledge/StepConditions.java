package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.ProblemException.FieldProblem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What must hold before a version is taken a step further, whatever a page has shown or kept back. */
@Component
class StepConditions {

    private final VersionFindings findings;
    private final SecondPerson secondPerson;
    private final VersionComparison comparison;
    private final LookedAt lookedAt;
    private final ArticlesInDoubt doubts;
    private final ObjectProvider<PublishGuard> guards;
    private final Rehearsal rehearsal;

    StepConditions(
            VersionFindings findings,
            SecondPerson secondPerson,
            VersionComparison comparison,
            LookedAt lookedAt,
            ArticlesInDoubt doubts,
            ObjectProvider<PublishGuard> guards,
            Rehearsal rehearsal) {
        this.findings = findings;
        this.secondPerson = secondPerson;
        this.comparison = comparison;
        this.lookedAt = lookedAt;
        this.doubts = doubts;
        this.guards = guards;
        this.rehearsal = rehearsal;
    }

    void toSubmit(StoredVersion version, Curator curator) {
        comparison.pairs(version).ifPresent(pairs -> lookedAt.require(pairs, curator));
    }

    void toApprove(StoredVersion version, Curator curator) {
        secondPerson.require(version, curator);
        comparison.pairs(version).ifPresent(pairs -> lookedAt.require(pairs, curator));
    }

    /**
     * To publish now or on a day to come; of what is planned already, whoever publishes it early has looked at it too.
     *
     * @param accepted articles that are published though it is in doubt which they were
     */
    void toPublish(StoredVersion version, @Nullable Curator curator, Set<String> accepted) {
        boolean planned = version.state() == VersionState.SCHEDULED;
        if (!planned) {
            secondPerson.require(version, curator);
        }
        sound(version);
        comparison.pairs(version).ifPresent(pairs -> {
            lookedAt.require(pairs, curator);
            doubts.require(pairs, accepted);
        });
        if (!planned) {
            guards(version, Instant.EPOCH);
        }
    }

    /** What comes back answers as a publication would. */
    void toRestore(StoredVersion version, Curator curator) {
        secondPerson.require(version, curator);
        sound(version);
        guards(version, version.changed().at());
    }

    /** @throws ProblemException KNOWLEDGE_NOT_READY with the reasons */
    void sound(StoredVersion version) {
        List<VersionFinding> errors = VersionFindings.errors(findings.of(version));
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    Problem.KNOWLEDGE_NOT_READY,
                    errors.getFirst().message(),
                    errors.stream().map(StepConditions::field).toList());
        }
    }

    private static FieldProblem field(VersionFinding error) {
        String field = error.field();
        return new FieldProblem(field == null ? "passages" : field, error.message());
    }

    private void guards(StoredVersion version, Instant since) {
        guards.orderedStream()
                .forEach(one -> one.require(version.site(), version.id(), rehearsal.fingerprint(version.id()), since));
    }
}
