package cn.quanzhi.retrieval;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much each signal counts; scores of a list are standardised before they are added. The weights were chosen on
 * questions written for it and hold on others: docs/benchmarks.md.
 *
 * @param depth how many passages each way of recall gives
 * @param lexical weight of BM25
 * @param dense weight of the vectors' cosine
 * @param named added for a passage of a law that the question names
 * @param memory weight of the vote of typical questions that are near; 0 leaves the vote out, not their words
 * @param offset share of the way from near typical questions to their articles that a question's vector goes along; 0 for none
 * @param basis weight of a found guide's legal basis, 0 leaves it out
 * @param reference weight of what a found article points to, 0 leaves it out
 * @param adapted whether a question's vector is turned by the packed adapters before it is searched with
 */
@Validated
@ConfigurationProperties("quanzhi.retrieval")
record RetrievalSettings(
        @DefaultValue("200") @Min(10) @Max(1_000) int depth,
        @DefaultValue("0.9") @DecimalMin("0") double lexical,
        @DefaultValue("1.0") @DecimalMin("0") double dense,
        @DefaultValue("2.0") @DecimalMin("0") double named,
        @DefaultValue("4.0") @DecimalMin("0") double memory,
        @DefaultValue("0.4") @DecimalMin("0") double offset,
        @DefaultValue("3.0") @DecimalMin("0") double basis,
        @DefaultValue("1.0") @DecimalMin("0") double reference,
        @DefaultValue("true") boolean adapted) {}
