package cn.quanzhi.sla;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param zone where working days begin and end
 * @param sweep how often each node looks for clocks that are due
 * @param batch how many clocks are marked in one transaction
 * @param calendarNotice how long before the known calendar ends the service says so
 */
@Validated
@ConfigurationProperties("quanzhi.sla")
record SlaSettings(
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue("10s") Duration sweep,
        @DefaultValue("100") @Min(1) @Max(10_000) int batch,
        @DefaultValue("60d") Duration calendarNotice) {}
