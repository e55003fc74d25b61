package cn.quanzhi.platform.stream;

import java.time.Duration;
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
 * One reader's event stream. Runs on a virtual thread of its own; only that thread writes to the sink, so events keep
 * their order whoever has news.
 */
public abstract class LiveStream implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);
    private static final int BACKLOG = 5_000;
    private static final String WAKE = "";
    private static final String DRAIN = "drain";
    private static final String SIGN_OUT = "sign-out";
    private static final String RESYNC = "resync";

    private final FluxSink<ServerSentEvent<String>> sink;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>(BACKLOG);
    private final String connection = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    private volatile boolean closed;
    private long passed;

    protected LiveStream(FluxSink<ServerSentEvent<String>> sink) {
        this.sink = sink;
    }

    /** Sends what comes before the news: the backlog, or a snapshot. */
    protected abstract void begin();

    /** There is something new to read. */
    protected abstract void woken();

    /** A message that isn't empty. */
    protected abstract void heard(String message);

    /** The reader was too slow and has lost messages. */
    protected abstract void overrun();

    /** The id of the last lasting event; what passes between two of them is numbered after it. */
    protected abstract String place();

    /** What every id of this stream ends with. */
    protected abstract String mark();

    /** Whether something is awaited that should be looked for soon. */
    protected Duration patience() {
        return KEEP_ALIVE;
    }

    /** Done at each turn, before what was heard. */
    protected void turn() {}

    /** Hears a message, or a wake-up where it is empty. */
    public final void hear(String message) {
        if (!heard.offer(message)) {
            heard.clear();
            heard.offer(RESYNC);
        }
    }

    public final void wake() {
        hear(WAKE);
    }

    /** The server stops: the reader should come back elsewhere. */
    public final void drain() {
        hear(DRAIN);
    }

    /** The reader may no longer read this. */
    public final void signOut() {
        hear(SIGN_OUT);
    }

    public final void close() {
        closed = true;
        heard.clear();
        heard.offer(WAKE);
    }

    @Override
    public final void run() {
        try {
            begin();
            while (!closed) {
                String message = heard.poll(patience().toMillis(), TimeUnit.MILLISECONDS);
                turn();
                take(message);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("a stream ended: {}", e.toString());
            end("DRAINING"); // the reader comes back and reads on
        }
    }

    private void take(@Nullable String message) {
        if (message == null) {
            sink.next(ServerSentEvent.<String>builder().comment("").build());
            return;
        }
        switch (message) {
            case DRAIN -> end("DRAINING");
            case SIGN_OUT -> end("SIGNED_OUT");
            case RESYNC -> overrun();
            case WAKE -> woken();
            default -> heard(message);
        }
    }

    protected final void emit(String id, String type, String data) {
        sink.next(
                ServerSentEvent.<String>builder().id(id).event(type).data(data).build());
    }

    /** An id that no other event has, not on another connection either. */
    protected final String passingId() {
        passed++;
        return place() + "." + connection + "." + passed + mark();
    }

    private void end(String reason) {
        emit(passingId(), "stream.end", "{\"reason\":\"" + reason + "\",\"code\":null}");
        closed = true;
        sink.complete();
    }
}
