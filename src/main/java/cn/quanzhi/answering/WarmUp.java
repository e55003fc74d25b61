package cn.quanzhi.answering;

import cn.quanzhi.answering.citation.ClaimVerifier;
import cn.quanzhi.answering.citation.ClaimVerifiers;
import cn.quanzhi.answering.citation.Sentences;
import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.kernel.LowPriority;
import cn.quanzhi.knowledge.Titles;
import cn.quanzhi.retrieval.Retriever;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has a new node ask itself before others do. Code that nothing has run yet is compiled while somebody waits: the first
 * hundred questions took three times as long as the thousandth. Each goes as far as the gate, and what was found is judged
 * sentence by sentence; nothing is written and no chat model asked. It runs when nothing else wants the processor.
 */
@Component
public final class WarmUp implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final String SHARED = "shared";
    private static final long POLL_MILLIS = 500;
    private static final int LONGEST = 40;
    private static final int SHORTEST = 6;
    /** Where it begins; it goes on with what it finds. */
    private static final List<String> FIRST = List.of(
            "刚开的小店要办哪些手续",
            "量具到期没有送检会怎么处理",
            "产品没有合格证能不能出厂",
            "收到处罚决定不服，多久内可以复议",
            "特种设备操作证过期了还能上岗吗",
            "网店宣传写错了要负什么责任",
            "What must an importer of toys have certified?");

    private final GateTrial trial;
    private final Retriever retriever;
    private final Titles titles;
    private final ClaimVerifiers verifiers;
    private final WarmUpSettings settings;
    private final AnsweringSettings answering;
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch warm = new CountDownLatch(1);
    private volatile int asked;
    private volatile @Nullable Thread thread;

    WarmUp(
            GateTrial trial,
            Retriever retriever,
            Titles titles,
            ClaimVerifiers verifiers,
            WarmUpSettings settings,
            AnsweringSettings answering) {
        this.trial = trial;
        this.retriever = retriever;
        this.titles = titles;
        this.verifiers = verifiers;
        this.settings = settings;
        this.answering = answering;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().daemon().name("warm-up").start(this::run);
    }

    private void run() {
        LOG.debug("what a node asks itself has low priority: {}", LowPriority.take());
        try {
            while (!retriever.isReady()) {
                if (over.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            long begun = System.nanoTime();
            askItself();
            LOG.debug("Asked itself {} questions in {}", asked, Duration.ofNanos(System.nanoTime() - begun));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("no further questions to itself: {}", e.toString());
        } finally {
            warm.countDown();
        }
    }

    /** What was found is asked for next, so that the words are those of the base, whatever is in it. */
    private void askItself() {
        Deque<String> next = new ArrayDeque<>(FIRST);
        while (asked < settings.questions() && !next.isEmpty() && over.getCount() > 0) {
            String question = next.removeFirst();
            GateTrial.Trial found =
                    trial.of(new Answerer.Request(SHARED, List.of(), question, null), answering.passages());
            judge(question, found.evidence());
            found.evidence().items().stream()
                    .flatMap(item -> Sentences.of(item.passage().text()).stream())
                    .filter(sentence -> sentence.length() >= SHORTEST)
                    .map(sentence -> sentence.substring(0, Math.min(LONGEST, sentence.length())))
                    .limit(Math.max(0, settings.questions() - next.size()))
                    .forEach(next::addLast);
            asked = asked + 1;
        }
    }

    private void judge(String question, Retriever.Evidence evidence) {
        ClaimVerifier verifier = verifiers.of(titles.grammar(SHARED));
        int number = 1;
        for (Retriever.Found item : evidence.items()) {
            Source source = new Source(number++, item.passage(), item.validity());
            Sentences.of(item.passage().text())
                    .forEach(sentence -> verifier.judge(sentence, List.of(source), question));
        }
    }

    /** Waits until it has asked all; whoever measures should. */
    public boolean await(Duration patience) {
        try {
            return warm.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    int asked() {
        return asked;
    }

    @Override
    public void stop() {
        over.countDown();
        Thread running = thread;
        thread = null;
        try {
            if (running != null) {
                running.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
