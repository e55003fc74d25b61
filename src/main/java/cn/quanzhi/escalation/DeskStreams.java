package cn.quanzhi.escalation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Standing;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.feed.Feed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/**
 * The open desk streams of this node. What is new is read once for all of them; one query a second makes good whatever
 * wake-up was lost.
 */
@Component
class DeskStreams {

    private static final Logger LOG = LoggerFactory.getLogger(DeskStreams.class);

    private static final long NOWHERE = -1;

    private final Set<DeskStream> open = ConcurrentHashMap.newKeySet();
    private final DeskLog log;
    private final TicketList list;
    private final Presence presence;
    private final Transactions transactions;
    private final Feed feed;
    private final JsonMapper json;
    private final Standing standing;
    private final EscalationSettings settings;
    private volatile boolean draining;
    private long position = NOWHERE;

    DeskStreams(
            DeskLog log,
            TicketList list,
            Presence presence,
            Transactions transactions,
            Feed feed,
            JsonMapper json,
            Standing standing,
            EscalationSettings settings) {
        this.log = log;
        this.list = list;
        this.presence = presence;
        this.transactions = transactions;
        this.feed = feed;
        this.json = json;
        this.standing = standing;
        this.settings = settings;
        standing.changes().subscribe(change -> Thread.startVirtualThread(this::poll));
        feed.subscribe(DeskLog.CHANNEL).subscribe(wake -> Thread.startVirtualThread(this::woken));
    }

    Flux<ServerSentEvent<String>> events(Caller.Staff staff, @Nullable String lastEventId) {
        return Flux.create(sink -> {
            DeskStream stream = new DeskStream(this, staff, lastEventId, sink);
            // Listen first, read after: what happens between the two is heard, and dropped where it was read as well.
            open.add(stream);
            Disposable heard = feed.subscribe(Presence.CHANNEL).subscribe(stream::hear);
            sink.onDispose(() -> {
                heard.dispose();
                stream.close();
                open.remove(stream);
            });
            Thread.startVirtualThread(stream);
            if (draining) {
                stream.drain();
            }
        });
    }

    /** The first stream that has begun says from where all are told; others have read up to there by themselves. */
    synchronized void begun(long read) {
        if (position == NOWHERE) {
            position = read;
        }
    }

    /** Reads what is new once for all open streams, and tells each; a reader of another site drops it. */
    private synchronized void tell() {
        if (open.isEmpty()) {
            position = NOWHERE;
        }
        if (position == NOWHERE) {
            return;
        }
        long last = log.last();
        while (position < last) {
            List<DeskLog.Lasting> next = log.after("shared", position, last);
            next.forEach(event -> open.forEach(stream -> stream.hear(event.line())));
            position = next.isEmpty() ? last : next.getLast().seq();
        }
    }

    @Scheduled(fixedDelayString = "PT1S")
    void poll() {
        quietly(() -> {
            tell();
            reconsider();
        });
    }

    private void woken() {
        quietly(this::tell);
    }

    private void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("the desk streams found no database: {}", e.toString());
        }
    }

    /** Ends the streams of those who may not read them any longer. */
    private void reconsider() {
        if (open.isEmpty()) {
            return;
        }
        List<Caller> callers =
                open.stream().<Caller>map(DeskStream::staff).distinct().toList();
        Map<Caller, Caller> good = standing.of(callers);
        for (DeskStream stream : open) {
            if (!(good.get(stream.staff()) instanceof Caller.Staff now && DeskStream.mayRead(now))) {
                stream.signOut();
            }
        }
    }

    /** Tells every reader to come back elsewhere before the server stops. */
    @EventListener(ContextClosedEvent.class)
    void drain() {
        draining = true;
        open.forEach(DeskStream::drain);
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT8M")
    void purge() {
        transactions.run(Scope.SYSTEM, () -> log.purge(settings.deskEventDays()));
    }

    DeskLog log() {
        return log;
    }

    JsonMapper json() {
        return json;
    }

    /** What a reader starts from that can't be told what it missed. */
    record Snapshot(TicketList.Counts counts, List<Presence.Present> presence) {}

    Snapshot snapshot(Caller.Staff staff) {
        return new Snapshot(
                transactions.in(DeskWrites.scope(staff), () -> list.counts(staff)), presence.at(staff.site()));
    }
}
