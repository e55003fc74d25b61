package cn.quanzhi.answering;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The bounds within which a model may make a follow-up stand alone.
 *
 * @param limit what it may cost in time; afterwards the deterministic readings are searched for alone
 * @param turns how many turns before the question it is shown
 * @param longest the most characters of a rewrite; a longer one is cut off and not used
 */
@Validated
@ConfigurationProperties("quanzhi.answering.rewrite")
record RewriteSettings(
        @DefaultValue("3s") Duration limit,
        @DefaultValue("6") @Min(1) @Max(20) int turns,
        @DefaultValue("120") @Min(20) @Max(400) int longest) {}
