package cn.quanzhi.platform.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param retry how often one of the nodes gives failed events to their listeners again
 * @param keep how long what has been delivered is kept
 */
@ConfigurationProperties("quanzhi.outbox")
record OutboxSettings(
        @DefaultValue("30s") Duration retry,
        @DefaultValue("30d") Duration keep) {}
