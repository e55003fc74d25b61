package cn.quanzhi.evaluation;

import cn.quanzhi.answering.WarmUp;
import cn.quanzhi.retrieval.IndexState;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The index holds everything, and what is measured isn't the first to run: the time of a search is told. */
@Component
@ConditionalOnProperty("quanzhi.evaluation.questions")
class WarmService implements Readiness {

    private final IndexState index;
    private final WarmUp warmUp;

    WarmService(IndexState index, WarmUp warmUp) {
        this.index = index;
        this.warmUp = warmUp;
    }

    @Override
    public boolean await(Duration patience) {
        return index.awaitCaughtUp(patience) && warmUp.await(patience);
    }
}
