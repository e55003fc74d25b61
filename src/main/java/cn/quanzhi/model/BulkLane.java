package cn.quanzhi.model;

import cn.quanzhi.kernel.LowPriority;
import cn.quanzhi.kernel.TransientFailure;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads on which bulk work is computed, whoever wants it: the system runs them when nothing else wants to run. */
final class BulkLane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BulkLane.class);

    private final ExecutorService threads = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            work -> Thread.ofPlatform().name("bulk").daemon().unstarted(() -> {
                LOG.debug("bulk work runs with low priority: {}", LowPriority.take());
                work.run();
            }));

    <T> T run(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("interrupted while texts were embedded", e);
        } catch (RejectedExecutionException e) {
            throw new TransientFailure("the service is stopping", e);
        }
    }

    /** What was begun goes to its end. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
