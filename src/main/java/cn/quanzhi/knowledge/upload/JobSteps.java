package cn.quanzhi.knowledge.upload;

import cn.quanzhi.knowledge.ingest.ParserProcess;
import cn.quanzhi.knowledge.upload.JobRows.Item;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Writes one file's progress, a few times a second, and learns from each write whether the file is still wanted. */
final class JobSteps implements FileWork.Steps {

    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(300);

    private final JobRows rows;
    private final Transactions transactions;
    private final Item item;
    private final long token;
    private final BooleanSupplier held;
    private Job.@Nullable Stage stage;
    private long written;
    private volatile boolean unwanted;
    private volatile boolean lost;

    JobSteps(JobRows rows, Transactions transactions, Item item, long token, BooleanSupplier held) {
        this.rows = rows;
        this.transactions = transactions;
        this.item = item;
        this.token = token;
        this.held = held;
    }

    /** Whether another node has the file now, or this one is stopping: then nothing more is written of it. */
    boolean isLost() {
        return lost || !held.getAsBoolean();
    }

    @Override
    public synchronized void at(Job.Stage now, int done, int total, double share) {
        long moment = System.nanoTime();
        boolean complete = total > 0 && done == total;
        if (now == stage && moment - written < EVERY && !complete) {
            return;
        }
        stage = now;
        written = moment;
        Optional<Boolean> wanted = transactions.in(
                Scope.SYSTEM, () -> rows.progress(item.id(), token, now, new int[] {done, total}, share));
        lost = wanted.isEmpty();
        unwanted = !wanted.orElse(false);
        if (isLost() || unwanted) {
            throw new ParserProcess.Cancelled();
        }
    }

    /** @param whole the share that the whole file has once it is read */
    ParserProcess.Watcher watcher(double whole) {
        return new ParserProcess.Watcher() {
            private volatile int[] doneOf = {0, 0};

            @Override
            public void progress(int done, int total) {
                doneOf = new int[] {done, total};
                at(Job.Stage.PARSE, done, total, whole * done / Math.max(1, total));
            }

            /** Asked several times a second, also while a file says nothing of its progress. */
            @Override
            public boolean cancelled() {
                int[] known = doneOf;
                try {
                    at(Job.Stage.PARSE, known[0], known[1], whole * known[0] / Math.max(1, known[1]));
                    return false;
                } catch (ParserProcess.Cancelled e) {
                    return true;
                }
            }
        };
    }
}
