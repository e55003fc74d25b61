package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.knowledge.VersionComparison.Compared;
import cn.quanzhi.knowledge.VersionDiff.ArticleChange;
import cn.quanzhi.knowledge.VersionDiff.ArticleDiff;
import cn.quanzhi.platform.database.Transactions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What changed from one version to the next, article by article. */
@RestController
@RequestMapping(
        path = "/api/v1/knowledge/documents/{documentId}/versions/{versionId}",
        produces = MediaType.APPLICATION_JSON_VALUE)
class VersionDiffController {

    private final VersionComparison comparison;
    private final Transactions transactions;

    VersionDiffController(VersionComparison comparison, Transactions transactions) {
        this.comparison = comparison;
        this.transactions = transactions;
    }

    /**
     * @param against null where there was none before it
     * @param counts how many articles of each kind
     */
    record DiffView(
            UUID documentVersionId,
            @Nullable UUID against,
            Map<ArticleChange, Integer> counts,
            List<ArticleDiff> articles) {}

    /** @param against another version of the document; left out, the one before it */
    @GetMapping("/diff")
    DiffView diff(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            @RequestParam(required = false) @Nullable UUID against) {
        Compared compared = transactions.in(
                KnowledgeGate.scope(staff), () -> comparison.compare(staff, documentId, versionId, against));
        Map<ArticleChange, Integer> counts = new EnumMap<>(ArticleChange.class);
        for (ArticleChange change : ArticleChange.values()) {
            counts.put(change, 0);
        }
        compared.articles().forEach(article -> counts.merge(article.change(), 1, Integer::sum));
        StoredVersion old = compared.against();
        return new DiffView(compared.version().id(), old == null ? null : old.id(), counts, compared.articles());
    }
}
