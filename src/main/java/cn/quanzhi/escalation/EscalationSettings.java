package cn.quanzhi.escalation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param capacity how many tickets automatic assignment gives to one person; who claims may hold more
 * @param assign how often queues with automatic assignment are looked at
 * @param queueNews how often waiting enterprises may hear that their place has changed
 * @param deskEventDays how long a desk that was away can read on where it stopped
 */
@Validated
@ConfigurationProperties("quanzhi.escalation")
record EscalationSettings(
        @DefaultValue("8") @Min(1) @Max(1_000) int capacity,
        @DefaultValue("2s") Duration assign,
        @DefaultValue("3s") Duration queueNews,
        @DefaultValue("7") @Min(1) @Max(366) int deskEventDays) {}
