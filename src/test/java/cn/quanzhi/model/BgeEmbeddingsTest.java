package cn.quanzhi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.quanzhi.kernel.TransientFailure;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BgeEmbeddingsTest {

    private final AtomicInteger begun = new AtomicInteger();

    @Test
    void whoIsComputingEndsBeforeTheModelIsGone() throws Exception {
        List<String> texts =
                IntStream.range(0, 40).mapToObj(i -> "第" + i + "条应当申请检定").collect(Collectors.toList());
        BgeEmbeddings embeddings = new BgeEmbeddings();
        assertThat(embeddings.embed("检定")).hasSize(embeddings.dimensions());
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> running = IntStream.range(0, 3)
                    .mapToObj(i -> threads.submit(() -> embedUntilClosed(embeddings, texts)))
                    .toList();
            Awaitility.await().until(() -> begun.get() > 3); // a close that does not wait would end this very process
            embeddings.close();
            for (Future<Integer> one : running) {
                assertThat(one.get()).isPositive();
            }
        }
        assertThatThrownBy(() -> embeddings.embed("检定")).isInstanceOf(TransientFailure.class);
    }

    private int embedUntilClosed(BgeEmbeddings embeddings, List<String> texts) {
        int done = 0;
        try {
            while (true) {
                begun.incrementAndGet();
                done += embeddings.embedAll(texts).size();
            }
        } catch (TransientFailure stopping) {
            return done;
        }
    }
}
