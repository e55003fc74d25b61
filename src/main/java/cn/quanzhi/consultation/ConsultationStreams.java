package cn.quanzhi.consultation;

import cn.quanzhi.identity.Caller;
import cn.quanzhi.identity.Standing;
import cn.quanzhi.platform.database.Scope;
import cn.quanzhi.platform.database.Transactions;
import cn.quanzhi.platform.feed.Feed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/**
 * The open event streams of this node. Each is fed by wake-ups and pieces from the feed; one query a second over all of
 * them makes good whatever wake-up was lost.
 */
@Component
class ConsultationStreams {

    private static final Logger LOG = LoggerFactory.getLogger(ConsultationStreams.class);
    // PostgreSQL only: an array parameter.
    private static final String POSITIONS = "select id, last_seq from consultation where id = any(:ids) order by id";

    private final Map<UUID, Set<ConsultationStream>> open = new ConcurrentHashMap<>();
    private final Consultations consultations;
    private final Answers answers;
    private final ConsultationEvents events;
    private final RunningAnswers running;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Feed feed;
    private final JsonMapper json;
    private final Standing standing;
    private volatile boolean draining;

    ConsultationStreams(
            Consultations consultations,
            Answers answers,
            ConsultationEvents events,
            RunningAnswers running,
            Transactions transactions,
            JdbcClient jdbc,
            Feed feed,
            JsonMapper json,
            Standing standing) {
        this.consultations = consultations;
        this.answers = answers;
        this.events = events;
        this.running = running;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.feed = feed;
        this.json = json;
        this.standing = standing;
        standing.changes().subscribe(change -> Thread.startVirtualThread(this::poll));
    }

    /** The events of a consultation after the given id; the caller has passed the gate already. */
    Flux<ServerSentEvent<String>> events(Consultations.Row consultation, Caller caller, @Nullable String lastEventId) {
        return Flux.create(sink -> {
            ConsultationStream stream = new ConsultationStream(this, consultation, caller, lastEventId, sink);
            Set<ConsultationStream> siblings =
                    open.computeIfAbsent(consultation.id(), id -> ConcurrentHashMap.newKeySet());
            siblings.add(stream);
            // Listen first, read after: what happens between the two is heard, and dropped where it was read as well.
            var subscription = feed.subscribe(ConsultationEvents.channel(consultation.id()))
                    .subscribe(stream::hear);
            sink.onDispose(() -> {
                subscription.dispose();
                stream.close();
                siblings.remove(stream);
                open.computeIfPresent(consultation.id(), (id, left) -> left.isEmpty() ? null : left);
            });
            Thread.startVirtualThread(stream);
            if (draining) {
                stream.drain();
            }
        });
    }

    @Scheduled(fixedDelayString = "${quanzhi.consultation.poll:1s}")
    void poll() {
        if (open.isEmpty()) {
            return;
        }
        try {
            jdbc.sql(POSITIONS)
                    .param("ids", open.keySet().toArray(UUID[]::new))
                    .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
                    .list()
                    .forEach(position -> open.getOrDefault(position.getKey(), Set.of())
                            .forEach(stream -> stream.reached(position.getValue())));
            reconsider();
        } catch (RuntimeException e) {
            LOG.warn("the streams' poll found no database: {}", e.toString());
        }
    }

    /** Ends the streams of those who may not read them any longer. */
    private void reconsider() {
        List<ConsultationStream> streams =
                open.values().stream().flatMap(Set::stream).toList();
        if (streams.isEmpty()) {
            return;
        }
        Map<Caller, Caller> good = standing.of(
                streams.stream().map(ConsultationStream::caller).distinct().toList());
        for (ConsultationStream stream : streams) {
            Caller now = good.get(stream.caller());
            if (now == null || !Consultations.mayRead(now, stream.consultation())) {
                stream.signOut();
            }
        }
    }

    /** Tells every reader to come back elsewhere before the server stops. */
    @EventListener(ContextClosedEvent.class)
    void drain() {
        draining = true;
        open.values().forEach(streams -> streams.forEach(ConsultationStream::drain));
    }

    Consultations consultations() {
        return consultations;
    }

    Answers answers() {
        return answers;
    }

    ConsultationEvents lasting() {
        return events;
    }

    RunningAnswers running() {
        return running;
    }

    JsonMapper json() {
        return json;
    }

    ConsultationView view(Consultations.Row consultation) {
        return transactions.atOneMoment(
                Scope.site(consultation.site()),
                () -> consultations.view(consultations.find(consultation.id()).orElseThrow()));
    }
}
