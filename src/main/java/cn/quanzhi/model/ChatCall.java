package cn.quanzhi.model;

import cn.quanzhi.kernel.PermanentFailure;
import cn.quanzhi.kernel.TransientFailure;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

/** One attempt at one provider: its pieces come over a queue to the calling thread, which watches the clock. */
final class ChatCall {

    private static final long CHECK_MILLIS = 50;
    private static final double TEMPERATURE = 0.1;
    private static final int MAX_CHARACTERS = 32_000;

    private final ChatSettings.Provider provider;
    private final ChatSettings settings;
    private final HttpClient http;
    private final long deadline;
    private final BlockingQueue<Heard> queue = new LinkedBlockingQueue<>();
    private boolean spoken;
    private @Nullable Duration retryAfter;

    ChatCall(ChatSettings.Provider provider, ChatSettings settings, HttpClient http, long deadline) {
        this.provider = provider;
        this.settings = settings;
        this.http = http;
        this.deadline = deadline;
    }

    private sealed interface Heard {
        record Piece(String text) implements Heard {}

        record Done(@Nullable FinishReason reason) implements Heard {}

        record Failed(Throwable cause) implements Heard {}
    }

    boolean hasSpoken() {
        return spoken;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    ChatModels.Completion run(
            List<ChatModels.ChatMessage> messages, ChatModels.Listener listener, BooleanSupplier cancelled) {
        ReactorNettyHttpClient client = new ReactorNettyHttpClient(http, this::noteRetryAfter);
        OpenAiStreamingChatModel model = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(new ReactorNettyHttpClient.Builder(client))
                .baseUrl(provider.baseUrl())
                .apiKey(provider.apiKey().isBlank() ? "none" : provider.apiKey())
                .modelName(provider.model())
                .temperature(TEMPERATURE)
                .build();
        try {
            model.chat(messages.stream().map(ChatCall::message).toList(), new Handler());
            return listen(listener, cancelled);
        } finally {
            client.cancel();
        }
    }

    private ChatModels.Completion listen(ChatModels.Listener listener, BooleanSupplier cancelled) {
        long heardAt = System.nanoTime();
        int characters = 0;
        while (true) {
            if (cancelled.getAsBoolean()) {
                return completion(ChatModels.End.CANCELLED);
            }
            Heard heard = next();
            if (heard == null) {
                checkPatience(heardAt);
                continue;
            }
            switch (heard) {
                case Heard.Piece piece -> {
                    heardAt = System.nanoTime();
                    characters += piece.text().length();
                    if (characters > MAX_CHARACTERS) {
                        return completion(ChatModels.End.LENGTH);
                    }
                    spoken = true;
                    listener.piece(piece.text());
                }
                case Heard.Done done -> {
                    if (!spoken && done.reason() != FinishReason.CONTENT_FILTER) {
                        throw new TransientFailure("the provider said nothing");
                    }
                    return completion(end(done.reason()));
                }
                case Heard.Failed failed -> throw failure(failed.cause());
            }
        }
    }

    private @Nullable Heard next() {
        try {
            return queue.poll(CHECK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("interrupted while a provider spoke", e);
        }
    }

    private void checkPatience(long heardAt) {
        Duration limit = spoken ? settings.betweenTokensTimeout() : settings.firstTokenTimeout();
        long now = System.nanoTime();
        if (now - heardAt > limit.toNanos()) {
            throw new TransientFailure("the provider was silent for " + limit.toMillis() + " ms");
        }
        if (now > deadline) {
            throw new TransientFailure("the turn's time is used up");
        }
    }

    private ChatModels.Completion completion(ChatModels.End end) {
        return new ChatModels.Completion(provider.baseUrl(), provider.model(), end);
    }

    private static ChatModels.End end(@Nullable FinishReason reason) {
        if (reason == FinishReason.CONTENT_FILTER) {
            return ChatModels.End.FILTERED;
        }
        return reason == FinishReason.LENGTH ? ChatModels.End.LENGTH : ChatModels.End.STOP;
    }

    /** A refusal for the request's own sake stays one; all else may pass. */
    private static RuntimeException failure(Throwable cause) {
        for (Throwable next = cause; next != null; next = next.getCause()) {
            if (next instanceof HttpException http
                    && http.statusCode() >= 400
                    && http.statusCode() < 500
                    && http.statusCode() != 429
                    && http.statusCode() != 408) {
                return new PermanentFailure("the provider refused with " + http.statusCode(), cause);
            }
        }
        return new TransientFailure(String.valueOf(cause.getMessage()), cause);
    }

    private void noteRetryAfter(@Nullable String header) {
        if (header != null && header.matches("\\d{1,4}")) {
            retryAfter = Duration.ofSeconds(Long.parseLong(header));
        }
    }

    private static dev.langchain4j.data.message.ChatMessage message(ChatModels.ChatMessage message) {
        return switch (message.role()) {
            case SYSTEM -> SystemMessage.from(message.text());
            case USER -> UserMessage.from(message.text());
            case ASSISTANT -> AiMessage.from(message.text());
        };
    }

    private final class Handler implements StreamingChatResponseHandler {
        @Override
        public void onPartialResponse(String piece) {
            queue.add(new Heard.Piece(piece));
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            queue.add(new Heard.Done(response.finishReason()));
        }

        @Override
        public void onError(Throwable error) {
            queue.add(new Heard.Failed(error));
        }
    }
}
