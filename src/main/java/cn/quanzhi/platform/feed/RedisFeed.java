package cn.quanzhi.platform.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.ReactiveRedisMessageListenerContainer;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.util.retry.Retry;

/**
 * Delivers on this node at once and through Redis to the others, there in bundles: a piece a message would cost more than
 * writing the answer. A bundle carries its node, so that none hears its own twice; without Redis this node's readers miss
 * nothing.
 */
@Component
class RedisFeed implements Feed, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RedisFeed.class);
    private static final String TOPIC = "quanzhi:feed";
    private static final Duration PAUSE = Duration.ofMillis(15);
    private static final Duration ALONE = Duration.ofMillis(500);
    private static final Duration STARTING = Duration.ofSeconds(30);
    private static final int BACKLOG = 50_000;
    private static final String NEXT = "\n";
    private static final String IN = "\t";

    private final long startedAt = System.nanoTime();
    private final String node = UUID.randomUUID().toString();
    private final ConcurrentMap<String, Set<FluxSink<String>>> listeners = new ConcurrentHashMap<>();
    private final BlockingQueue<String> outgoing = new LinkedBlockingQueue<>(BACKLOG);
    private final ReactiveStringRedisTemplate redis;
    private final Disposable subscription;
    private final Thread sender;
    private volatile long aloneSince = System.nanoTime() - ALONE.toNanos();

    RedisFeed(ReactiveRedisConnectionFactory connections) {
        this.redis = new ReactiveStringRedisTemplate(connections);
        this.subscription = Flux.defer(
                        () -> new ReactiveRedisMessageListenerContainer(connections).receive(ChannelTopic.of(TOPIC)))
                .doOnError(this::tell)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(2)))
                .subscribe(message -> hear(message.getMessage()));
        this.sender = Thread.ofVirtual().name("feed").start(this::send);
    }

    /** A Redis of the service's own comes up beside it: until then there is nothing to interrupt. */
    private void tell(Throwable failure) {
        boolean starting = System.nanoTime() - startedAt < STARTING.toNanos();
        LOG.atLevel(starting ? Level.DEBUG : Level.WARN)
                .log("the feed between nodes is interrupted: {}", failure.getMessage());
    }

    @Override
    public void publish(String channel, String payload) {
        if (payload.contains(NEXT)) {
            throw new IllegalArgumentException("a payload is one line");
        }
        deliver(channel, payload);
        // What no longer fits is lost to the other nodes, as the contract allows: Redis hasn't taken anything for long.
        outgoing.offer(channel + IN + payload);
    }

    @Override
    public Flux<String> subscribe(String channel) {
        return Flux.create(
                sink -> {
                    listeners.compute(channel, (name, known) -> {
                        Set<FluxSink<String>> siblings = known == null ? ConcurrentHashMap.newKeySet() : known;
                        siblings.add(sink);
                        return siblings;
                    });
                    sink.onDispose(() -> listeners.computeIfPresent(channel, (name, left) -> {
                        left.remove(sink);
                        return left.isEmpty() ? null : left;
                    }));
                },
                FluxSink.OverflowStrategy.IGNORE);
    }

    /** Sends what has come at once and then pauses, so that one message alone waits for nothing. */
    private void send() {
        try {
            while (true) {
                List<String> bundle = new ArrayList<>(List.of(outgoing.take()));
                outgoing.drainTo(bundle);
                if (System.nanoTime() - aloneSince > ALONE.toNanos()) {
                    pass(node + String.join(NEXT, bundle));
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service ends
        }
    }

    /** A bundle that only this node hears says that there is no other: for a moment the next ones needn't be sent. */
    private void pass(String bundle) {
        redis.convertAndSend(TOPIC, bundle)
                .subscribe(
                        nodes -> aloneSince = nodes <= 1 ? System.nanoTime() : aloneSince,
                        failure -> LOG.debug("not passed on: {}", failure.toString()));
    }

    private void hear(String bundle) {
        if (!bundle.startsWith(node)) {
            for (String message : bundle.substring(node.length()).split(NEXT)) {
                int cut = message.indexOf(IN);
                deliver(message.substring(0, cut), message.substring(cut + 1));
            }
        }
    }

    private void deliver(String channel, String payload) {
        listeners.getOrDefault(channel, Set.of()).forEach(sink -> sink.next(payload));
    }

    @Override
    public void destroy() {
        sender.interrupt();
        subscription.dispose();
    }
}
