package cn.quanzhi.consultation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.Claim;
import cn.quanzhi.identity.Caller;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.FluxSink;

/**
 * One reader's view of a consultation: lasting events from PostgreSQL in their order, and between them the pieces of
 * the running answer. Runs on a virtual thread of its own; only that thread writes to the sink.
 */
final class ConsultationStream implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ConsultationStream.class);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final int BACKLOG = 5_000;
    private static final String WAKE = "";
    private static final String DRAIN = "drain";
    private static final String SIGN_OUT = "sign-out";
    private static final String RESYNC = "resync";

    private final ConsultationStreams home;
    private final Consultations.Row consultation;
    private final Caller caller;
    private final @Nullable String lastEventId;
    private final FluxSink<ServerSentEvent<String>> sink;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>(BACKLOG);
    private final String connection = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    private final PieceOrder order = new PieceOrder();
    private volatile boolean closed;
    private volatile long read = -1;
    private long catchUps;
    private @Nullable UUID answer;
    private long base;
    private long retriedAt;

    ConsultationStream(
            ConsultationStreams home,
            Consultations.Row consultation,
            Caller caller,
            @Nullable String lastEventId,
            FluxSink<ServerSentEvent<String>> sink) {
        this.home = home;
        this.consultation = consultation;
        this.caller = caller;
        this.lastEventId = lastEventId;
        this.sink = sink;
    }

    /** Hears a wake-up or a piece; a reader too slow for the pieces loses them and reads the text so far instead. */
    void hear(String message) {
        if (!heard.offer(message)) {
            heard.clear();
            heard.offer(RESYNC);
        }
    }

    /** Hears from the poll how far the consultation is. */
    void reached(long seq) {
        if (read >= 0 && seq > read) {
            hear(WAKE);
        }
    }

    void drain() {
        hear(DRAIN);
    }

    void signOut() {
        hear(SIGN_OUT);
    }

    Caller caller() {
        return caller;
    }

    Consultations.Row consultation() {
        return consultation;
    }

    void close() {
        closed = true;
        heard.clear();
        heard.offer(WAKE);
    }

    @Override
    public void run() {
        try {
            begin();
            while (!closed) {
                String message =
                        heard.poll(order.isBehind() ? RETRY.toMillis() : KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS);
                closeGap();
                if (message == null) {
                    sink.next(ServerSentEvent.<String>builder().comment("").build());
                } else if (message.equals(DRAIN)) {
                    end("DRAINING");
                } else if (message.equals(SIGN_OUT)) {
                    end("SIGNED_OUT");
                } else if (message.equals(RESYNC)) {
                    lasting();
                    catchUp(order.number());
                } else if (message.equals(WAKE)) {
                    lasting();
                } else {
                    piece(Piece.parse(message));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("a stream of {} ended: {}", consultation.id(), e.toString());
            end("DRAINING"); // the reader comes back and reads on
        }
    }

    private void begin() {
        long from = 0;
        if (lastEventId != null) {
            Optional<EventId> known = EventId.parse(consultation.id(), lastEventId);
            long last =
                    home.consultations().find(consultation.id()).orElseThrow().lastSeq();
            if (known.isEmpty() || known.get().seq() > last || known.get().seq() < 1) {
                snapshot();
                return;
            }
            from = known.get().seq();
        }
        read = from;
        if (from > 0) {
            resume();
        }
        lasting();
        catchUp(0);
    }

    private void snapshot() {
        ConsultationView view = home.view(consultation);
        read = EventId.parse(consultation.id(), view.lastEventId())
                .orElseThrow()
                .seq();
        emit(uniqueId(), "consultation.snapshot", home.json().writeValueAsString(view));
        resume();
        catchUp(0);
    }

    /** Takes up the answer that had begun before the point from which this stream reads. */
    private void resume() {
        home.answers()
                .running(consultation.id())
                .filter(row -> row.baseSeq() <= read)
                .ifPresent(row -> {
                    answer = row.id();
                    base = row.baseSeq();
                    order.begin();
                });
    }

    private void lasting() {
        List<ConsultationEvents.Lasting> next;
        do {
            next = home.lasting().after(consultation.id(), read);
            for (ConsultationEvents.Lasting event : next) {
                read = event.seq();
                emit(EventId.lasting(consultation.id(), event.seq()), event.type(), event.data());
                follow(event);
            }
            noteRead(next);
        } while (!next.isEmpty());
    }

    private void follow(ConsultationEvents.Lasting event) {
        switch (event.type()) {
            case "answer.started", "answer.reset" -> {
                answer = UUID.fromString(
                        home.json().readTree(event.data()).get("answerId").asString());
                base = event.seq();
                order.begin();
            }
            case "answer.completed", "answer.failed" -> {
                answer = null;
                order.begin();
            }
            default -> {}
        }
    }

    /** What a visitor's stream has shown is read; only of what somebody else said, to spare the row. */
    private void noteRead(List<ConsultationEvents.Lasting> shown) {
        if (caller instanceof Caller.Visitor && shown.stream().anyMatch(event -> !event.isVisitors())) {
            home.consultations().read(consultation.id(), read);
        }
    }

    /** Sends what the running answer has said so far, as one delta, where that is at least so many pieces. */
    private void catchUp(long atLeast) {
        UUID running = answer;
        if (running == null) {
            return;
        }
        Optional<RunningAnswers.Moment> moment = home.running().moment(running).or(() -> kept(running));
        if (moment.isEmpty() || moment.get().baseSeq() != base || moment.get().number() < atLeast) {
            return;
        }
        List<Piece> next = order.reached(moment.get().number());
        RunningAnswer.Said said = moment.get().said();
        if (said.stage() != null) {
            passing("answer.stage", "stage", said.stage());
        }
        if (!said.text().isEmpty()) {
            Map<String, Object> delta = Map.of("answerId", running, "offset", 0, "text", said.text());
            emit(uniqueId(), "answer.delta", home.json().writeValueAsString(delta));
        }
        said.citations().forEach(citation -> passing("answer.citation", "citation", Answers.view(citation)));
        for (Claim claim : said.claims()) {
            passing("answer.claim", "claim", claim);
        }
        next.forEach(this::send);
    }

    /** Pieces that were lost on their way from another node stand in what that node keeps every second. */
    private void closeGap() {
        long now = System.nanoTime();
        if (order.isBehind() && now - retriedAt >= RETRY.toNanos()) {
            retriedAt = now;
            catchUp(order.number() + 1);
        }
    }

    /** What another node's run had said at its last checkpoint. */
    private Optional<RunningAnswers.Moment> kept(UUID id) {
        return home.answers()
                .find(consultation.site(), consultation.id(), id)
                .filter(row -> row.status() == Answer.Status.RUNNING)
                .map(row -> new RunningAnswers.Moment(
                        row.baseSeq(),
                        row.saidNumber(),
                        new RunningAnswer.Said(row.stage(), row.text(), row.citations(), row.claims())));
    }

    private void piece(Piece piece) {
        if (piece.baseSeq() > read) {
            lasting();
        }
        if (!piece.answerId().equals(answer) || piece.baseSeq() != base) {
            return;
        }
        order.accept(piece).forEach(this::send);
    }

    private void send(Piece piece) {
        emit(read + "." + piece.number() + EventId.mark(consultation.id()), piece.type(), piece.data());
    }

    private void passing(String type, String name, Object value) {
        Map<String, Object> data = Map.of("answerId", String.valueOf(answer), name, value);
        emit(uniqueId(), type, home.json().writeValueAsString(data));
    }

    private String uniqueId() {
        catchUps++;
        return read + "." + order.number() + "." + connection + "." + catchUps + EventId.mark(consultation.id());
    }

    private void emit(String id, String type, String data) {
        sink.next(
                ServerSentEvent.<String>builder().id(id).event(type).data(data).build());
    }

    private void end(String reason) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reason", reason);
        data.put("code", null);
        emit(uniqueId(), "stream.end", home.json().writeValueAsString(data));
        closed = true;
        sink.complete();
    }
}
