package cn.quanzhi.consultation;

import cn.quanzhi.answering.Answerer;
import cn.quanzhi.answering.Citation;
import cn.quanzhi.answering.Claim;
import cn.quanzhi.consultation.ConsultationView.CitationView;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.feed.Feed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The answers that this node runs: their text so far, their checkpoint every second, their pieces to the readers. */
@Component
class RunningAnswers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunningAnswers.class);
    private static final int SLICES = 10;

    private final Answers answers;
    private final AnswerOutcomes outcomes;
    private final Transactions transactions;
    private final Feed feed;
    private final JsonMapper json;
    private final ConsultationSettings settings;
    private final Map<UUID, Run> runs = new ConcurrentHashMap<>();
    private volatile boolean running;

    RunningAnswers(
            Answers answers,
            AnswerOutcomes outcomes,
            Transactions transactions,
            Feed feed,
            JsonMapper json,
            ConsultationSettings settings) {
        this.answers = answers;
        this.outcomes = outcomes;
        this.transactions = transactions;
        this.feed = feed;
        this.json = json;
        this.settings = settings;
    }

    /** A moment of a running answer: what was said, and up to which piece. */
    record Moment(long baseSeq, long number, RunningAnswer.Said said) {}

    /** What a run of this node has said, where it is this node's. */
    Optional<Moment> moment(UUID answer) {
        return Optional.ofNullable(runs.get(answer)).map(Run::moment);
    }

    void cancel(UUID answer) {
        Run run = runs.get(answer);
        if (run != null) {
            run.cancelled.set(true);
        }
    }

    void cancelAll() {
        runs.values().forEach(run -> run.cancelled.set(true));
    }

    /** Runs the work with an observer that keeps and publishes what it hears. */
    void run(Answers.Row row, long base, Consumer<Answerer.Observer> work) {
        Run run = new Run(row, base);
        runs.put(row.id(), run);
        try {
            work.accept(run);
        } catch (LeaseLost e) {
            LOG.info("answer {} goes on elsewhere", row.id());
        } finally {
            runs.remove(row.id());
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("checkpoints").start(() -> {
            while (running) {
                keepThoseDue();
                LockSupport.parkNanos(settings.checkpoint().toNanos() / SLICES);
            }
        });
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Keeps the runs in slices of a second: one transaction for each would cost more than the answers themselves. */
    private void keepThoseDue() {
        long now = System.nanoTime();
        Map<String, List<Run>> due = runs.values().stream()
                .filter(run -> now - run.keptAt >= settings.checkpoint().toNanos())
                .collect(Collectors.groupingBy(run -> run.row.site()));
        due.forEach((site, group) -> {
            group.forEach(run -> run.keptAt = now);
            try {
                keep(site, group);
            } catch (RuntimeException e) {
                LOG.warn("{} answers could not be kept: {}", group.size(), e.toString());
            }
        });
    }

    private void keep(String site, List<Run> group) {
        Map<UUID, Boolean> stops = transactions.in(Scope.site(site), () -> {
            Map<Answers.Row, Moment> moments = new LinkedHashMap<>();
            group.forEach(run -> moments.put(run.row, run.moment()));
            return answers.checkpoint(moments, settings.leaseInterval());
        });
        for (Run run : group) {
            if (stops.getOrDefault(run.row.id(), true)) {
                run.cancelled.set(true);
            }
        }
    }

    /** One run: the observer of the answerer, and the source of pieces. */
    private final class Run implements Answerer.Observer {
        private final Answers.Row row;
        private final RunningAnswer said = new RunningAnswer();
        private final AtomicBoolean cancelled;
        private volatile long keptAt = System.nanoTime();
        private long base;
        private long number;

        Run(Answers.Row row, long base) {
            this.row = row;
            this.base = base;
            this.cancelled = new AtomicBoolean(row.stopRequested());
        }

        synchronized Moment moment() {
            return new Moment(base, number, said.said());
        }

        @Override
        public synchronized void stage(Answerer.Stage stage) {
            said.stage(stage);
            publish("answer.stage", Map.of("answerId", row.id(), "stage", stage));
        }

        @Override
        public synchronized void delta(int offset, String text) {
            said.delta(offset, text);
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("answerId", row.id());
            data.put("offset", offset);
            data.put("text", text);
            publish("answer.delta", data);
        }

        @Override
        public synchronized void claim(Claim claim) {
            said.claim(claim);
            publish("answer.claim", Map.of("answerId", row.id(), "claim", claim));
        }

        @Override
        public synchronized void citation(Citation citation) {
            said.citation(citation);
            publish("answer.citation", Map.of("answerId", row.id(), "citation", CitationView.of(citation)));
        }

        @Override
        public void reset() {
            long next = outcomes.reset(row).orElseThrow(LeaseLost::new);
            synchronized (this) {
                said.reset();
                base = next;
                number = 0;
            }
        }

        @Override
        public boolean cancelled() {
            return cancelled.get();
        }

        private void publish(String type, Object data) {
            number++;
            Piece piece = new Piece(row.id(), base, number, type, json.writeValueAsString(data));
            feed.publish(ConsultationEvents.channel(row.consultation()), piece.line());
        }
    }
}
