package cn.quanzhi.knowledge.upload;

import cn.quanzhi.knowledge.ingest.ParserProcess;
import cn.quanzhi.knowledge.upload.JobRows.Item;
import cn.quanzhi.knowledge.upload.JobRows.Place;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one file's progress several times a second, whatever the work is doing meanwhile, and learns from each write whether
 * the file is still wanted. The work itself only says where it is.
 */
final class JobSteps implements FileWork.Steps, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobSteps.class);
    private static final long EVERY_MILLIS = 300;

    private final JobRows rows;
    private final Transactions transactions;
    private final Item item;
    private final long token;
    private final BooleanSupplier held;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread writer;
    private volatile @Nullable Since place;
    private volatile boolean unwanted;
    private volatile boolean lost;

    JobSteps(JobRows rows, Transactions transactions, Item item, long token, BooleanSupplier held) {
        this.rows = rows;
        this.transactions = transactions;
        this.item = item;
        this.token = token;
        this.held = held;
        this.writer = Thread.ofVirtual().name("job-progress").start(this::write);
    }

    private record Since(Place place, long nanos) {

        Place now() {
            return place.after(Duration.ofNanos(System.nanoTime() - nanos));
        }
    }

    private void write() {
        try {
            do {
                writeOnce();
            } while (!isLost() && !over.await(EVERY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeOnce() {
        @Nullable Since since = place;
        @Nullable Place at = since == null ? null : since.now();
        try {
            Optional<Boolean> wanted = transactions.in(Scope.SYSTEM, () -> rows.progress(item.id(), token, at));
            lost = wanted.isEmpty();
            unwanted = !wanted.orElse(false);
        } catch (RuntimeException e) {
            LOG.warn("the progress of {} could not be written: {}", item.name(), e.toString());
        }
    }

    /** Whether another node has the file now, or this one is stopping: then nothing more is written of it. */
    boolean isLost() {
        return lost || !held.getAsBoolean();
    }

    @Override
    public void at(Job.Stage now, int done, int total, double share) {
        move(now, done, total, share);
        if (isLost() || unwanted) {
            throw new ParserProcess.Cancelled();
        }
    }

    private void move(Job.Stage now, int done, int total, double share) {
        Since before = place;
        Place next = new Place(now, done, total, share);
        place = new Since(next, before != null && before.place().goesOnIn(next) ? before.nanos() : System.nanoTime());
    }

    /** @param whole the share that the whole file has once it is read */
    ParserProcess.Watcher watcher(double whole) {
        return new ParserProcess.Watcher() {
            @Override
            public void progress(int done, int total) {
                at(Job.Stage.PARSE, done, total, Place.CREEP + (whole - Place.CREEP) * done / Math.max(1, total));
            }

            @Override
            public void starting() {
                move(Job.Stage.START, 0, 0, 0);
            }

            @Override
            public boolean cancelled() {
                return isLost() || unwanted;
            }
        };
    }

    /** After it nothing of the progress is written any more. */
    @Override
    public void close() {
        over.countDown();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
