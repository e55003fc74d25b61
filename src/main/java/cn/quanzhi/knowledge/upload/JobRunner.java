package cn.quanzhi.knowledge.upload;

import cn.quanzhi.kernel.Ids;
import cn.quanzhi.platform.lease.Lease;
import cn.quanzhi.platform.lease.Leases;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works on jobs, on one node at a time: the lease goes to another when its holder dies, and what was running is taken up
 * where it stood. One file after another, since uploads are to leave the machine to questions.
 */
@Component
class JobRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final String NAME = "knowledge-jobs";
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final Duration RENEWAL = Duration.ofSeconds(3);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Leases leases;
    private final JobWake wake;
    private final JobDesk desk;
    private final UploadSettings settings;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    JobRunner(Leases leases, JobWake wake, JobDesk desk, UploadSettings settings) {
        this.leases = leases;
        this.wake = wake;
        this.desk = desk;
        this.settings = settings;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("jobs").daemon().start(this::run);
    }

    @Override
    public void stop() {
        over.countDown();
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        String owner = Ids.next().toString();
        desk.clear();
        while (over.getCount() > 0) {
            try {
                Optional<Lease> lease = leases.tryAcquire(NAME, owner, LENGTH);
                if (lease.isPresent()) {
                    under(lease.get());
                } else {
                    over.await(1, TimeUnit.SECONDS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("jobs wait: {}", e.toString());
                pause();
            }
        }
    }

    private void pause() {
        try {
            over.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            over.countDown();
        }
    }

    private void under(Lease lease) throws InterruptedException {
        AtomicBoolean held = new AtomicBoolean(true);
        CountDownLatch done = new CountDownLatch(1);
        Thread keeper = Thread.ofVirtual().name("jobs-lease").start(() -> renew(lease, held, done));
        try {
            long worked = System.nanoTime();
            while (held.get() && over.getCount() > 0) {
                if (desk.one(lease.token(), () -> held.get() && over.getCount() > 0)) {
                    worked = System.nanoTime();
                    continue;
                }
                // Files often come one by one: the next may find the parser's process still there.
                if (System.nanoTime() - worked > IDLE.toNanos()) {
                    desk.rest();
                }
                wake.await(settings.poll());
            }
        } finally {
            desk.rest();
            done.countDown();
            keeper.join();
        }
    }

    private void renew(Lease lease, AtomicBoolean held, CountDownLatch done) {
        try {
            while (!done.await(RENEWAL.toMillis(), TimeUnit.MILLISECONDS)) {
                if (leases.renew(lease, LENGTH).isEmpty()) {
                    break;
                }
            }
            held.set(false);
            leases.release(lease);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("the jobs' lease could not be kept: {}", e.toString());
        } finally {
            held.set(false);
        }
    }
}
