package cn.quanzhi.answering;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a node asks itself after its start.
 *
 * @param questions how many; 0 for none
 */
@Validated
@ConfigurationProperties("quanzhi.answering.warm-up")
record WarmUpSettings(
        @DefaultValue("250") @Min(0) @Max(5_000) int questions) {}
