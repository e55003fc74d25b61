package cn.quanzhi.consultation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.Answerer;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes answers that wait, under a lease, and runs each on a thread of its own. The connection, the tab and the node
 * may die: a lease that runs out is taken by another node, which says so and starts again.
 */
@Component
class AnswerRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerRunner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final String QUESTION = "select text, as_of, seq from consultation_message where id = :id";
    private static final String TRANSCRIPT = """
            select m.author, case when m.author = 'AI' then coalesce((select a.text from consultation_answer a
                where a.message_id = m.id order by a.id desc limit 1), '') else m.text end as said
            from consultation_message m
            where m.consultation_id = :consultation and m.seq < :seq and m.author <> 'SYSTEM' and m.withdrawn_at is null
            order by m.seq desc limit 12
            """;

    private final Answers answers;
    private final AnswerOutcomes outcomes;
    private final Answerer answerer;
    private final RunningAnswers running;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final ConsultationSettings settings;
    private final Semaphore free;
    private final Semaphore work = new Semaphore(0);
    private final String node = UUID.randomUUID().toString();
    private volatile boolean started;
    private @Nullable ExecutorService executor;

    AnswerRunner(
            Answers answers,
            AnswerOutcomes outcomes,
            Answerer answerer,
            RunningAnswers running,
            Transactions transactions,
            JdbcClient jdbc,
            ConsultationSettings settings) {
        this.answers = answers;
        this.outcomes = outcomes;
        this.answerer = answerer;
        this.running = running;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.settings = settings;
        this.free = new Semaphore(settings.concurrent());
    }

    /**
     * Begins the answer in the transaction that creates it, where this node has room and the answer's turn has come: that
     * spares it two transactions. Else it waits for whichever node takes it. Runs when the transaction has been committed.
     */
    void begin(UUID answer) {
        Optional<Begun> begun = claimed(answer);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                ExecutorService threads = executor;
                if (status == STATUS_COMMITTED && begun.isPresent() && threads != null && !threads.isShutdown()) {
                    threads.submit(() -> run(begun.get()));
                } else {
                    begun.ifPresent(unused -> free.release());
                    wake();
                }
            }
        });
    }

    private Optional<Begun> claimed(UUID answer) {
        if (!started || !answerer.isReady() || !free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            Optional<Begun> begun = answers.claim(node, settings.leaseInterval(), answer)
                    .flatMap(row -> outcomes.beginHere(row).map(base -> new Begun(row, base)));
            if (begun.isEmpty()) {
                free.release();
            }
            return begun;
        } catch (RuntimeException e) {
            free.release();
            throw e;
        }
    }

    private record Begun(Answers.Row row, long base) {}

    /** Says that an answer may wait; without it the poll finds it a second later. */
    private void wake() {
        work.release();
    }

    @Override
    public void start() {
        started = true;
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        executor = threads;
        threads.submit(() -> loop(threads));
    }

    @Override
    public void stop() {
        started = false;
        work.release();
        running.cancelAll();
        ExecutorService threads = executor;
        if (threads == null) {
            return;
        }
        threads.shutdown();
        try {
            // In order where possible: an interrupt breaks the connection that a thread is using.
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    private void loop(ExecutorService threads) {
        while (started) {
            try {
                if (!answerer.isReady()) {
                    pause(); // an index that isn't open yet would make it abstain
                    continue;
                }
                if (!free.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    continue;
                }
                Optional<Answers.Row> next =
                        transactions.in(Scope.SYSTEM, () -> answers.claim(node, settings.leaseInterval()));
                if (next.isPresent()) {
                    threads.submit(() -> take(next.get()));
                } else {
                    free.release();
                    work.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                    work.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                free.release();
                LOG.warn("no answer could be taken: {}", e.toString());
                pause();
            }
        }
    }

    private void pause() {
        try {
            work.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Answers.Row row) {
        Optional<Long> base = Optional.empty();
        try {
            base = outcomes.begin(row);
        } catch (LeaseLost e) {
            LOG.info("answer {} goes on elsewhere", row.id());
        } catch (RuntimeException e) {
            failed(row, e);
        }
        if (base.isPresent()) {
            run(new Begun(row, base.get()));
        } else {
            free.release();
            wake();
        }
    }

    private void run(Begun begun) {
        try {
            running.run(begun.row(), begun.base(), observer -> answer(begun.row(), observer));
        } catch (RuntimeException | Error e) { // an error too is told: else the lease would be taken for ever
            failed(begun.row(), e);
        } finally {
            free.release();
            wake();
        }
    }

    private void failed(Answers.Row row, Throwable cause) {
        if (started) {
            LOG.error("answer {} failed in attempt {}", row.id(), row.attempt(), cause);
            outcomes.fail(row);
        }
    }

    private void answer(Answers.Row row, Answerer.Observer observer) {
        Asked asked = asked(row);
        Answer answer = answerer.answer(
                new Answerer.Request(row.site(), asked.transcript(), asked.text(), asked.asOf()), observer);
        if (started) { // a node that goes down leaves its answers to the next one
            outcomes.complete(row, answer);
        }
    }

    private Asked asked(Answers.Row row) {
        return jdbc.sql(QUESTION)
                .param("id", row.question())
                .query((found, number) -> {
                    java.sql.Date asOf = found.getDate("as_of");
                    return new Asked(
                            found.getString("text"),
                            asOf == null ? null : asOf.toLocalDate(),
                            transcript(row.consultation(), found.getLong("seq")));
                })
                .single();
    }

    private List<Answerer.Turn> transcript(UUID consultation, long seq) {
        return jdbc.sql(TRANSCRIPT)
                .param("consultation", consultation)
                .param("seq", seq)
                .query((row, number) -> new Answerer.Turn("VISITOR".equals(row.getString(1)), row.getString(2)))
                .list()
                .reversed();
    }

    private record Asked(String text, @Nullable LocalDate asOf, List<Answerer.Turn> transcript) {}
}
