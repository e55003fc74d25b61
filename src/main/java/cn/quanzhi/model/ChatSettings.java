package cn.quanzhi.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of calls to chat providers, and the providers after the first one ({@link FirstProvider}).
 *
 * @param chat further providers, in order of preference
 * @param form whether administrators may add providers; else they are configuration only
 * @param connectTimeout to reach a provider
 * @param firstTokenTimeout from the request to the first piece
 * @param betweenTokensTimeout from one piece to the next
 * @param turnBudget for all attempts of one answer together
 * @param attempts at one provider
 * @param backoff before the second attempt; doubles
 * @param concurrent how many completions one node streams at once
 */
@Validated
@ConfigurationProperties("quanzhi.model")
record ChatSettings(
        @DefaultValue List<@Valid Provider> chat,
        @DefaultValue("true") boolean form,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("20s") Duration firstTokenTimeout,
        @DefaultValue("10s") Duration betweenTokensTimeout,
        @DefaultValue("90s") Duration turnBudget,
        @DefaultValue("2") @Min(1) @Max(10) int attempts,
        @DefaultValue("500ms") Duration backoff,
        @DefaultValue("256") @Min(1) @Max(10_000) int concurrent) {

    ChatSettings {
        chat = List.copyOf(chat);
    }

    /** One OpenAI-compatible endpoint. */
    record Provider(
            @NotBlank String baseUrl,
            @DefaultValue("") String apiKey,
            @NotBlank String model) {

        /** Without the key: whatever is logged shows none. */
        @Override
        public String toString() {
            return "Provider[" + baseUrl + ", " + model + "]";
        }
    }
}
