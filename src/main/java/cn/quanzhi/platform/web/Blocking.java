package cn.quanzhi.platform.web;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where a filter or a stream does blocking work: on virtual threads. A caller that hangs up does not interrupt it, as it
 * would on Reactor's own threads: an interrupt closes the database connection that the thread is using.
 */
public final class Blocking {

    private static final Scheduler SCHEDULER = Schedulers.fromExecutor(Thread::startVirtualThread);

    private Blocking() {}

    public static Scheduler scheduler() {
        return SCHEDULER;
    }
}
