package cn.quanzhi.knowledge;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.ArticleMapping.ArticleMap;
import cn.quanzhi.knowledge.ArticleMaps.ArticlePair;
import cn.quanzhi.platform.database.Transactions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which article became which: proposed by the service, confirmed by a person. */
@RestController
@RequestMapping(
        path = "/api/v1/knowledge/documents/{documentId}/versions/{versionId}/article-map",
        produces = MediaType.APPLICATION_JSON_VALUE)
class ArticleMapController {

    private static final int MOST = 2_000;

    private final ArticleMapping mapping;
    private final KnowledgeGate gate;
    private final LifeCycle lifeCycle;
    private final Transactions transactions;

    ArticleMapController(ArticleMapping mapping, KnowledgeGate gate, LifeCycle lifeCycle, Transactions transactions) {
        this.mapping = mapping;
        this.gate = gate;
        this.lifeCycle = lifeCycle;
        this.transactions = transactions;
    }

    /** @param was null for an article that is new */
    record PairToConfirm(@Nullable String article, @Nullable String was) {}

    record PairsToConfirm(@Nullable List<@Nullable PairToConfirm> pairs) {}

    /** Against the version before it. */
    @GetMapping
    ArticleMap proposed(Caller.Staff staff, @PathVariable UUID documentId, @PathVariable UUID versionId) {
        return transactions.in(KnowledgeGate.scope(staff), () -> mapping.of(gate.seen(staff, documentId, versionId)));
    }

    /** Pairs that a person has looked at, as proposed or otherwise; those that are left out stay as they were. */
    @PutMapping
    ArticleMap confirm(
            Caller.Staff staff,
            @PathVariable UUID documentId,
            @PathVariable UUID versionId,
            @RequestBody PairsToConfirm body) {
        List<ArticlePair> pairs = pairs(body.pairs());
        KnowledgeGate.enter(staff);
        return transactions.in(KnowledgeGate.scope(staff), () -> {
            // First of all locks: of what is published it is told to the index.
            lifeCycle.lockLog();
            StoredVersion version = gate.toChange(staff, documentId, versionId);
            mapping.confirm(version, pairs, KnowledgeGate.curator(staff));
            return mapping.of(version);
        });
    }

    private static List<ArticlePair> pairs(@Nullable List<@Nullable PairToConfirm> given) {
        List<ArticlePair> pairs = new ArrayList<>();
        Set<String> ends = new HashSet<>();
        for (PairToConfirm one : given == null ? List.<@Nullable PairToConfirm>of() : given) {
            String article = one == null ? null : one.article();
            if (one == null || article == null || pairs.size() == MOST) {
                throw new ProblemException("pairs", "每一对写明新条号；旧条号没有就留空");
            }
            String was = one.was();
            if (!ends.add("new " + article) || was != null && !ends.add("old " + was)) {
                throw new ProblemException("pairs", "同一条出现了两次");
            }
            pairs.add(new ArticlePair(article, was));
        }
        if (pairs.isEmpty()) {
            throw new ProblemException("pairs", "请至少确认一对");
        }
        return pairs;
    }
}
