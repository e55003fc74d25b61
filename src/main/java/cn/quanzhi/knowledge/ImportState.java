package cn.quanzhi.knowledge;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** How far the import has come, for readiness and for whoever waits in front of it. */
@Component
public class ImportState {

    private final AtomicInteger done = new AtomicInteger();
    private volatile int total;
    private volatile boolean finished;

    public int done() {
        return done.get();
    }

    public int total() {
        return total;
    }

    /** Whether a first import has ended, with or without failures. */
    public boolean finished() {
        return finished;
    }

    void begin(int files) {
        done.set(0);
        total = files;
    }

    int step() {
        return done.incrementAndGet();
    }

    void finish() {
        finished = true;
    }
}
