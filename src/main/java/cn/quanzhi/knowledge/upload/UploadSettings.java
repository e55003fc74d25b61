package cn.quanzhi.knowledge.upload;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param largest the largest file that is taken
 * @param memory megabytes of heap of the parser's process
 * @param limit how long one file may be parsed, the start of the process included
 * @param poll how often a node looks for jobs of which no wake-up reached it
 */
@Validated
@ConfigurationProperties("quanzhi.knowledge.upload")
record UploadSettings(
        @DefaultValue("50MB") DataSize largest,
        @DefaultValue("256") @Min(64) @Max(4096) int memory,
        @DefaultValue("50s") Duration limit,
        @DefaultValue("1s") Duration poll) {}
