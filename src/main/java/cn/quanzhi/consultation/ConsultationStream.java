package cn.quanzhi.consultation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.Claim;
import cn.quanzhi.consultation.ConsultationView.CitationView;
import cn.quanzhi.identity.Caller;
import cn.quanzhi.platform.stream.LiveStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.FluxSink;

/**
 * One reader's view of a consultation: lasting events from PostgreSQL in their order, and between them the pieces of
 * the running answer.
 */
final class ConsultationStream extends LiveStream {

    private static final Duration RETRY = Duration.ofMillis(250);

    private final ConsultationStreams home;
    private final Consultations.Row consultation;
    private final Caller caller;
    private final @Nullable String lastEventId;
    private final PieceOrder order = new PieceOrder();
    private volatile long read = -1;
    private @Nullable UUID answer;
    private long base;
    private long retriedAt;

    ConsultationStream(
            ConsultationStreams home,
            Consultations.Row consultation,
            Caller caller,
            @Nullable String lastEventId,
            FluxSink<ServerSentEvent<String>> sink) {
        super(sink);
        this.home = home;
        this.consultation = consultation;
        this.caller = caller;
        this.lastEventId = lastEventId;
    }

    /** Hears from the poll how far the consultation is. */
    void reached(long seq) {
        if (read >= 0 && seq > read) {
            wake();
        }
    }

    Caller caller() {
        return caller;
    }

    Consultations.Row consultation() {
        return consultation;
    }

    @Override
    protected Duration patience() {
        return order.isBehind() ? RETRY : super.patience();
    }

    @Override
    protected void turn() {
        closeGap();
    }

    @Override
    protected void woken() {
        lasting();
    }

    @Override
    protected void overrun() {
        lasting();
        catchUp(order.number());
    }

    @Override
    protected void heard(String message) {
        if (HandOver.isTyping(message)) {
            emit(passingId(), "typing", HandOver.typingData(message));
        } else {
            piece(Piece.parse(message));
        }
    }

    @Override
    protected String place() {
        return read + "." + order.number();
    }

    @Override
    protected String mark() {
        return EventId.mark(consultation.id());
    }

    @Override
    protected void begin() {
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
        emit(passingId(), "consultation.snapshot", home.json().writeValueAsString(view));
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
            emit(passingId(), "answer.delta", home.json().writeValueAsString(delta));
        }
        said.citations().forEach(citation -> passing("answer.citation", "citation", CitationView.of(citation)));
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
        emit(passingId(), type, home.json().writeValueAsString(data));
    }
}
