package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.platform.database.Transactions;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Remembers that somebody has looked at a changed article. */
@RestController
class LookController {

    private final KnowledgeGate gate;
    private final Looks looks;
    private final Transactions transactions;

    LookController(KnowledgeGate gate, Looks looks, Transactions transactions) {
        this.gate = gate;
        this.looks = looks;
        this.transactions = transactions;
    }

    /** The passage is one of the version, or of the one before it where the article is gone. */
    @PutMapping("/api/v1/knowledge/documents/{documentId}/versions/{versionId}/looks/{passageId}")
    ResponseEntity<Void> look(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            @PathVariable UUID passageId) {
        transactions.run(KnowledgeGate.scope(staff), () -> {
            StoredVersion version = gate.toChange(staff, documentId, versionId);
            if (!looks.keep(version.id(), passageId, KnowledgeGate.curator(staff))) {
                throw new ProblemException(Problem.NOT_FOUND);
            }
        });
        return ResponseEntity.noContent().build();
    }
}
