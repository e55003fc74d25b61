package cn.quanzhi.curation;

import cn.quanzhi.curation.PublishChecks.PublishCheck;
import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.PublishGuard;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where a site wants it so, nothing is published that makes the kept questions come out worse, unless somebody says why. */
@Component
class KeptQuestionsGuard implements PublishGuard {

    private final PublishBars bars;
    private final PublishChecks checks;
    private final EvaluationCases cases;

    KeptQuestionsGuard(PublishBars bars, PublishChecks checks, EvaluationCases cases) {
        this.bars = bars;
        this.checks = checks;
        this.cases = cases;
    }

    @Override
    public void require(String site, UUID version, String fingerprint, Instant since) {
        if (!bars.of(site).blocks() || cases.of(site, null, 1).isEmpty()) {
            return;
        }
        Optional<PublishCheck> check = checks.newest(version, fingerprint)
                .filter(one -> !one.createdAt().isBefore(since));
        if (check.isEmpty()) {
            throw new ProblemException(Problem.PUBLISH_CHECK_NEEDED);
        }
        if (check.get().stops()) {
            int lost = check.get().passedBefore() - check.get().kept();
            throw new ProblemException(Problem.PUBLISH_CHECK_FAILED, "有 " + lost + " 道评测题发布后会变差；确要发布，请写明理由");
        }
    }
}
