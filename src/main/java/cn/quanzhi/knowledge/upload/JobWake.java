package cn.quanzhi.knowledge.upload;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells this node's runner that there is work; another node's finds it by its poll. */
@Component
class JobWake {

    private final Semaphore signals = new Semaphore(0);

    void afterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            signals.release();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signals.release();
            }
        });
    }

    void await(Duration longest) throws InterruptedException {
        if (signals.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            signals.drainPermits();
        }
    }
}
