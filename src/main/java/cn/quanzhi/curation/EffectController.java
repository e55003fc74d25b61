package cn.quanzhi.curation;

import cn.quanzhi.consultation.RestingAnswers;
import cn.quanzhi.consultation.RestingAnswers.Resting;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.knowledge.Dependents;
import cn.quanzhi.knowledge.VersionComparison;
import cn.quanzhi.knowledge.VersionComparison.Touched;
import cn.quanzhi.platform.database.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a version that takes another one's place touches. */
@RestController
@RequestMapping(path = "/api/v1/curation/versions/{versionId}/effects", produces = MediaType.APPLICATION_JSON_VALUE)
class EffectController {

    private static final int MOST = 100;

    private final VersionComparison comparison;
    private final Dependents dependents;
    private final RestingAnswers answers;
    private final Transactions transactions;

    EffectController(
            VersionComparison comparison, Dependents dependents, RestingAnswers answers, Transactions transactions) {
        this.comparison = comparison;
        this.dependents = dependents;
        this.answers = answers;
        this.transactions = transactions;
    }

    /**
     * @param against the version whose articles are touched; null where there was none before
     * @param articles those of the older version that change, move to another number or go
     * @param guides published ones that name such an article as their basis
     * @param questions typical ones that lead to such an article
     * @param answers the newest hundred that cite such an article
     */
    record Effects(
            @Nullable UUID against,
            SortedSet<String> articles,
            List<Dependents.DependentGuide> guides,
            List<Dependents.DependentQuestion> questions,
            List<Resting> answers) {}

    /** @param against another version of the document; left out, the one before it */
    @GetMapping
    Effects effects(
            Caller.Staff staff, @PathVariable UUID versionId, @RequestParam(required = false) @Nullable UUID against) {
        CurationGate.enter(staff);
        return transactions.in(CurationGate.scope(staff), () -> {
            Optional<Touched> found = comparison.touched(staff, versionId, against);
            if (found.isEmpty()) {
                return new Effects(null, new TreeSet<>(), List.of(), List.of(), List.of());
            }
            Touched touched = found.get();
            return new Effects(
                    touched.versionId(),
                    new TreeSet<>(touched.articles()),
                    dependents.guides(staff, touched),
                    dependents.questions(staff, touched),
                    answers.on(staff.site(), touched.versionId(), touched.passages(), MOST));
        });
    }
}
