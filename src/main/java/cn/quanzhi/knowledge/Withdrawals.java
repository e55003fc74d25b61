package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes a published version away for whoever finds it wrong. */
@Component
public class Withdrawals {

    private final StoredVersions versions;
    private final KnowledgeGate gate;
    private final LifeCycle lifeCycle;

    Withdrawals(StoredVersions versions, KnowledgeGate gate, LifeCycle lifeCycle) {
        this.versions = versions;
        this.gate = gate;
        this.lifeCycle = lifeCycle;
    }

    /**
     * Within the caller's transaction, before anything else in it: the change log is locked first.
     *
     * @throws ProblemException CONFLICT where the version isn't published
     */
    public void withdraw(Caller.Staff staff, UUID version, String reason) {
        lifeCycle.lockLog();
        UUID document = versions.find(version)
                .map(StoredVersion::documentId)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        StoredVersion found = gate.toChange(staff, document, version);
        VersionSteps.require(found, VersionStep.WITHDRAW);
        lifeCycle.withdraw(found, KnowledgeGate.curator(staff), reason);
    }
}
