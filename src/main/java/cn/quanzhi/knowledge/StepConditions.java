package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.kernel.ProblemException.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What must hold before a version is taken a step further, whatever a page has shown or kept back. */
@Component
class StepConditions {

    private final VersionFindings findings;
    private final SecondPerson secondPerson;
    private final LookedAt lookedAt;
    private final ObjectProvider<PublishGuard> guards;
    private final Rehearsal rehearsal;

    StepConditions(
            VersionFindings findings,
            SecondPerson secondPerson,
            LookedAt lookedAt,
            ObjectProvider<PublishGuard> guards,
            Rehearsal rehearsal) {
        this.findings = findings;
        this.secondPerson = secondPerson;
        this.lookedAt = lookedAt;
        this.guards = guards;
        this.rehearsal = rehearsal;
    }

    void toSubmit(StoredVersion version, Curator curator) {
        lookedAt.require(version, curator);
    }

    void toApprove(StoredVersion version, Curator curator) {
        secondPerson.require(version, curator);
        lookedAt.require(version, curator);
    }

    /** To publish now or on a day to come; of what is planned already, whoever publishes it early has looked at it too. */
    void toPublish(StoredVersion version, @Nullable Curator curator) {
        boolean planned = version.state() == VersionState.SCHEDULED;
        if (!planned) {
            secondPerson.require(version, curator);
        }
        sound(version);
        lookedAt.require(version, curator);
        if (!planned) {
            guards(version);
        }
    }

    void toRestore(StoredVersion version, Curator curator) {
        secondPerson.require(version, curator);
        sound(version);
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

    private void guards(StoredVersion version) {
        guards.orderedStream()
                .forEach(one -> one.require(version.site(), version.id(), rehearsal.fingerprint(version.id())));
    }
}
