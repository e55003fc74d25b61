package cn.quanzhi.answering;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.TestService;
import cn.quanzhi.answering.citation.ClaimVerifiers;
import cn.quanzhi.knowledge.Titles;
import cn.quanzhi.retrieval.Retriever;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class WarmUpJourneyTest extends TestService {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int QUESTIONS = 12;

    @Autowired
    private GateTrial trial;

    @Autowired
    private Retriever retriever;

    @Autowired
    private Titles titles;

    @Autowired
    private ClaimVerifiers verifiers;

    @Autowired
    private AnsweringSettings answering;

    @Autowired
    private JdbcClient jdbc;

    private WarmUp started(int questions) {
        WarmUp warmUp = new WarmUp(trial, retriever, titles, verifiers, new WarmUpSettings(questions), answering);
        warmUp.start();
        return warmUp;
    }

    private long consultations() {
        return jdbc.sql("select count(*) from consultation").query(Long.class).single();
    }

    @Test
    void aNewNodeAsksItselfAndNobodyElse() {
        List<String> prompts = MODEL.prompts();
        long before = consultations();
        WarmUp warmUp = started(QUESTIONS);
        assertThat(warmUp.await(PATIENCE)).isTrue();
        // More than it begins with: it goes on with what it finds.
        assertThat(warmUp.asked()).isEqualTo(QUESTIONS);
        assertThat(MODEL.prompts()).isEqualTo(prompts);
        assertThat(consultations()).isEqualTo(before);
        warmUp.stop();
    }

    @Test
    void fewerQuestionsThanItBeginsWithAreAskedToo() {
        WarmUp warmUp = started(3);
        assertThat(warmUp.await(PATIENCE)).isTrue();
        assertThat(warmUp.asked()).isEqualTo(3);
        warmUp.stop();
    }

    @Test
    void aNodeThatStopsAsksNothingMore() {
        WarmUp warmUp = started(5_000);
        warmUp.stop();
        assertThat(warmUp.await(PATIENCE)).isTrue();
        assertThat(warmUp.asked()).isLessThan(5_000);
    }
}
