package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.BasisProposals.BasisFate;
import cn.quanzhi.knowledge.BasisProposals.BasisMove;
import cn.quanzhi.knowledge.BasisProposals.BasisProposal;
import cn.quanzhi.knowledge.BasisProposals.Renumbering;
import cn.quanzhi.knowledge.GuideBasis.Basis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes a draft of a guide whose basis counts as the newer text of a law does; it goes the way of every draft. Each entry then
 * says by which version its number counts, so that nothing is rewritten twice and what was left is known to be old.
 */
@Component
class BasisRewriting {

    private static final String BASIS = "basis";
    private static final String VERSION = "version";

    private final BasisProposals proposals;
    private final StoredVersions versions;
    private final KnowledgeGate gate;
    private final Revisions revisions;
    private final MetadataEdits edits;

    BasisRewriting(
            BasisProposals proposals,
            StoredVersions versions,
            KnowledgeGate gate,
            Revisions revisions,
            MetadataEdits edits) {
        this.proposals = proposals;
        this.versions = versions;
        this.gate = gate;
        this.revisions = revisions;
        this.edits = edits;
    }

    /** @throws ProblemException CONFLICT where nothing is confirmed, or a draft has the new numbers already */
    StoredVersion apply(Caller.Staff staff, StoredVersion law, UUID guideVersion) {
        UUID document = versions.find(guideVersion)
                .map(StoredVersion::documentId)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        StoredVersion guide = gate.toChange(staff, document, guideVersion);
        Renumbering renumbering =
                proposals.renumbering(law).orElseThrow(() -> new ProblemException(Problem.CONFLICT, "没有可对应的旧版"));
        BasisProposal proposal = proposals.of(staff, renumbering, guide);
        if (guide.state() != VersionState.PUBLISHED) {
            throw new ProblemException(Problem.CONFLICT, "这一版指引已不在用，请看它现在的版本");
        }
        if (proposal.draftVersionId() != null) {
            throw new ProblemException(Problem.CONFLICT, "已有按新条号改好的草稿");
        }
        if (!proposal.changes()) {
            throw new ProblemException(Problem.CONFLICT, "它的依据里没有已确认的新条号");
        }
        Curator curator = KnowledgeGate.curator(staff);
        MetadataChange change = MetadataChange.of(Map.of(BASIS, rewritten(renumbering, guide)));
        return edits.change(revisions.of(guide, curator), change, curator);
    }

    private static List<Map<String, Object>> rewritten(Renumbering renumbering, StoredVersion guide) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Basis basis : GuideBasis.of(guide.metadata())) {
            BasisMove move = renumbering.counts(basis) ? renumbering.moves().get(basis.article()) : null;
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("law", basis.law());
            entry.put("article", basis.article());
            if (basis.supports() != null) {
                entry.put("supports", basis.supports());
            }
            if (basis.version() != null) {
                entry.put(VERSION, basis.version());
            }
            if (move != null) {
                boolean known = move.fate() == BasisFate.MOVES || move.fate() == BasisFate.STAYS;
                entry.put(VERSION, (known ? renumbering.law() : renumbering.old()).version());
                entry.put("article", known && move.now() != null ? move.now() : basis.article());
            }
            entries.add(entry);
        }
        return entries;
    }
}
