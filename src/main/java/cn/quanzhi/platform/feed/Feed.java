package cn.quanzhi.platform.feed;

import reactor.core.publisher.Flux;

/** Passes messages to whoever listens at the moment. It may lose any of them; what must not be lost is polled as well. */
public interface Feed {

    /** Passes on one line, which may be empty. Never blocks for long and never fails. */
    void publish(String channel, String payload);

    /** What is published from now on, by any node. */
    Flux<String> subscribe(String channel);
}
