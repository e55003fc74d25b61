package cn.quanzhi.platform.feed;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.listener.PatternTopic;
import org.springframework.data.redis.listener.ReactiveRedisMessageListenerContainer;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.util.retry.Retry;

/**
 * Delivers on this node at once and through Redis to the others. A message carries its node, so that none hears its own
 * twice; without Redis this node's readers miss nothing.
 */
@Component
class RedisFeed implements Feed, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RedisFeed.class);
    private static final String PREFIX = "quanzhi:feed:";

    private final String node = UUID.randomUUID().toString();
    private final ConcurrentMap<String, Set<FluxSink<String>>> listeners = new ConcurrentHashMap<>();
    private final ReactiveStringRedisTemplate redis;
    private final Disposable subscription;

    RedisFeed(ReactiveRedisConnectionFactory connections) {
        this.redis = new ReactiveStringRedisTemplate(connections);
        this.subscription = Flux.defer(() ->
                        new ReactiveRedisMessageListenerContainer(connections).receive(PatternTopic.of(PREFIX + "*")))
                .doOnError(failure -> LOG.warn("the feed between nodes is interrupted: {}", failure.getMessage()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, java.time.Duration.ofMillis(200))
                        .maxBackoff(java.time.Duration.ofSeconds(2)))
                .subscribe(message -> hear(message.getChannel(), message.getMessage()));
    }

    @Override
    public void publish(String channel, String payload) {
        deliver(channel, payload);
        redis.convertAndSend(PREFIX + channel, node + payload)
                .subscribe(heard -> {}, failure -> LOG.debug("not passed on: {}", failure.toString()));
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

    private void hear(String channel, String message) {
        if (!message.startsWith(node)) {
            deliver(channel.substring(PREFIX.length()), message.substring(node.length()));
        }
    }

    private void deliver(String channel, String payload) {
        listeners.getOrDefault(channel, Set.of()).forEach(sink -> sink.next(payload));
    }

    @Override
    public void destroy() {
        subscription.dispose();
    }
}
