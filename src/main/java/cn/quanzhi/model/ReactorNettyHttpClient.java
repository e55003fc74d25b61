package cn.quanzhi.model;

import cn.quanzhi.kernel.TransientFailure;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEventParsingHandle;
import io.netty.handler.codec.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;

/**
 * One call to a provider on Reactor Netty. A stream counts as whole only where it said how it ended; an error object
 * inside the stream is an error, whatever its status was.
 */
final class ReactorNettyHttpClient implements HttpClient {

    private static final Pattern FINISHED = Pattern.compile("\"finish_reason\"\\s*:\\s*\"");
    private static final Pattern ERROR = Pattern.compile("^\\s*\\{\\s*\"error\"\\s*:");
    private static final int MAX_ERROR_TEXT = 300;
    private static final int MOST_ERROR_BYTES = 64 * 1024;
    private static final int SHORTEST_HIDDEN = 6; // "none" stands where there is no key

    private final reactor.netty.http.client.HttpClient http;
    private final Consumer<@Nullable String> retryAfter;
    private final AtomicReference<@Nullable Disposable> call = new AtomicReference<>();
    private volatile boolean cancelled;

    /** @param retryAfter is told the header of that name where a provider refuses */
    ReactorNettyHttpClient(reactor.netty.http.client.HttpClient http, Consumer<@Nullable String> retryAfter) {
        this.http = http;
        this.retryAfter = retryAfter;
    }

    /** Closes the connection at once, also before anything has come. */
    void cancel() {
        cancelled = true;
        Disposable running = call.get();
        if (running != null) {
            running.dispose();
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("this service streams every completion");
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser ignored, ServerSentEventListener listener) {
        Stream stream = new Stream(request, listener);
        SseFrames frames = new SseFrames(stream::frame);
        Disposable running =
                exchange(request).doOnNext(frames::accept).subscribe(bytes -> {}, listener::onError, stream::end);
        call.set(running);
        if (cancelled) {
            running.dispose();
        }
    }

    private Flux<byte[]> exchange(HttpRequest request) {
        return http.headers(headers -> request.headers().forEach((name, values) -> headers.set(name, values)))
                .request(HttpMethod.valueOf(request.method().name()))
                .uri(request.url())
                .send(ByteBufFlux.fromString(Mono.just(request.body())))
                .response((response, body) -> {
                    int status = response.status().code();
                    if (status >= 200 && status < 300) {
                        return body.asByteArray();
                    }
                    retryAfter.accept(response.responseHeaders().get("Retry-After"));
                    return beginning(body)
                            .flatMapMany(text -> Flux.error(new HttpException(status, shortened(request, text))));
                });
    }

    /** No more than the beginning of a refusal is read: one may go on without end. */
    private static Mono<String> beginning(ByteBufFlux body) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        return body.asByteArray()
                .doOnNext(read::writeBytes)
                .takeUntil(bytes -> read.size() >= MOST_ERROR_BYTES)
                .then(Mono.fromSupplier(() -> read.toString(StandardCharsets.UTF_8)));
    }

    /** What a provider writes may repeat the key that it was sent, and goes into the log. */
    private static String shortened(HttpRequest request, String whole) {
        String text = whole;
        for (String value : request.headers().getOrDefault("Authorization", List.of())) {
            text = hidden(value.replaceFirst("^Bearer ", ""), text);
        }
        return text.length() <= MAX_ERROR_TEXT ? text : text.substring(0, MAX_ERROR_TEXT);
    }

    /** The text without the key. */
    static String hidden(String key, String text) {
        return key.length() < SHORTEST_HIDDEN ? text : text.replace(key, "***");
    }

    /** Passes the frames on and knows whether the stream came to its end. */
    private final class Stream implements ServerSentEventParsingHandle {
        private final HttpRequest request;
        private final ServerSentEventListener listener;
        private boolean finished;

        Stream(HttpRequest request, ServerSentEventListener listener) {
            this.request = request;
            this.listener = listener;
        }

        void frame(String data) {
            if (ERROR.matcher(data).find()) {
                throw new TransientFailure("the provider broke off with an error: " + shortened(request, data));
            }
            finished |= data.equals("[DONE]") || FINISHED.matcher(data).find();
            listener.onEvent(new ServerSentEvent(null, data), new ServerSentEventContext(this));
        }

        void end() {
            if (finished) {
                listener.onClose();
            } else {
                listener.onError(new TransientFailure("the provider's stream ended before the answer did"));
            }
        }

        @Override
        public void cancel() {
            ReactorNettyHttpClient.this.cancel();
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }

    /** What LangChain4j asks for; the limits of time are the caller's. */
    record Builder(ReactorNettyHttpClient client) implements dev.langchain4j.http.client.HttpClientBuilder {

        @Override
        public java.time.@Nullable Duration connectTimeout() {
            return null;
        }

        @Override
        public Builder connectTimeout(java.time.@Nullable Duration timeout) {
            return this;
        }

        @Override
        public java.time.@Nullable Duration readTimeout() {
            return null;
        }

        @Override
        public Builder readTimeout(java.time.@Nullable Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return client;
        }
    }
}
