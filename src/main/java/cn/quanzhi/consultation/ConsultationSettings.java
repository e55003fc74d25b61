package cn.quanzhi.consultation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param lease how long an answer stays with a silent node before another one takes it
 * @param checkpoint how often a running answer is kept and its lease moved on
 * @param poll how often a node looks for work and news of which no wake-up reached it
 * @param concurrent how many answers one node runs at once
 * @param messagesPerMinute how many messages one visitor may send in a minute
 * @param messagesPerDay how many messages all visitors of one site together may send in a day
 */
@Validated
@ConfigurationProperties("quanzhi.consultation")
record ConsultationSettings(
        @DefaultValue("4s") Duration lease,
        @DefaultValue("1s") Duration checkpoint,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("256") @Min(1) @Max(10_000) int concurrent,
        @DefaultValue("30") @Min(1) int messagesPerMinute,
        @DefaultValue("10000") @Min(1) int messagesPerDay) {

    /** The lease as PostgreSQL reads an interval. */
    String leaseInterval() {
        return lease.toMillis() + " milliseconds";
    }
}
