package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Makes a version ready to be published, a moment's work at a time. A step that publishes does what is left by itself, but a
 * changed title makes that minutes of one request, in which a person sees nothing and a proxy gives up.
 */
@RestController
@RequestMapping(
        path = "/api/v1/knowledge/documents/{documentId}/versions/{versionId}",
        produces = MediaType.APPLICATION_JSON_VALUE)
class PreparationController {

    private final KnowledgeGate gate;
    private final DraftVectors vectors;

    PreparationController(KnowledgeGate gate, DraftVectors vectors) {
        this.gate = gate;
        this.vectors = vectors;
    }

    /** @param left passages that can't be found by their meaning yet; nothing keeps it from being published at 0 */
    record Preparation(int total, int left) {}

    @PostMapping("/prepare")
    Preparation prepare(Caller.Staff staff, @PathVariable UUID documentId, @PathVariable UUID versionId) {
        StoredVersion found = gate.seen(staff, documentId, versionId);
        if (!KnowledgeGate.changes(staff, found.site())) {
            throw new ProblemException(Problem.FORBIDDEN, "共享知识由平台管理员维护");
        }
        return new Preparation(found.passages(), vectors.fillForAWhile(versionId));
    }
}
