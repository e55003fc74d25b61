package cn.quanzhi.knowledge;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How far the change log has come. */
@Component
class ChangeHead {

    /** Whoever sees what another node published so much later might as well have asked a moment earlier. */
    private static final long RECENT_NANOS = 50_000_000;

    private static final String HEAD = "select position from knowledge_change_head where id = 1";
    private static final String LOCK_HEAD = HEAD + " for update";
    private static final String MOVE_HEAD =
            "update knowledge_change_head set position = position + 1 where id = 1 returning position";

    private final JdbcClient jdbc;
    /** Counts the transactions of this node that moved it and have ended. */
    private final AtomicLong moved = new AtomicLong();

    private volatile @Nullable Look last;

    ChangeHead(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param at when it was asked, in nanoseconds of this process */
    private record Look(long position, long at, long moved) {}

    /** As it is now. */
    long position() {
        return jdbc.sql(HEAD).query(Long.class).single();
    }

    /** As it was at most 50 ms ago; what this node has published since then counts. */
    long recentPosition() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return position();
        }
        long now = System.nanoTime();
        long ended = moved.get();
        Look known = last;
        if (known != null && known.moved() == ended && now - known.at() < RECENT_NANOS) {
            return known.position();
        }
        long position = position();
        last = new Look(position, now, ended);
        return position;
    }

    /** Holds it to the end of the transaction. */
    void lock() {
        jdbc.sql(LOCK_HEAD).query(Long.class).single();
    }

    /** The next position; others see it when the transaction has ended. */
    long move() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    moved.incrementAndGet();
                }
            });
        }
        return jdbc.sql(MOVE_HEAD).query(Long.class).single();
    }
}
