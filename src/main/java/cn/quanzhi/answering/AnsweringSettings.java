package cn.quanzhi.answering;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param passages how many passages are put before the model
 * @param surelySimilar the cosine from which the nearest passage alone is enough
 * @param similar the cosine below which nothing is enough
 * @param covered between the two: the share of the question's wording that the best passages must have
 * @param question the probability, by what was learned and what was found, from which a message counts as a question
 * @param hinted the same for a message with words that hint at something else
 * @param emergency the probability from which danger is assumed
 * @param near the cosine from which something is near enough for a question that looks like another service's
 */
@Validated
@ConfigurationProperties("quanzhi.answering")
record AnsweringSettings(
        @DefaultValue("8") @Min(1) @Max(30) int passages,

        @DefaultValue("0.56") @DecimalMin("0") @DecimalMax("1")
        double surelySimilar,

        @DefaultValue("0.50") @DecimalMin("0") @DecimalMax("1")
        double similar,

        @DefaultValue("0.20") @DecimalMin("0") @DecimalMax("1")
        double covered,

        @DefaultValue("0.5") @DecimalMin("0") @DecimalMax("1")
        double question,

        @DefaultValue("0.93") @DecimalMin("0") @DecimalMax("1")
        double hinted,

        @DefaultValue("0.16") @DecimalMin("0") @DecimalMax("1")
        double emergency,

        @DefaultValue("0.80") @DecimalMin("0") @DecimalMax("1")
        double near) {}
