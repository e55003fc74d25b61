package cn.quanzhi.model;

import cn.quanzhi.kernel.PermanentFailure;
import cn.quanzhi.kernel.TransientFailure;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * The providers in order. Each gets its attempts within the turn's budget, with a back-off that doubles; one that failed
 * five times in a row is passed over for half a minute while there is another.
 */
@Component
class StreamingChatModels implements ChatModels, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(StreamingChatModels.class);
    private static final int CONNECTIONS = 1_000;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration UNUSED = Duration.ofMinutes(2);
    private static final Duration CANCEL_CHECK = Duration.ofMillis(100);
    private static final int SHOWN = 200;
    private static final List<ChatMessage> TRIAL = List.of(new ChatMessage(Role.USER, "请只回答两个字：收到"));

    private final ChatSettings settings;
    private final ChatProviders list;
    private final ConnectionProvider connections;
    private final HttpClient http;
    private final Semaphore calls;

    StreamingChatModels(ChatProviders list, ChatSettings settings) {
        this.settings = settings;
        this.list = list;
        this.calls = new Semaphore(settings.concurrent());
        this.connections = ConnectionProvider.builder("chat")
                .maxConnections(CONNECTIONS)
                .pendingAcquireTimeout(settings.connectTimeout())
                .maxIdleTime(IDLE)
                .evictInBackground(IDLE) // no connection to a removed provider stays
                .disposeInactivePoolsInBackground(UNUSED, UNUSED)
                .build();
        this.http = HttpClient.create(connections)
                .protocol(HttpProtocol.HTTP11)
                .followRedirect(false)
                .resolver(new ProviderAddresses())
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTimeout().toMillis()));
    }

    @Override
    public boolean configured() {
        return !list.active().isEmpty();
    }

    @Override
    public Completion stream(List<ChatMessage> messages, Listener listener, BooleanSupplier cancelled) {
        List<ChatProviders.Active> providers = list.active(); // whatever is changed meanwhile
        if (providers.isEmpty()) {
            throw new PermanentFailure("no chat provider is configured");
        }
        if (!hasTurn(cancelled)) {
            ChatSettings.Provider first = providers.getFirst().provider();
            return new Completion(first.baseUrl(), first.model(), End.CANCELLED);
        }
        try {
            return firstThatAnswers(providers, messages, listener, cancelled);
        } finally {
            calls.release();
        }
    }

    /** Waits for a free call; whoever is cancelled meanwhile waits no longer. */
    private boolean hasTurn(BooleanSupplier cancelled) {
        try {
            while (!calls.tryAcquire(CANCEL_CHECK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (cancelled.getAsBoolean()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("interrupted while all calls were taken", e);
        }
    }

    private Completion firstThatAnswers(
            List<ChatProviders.Active> providers,
            List<ChatMessage> messages,
            Listener listener,
            BooleanSupplier cancelled) {
        long deadline = System.nanoTime() + settings.turnBudget().toNanos();
        RuntimeException last = new TransientFailure("all chat providers rest after failures");
        boolean spoken = false;
        for (ChatProviders.Active provider : providers) {
            if (providers.size() > 1 && provider.use().rests()) {
                continue;
            }
            for (int attempt = 0; attempt < settings.attempts(); attempt++) {
                if (spoken) {
                    listener.restarted();
                }
                ChatCall call = new ChatCall(provider.provider(), settings, http, deadline);
                try {
                    return timed(provider, call, messages, new TimedListener(listener), cancelled);
                } catch (PermanentFailure e) {
                    last = failed(provider, e);
                    spoken = call.hasSpoken();
                    break; // asking again the same way won't help
                } catch (TransientFailure e) {
                    last = failed(provider, e);
                    spoken = call.hasSpoken();
                    if (!pause(attempt, call.retryAfter(), deadline, cancelled)) {
                        break;
                    }
                }
            }
        }
        if (spoken) {
            listener.restarted();
        }
        throw last;
    }

    private Completion timed(
            ChatProviders.Active provider,
            ChatCall call,
            List<ChatMessage> messages,
            TimedListener listener,
            BooleanSupplier cancelled) {
        Completion completion = call.run(messages, listener, cancelled);
        if (completion.end() == End.CANCELLED) {
            provider.use().wasThere();
        } else {
            provider.use().answered(listener.first(), listener.characters());
        }
        return completion;
    }

    List<ChatProviders.Active> active() {
        return list.active();
    }

    /** One short question to this provider alone, once; counts like any other. */
    ModelController.ModelTest tryOut(ChatProviders.Active provider) {
        long deadline = System.nanoTime() + settings.firstTokenTimeout().toNanos();
        StringBuilder said = new StringBuilder();
        TimedListener listener = new TimedListener(into(said));
        Integer status = null;
        boolean answered = false;
        try {
            ChatCall call = new ChatCall(provider.provider(), settings, http, deadline);
            timed(provider, call, TRIAL, listener, () -> false);
            answered = true;
        } catch (PermanentFailure | TransientFailure e) {
            status = ProviderUse.statusOf(failed(provider, e));
        }
        Duration first = listener.first();
        String shown = ReactorNettyHttpClient.hidden(provider.provider().apiKey(), said.toString());
        return new ModelController.ModelTest(
                answered,
                listener.took().toMillis(),
                first == null ? null : first.toMillis(),
                shown.isEmpty() ? null : shown.substring(0, Math.min(SHOWN, shown.length())),
                status);
    }

    private static Listener into(StringBuilder said) {
        return new Listener() {
            @Override
            public void piece(String text) {
                said.append(text);
            }

            @Override
            public void restarted() {
                said.setLength(0);
            }
        };
    }

    private static RuntimeException failed(ChatProviders.Active provider, RuntimeException failure) {
        LOG.warn("chat provider {} failed: {}", provider.provider().model(), failure.getMessage());
        provider.use().failed(failure);
        return failure;
    }

    /** Waits before the next attempt; false where there is none or no time for it. */
    private boolean pause(int attempt, @Nullable Duration asked, long deadline, BooleanSupplier cancelled) {
        if (attempt + 1 >= settings.attempts()) {
            return false;
        }
        long base = settings.backoff().toNanos() << attempt;
        long wait = base + ThreadLocalRandom.current().nextLong(base / 2 + 1);
        if (asked != null) {
            wait = Math.max(wait, asked.toNanos());
        }
        long until = System.nanoTime() + wait;
        if (until >= deadline) {
            return false;
        }
        try {
            while (System.nanoTime() < until && !cancelled.getAsBoolean()) {
                Thread.sleep(Math.min(CANCEL_CHECK.toMillis(), Math.max(1, (until - System.nanoTime()) / 1_000_000)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }

    @Override
    public void destroy() {
        connections.dispose();
    }
}
