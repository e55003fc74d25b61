package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Ids;
import cn.quanzhi.platform.lease.Lease;
import cn.quanzhi.platform.lease.Leases;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Imports the configured directories beside the start; of several nodes one at a time, so that nothing is embedded twice. */
@Component
class StartImport implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StartImport.class);
    private static final String NAME = "knowledge-import";
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final Duration RENEWAL = Duration.ofSeconds(10);

    private final DirectoryImport directories;
    private final Reembedding reembedding;
    private final Leases leases;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    StartImport(DirectoryImport directories, Reembedding reembedding, Leases leases) {
        this.directories = directories;
        this.reembedding = reembedding;
        this.leases = leases;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("import").daemon().start(this::run);
    }

    @Override
    public void stop() {
        over.countDown();
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        String owner = Ids.next().toString();
        try {
            while (over.getCount() > 0) {
                Optional<Lease> lease = acquire(owner);
                if (lease.isPresent()) {
                    under(lease.get());
                    return;
                }
                over.await(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Lease> acquire(String owner) {
        try {
            return leases.tryAcquire(NAME, owner, LENGTH);
        } catch (RuntimeException e) {
            LOG.warn("the import waits for the database: {}", e.toString());
            return Optional.empty();
        }
    }

    private void under(Lease lease) {
        CountDownLatch done = new CountDownLatch(1);
        Thread.ofVirtual().name("import-lease").start(() -> renew(lease, done));
        try {
            directories.run();
            reembedding.run();
        } catch (RuntimeException e) {
            LOG.error("the import broke off", e);
        } finally {
            done.countDown();
        }
    }

    private void renew(Lease lease, CountDownLatch done) {
        try {
            while (!done.await(RENEWAL.toMillis(), TimeUnit.MILLISECONDS)) {
                leases.renew(lease, LENGTH);
            }
            leases.release(lease);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("the import's lease could not be kept: {}", e.toString());
        }
    }
}
