package cn.quanzhi.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The chat providers and their limits.
 *
 * @param baseUrl of the first provider, "https://host/v1"; empty for none
 * @param providers further ones, in order of preference
 * @param connectTimeout to reach a provider
 * @param firstTokenTimeout from the request to the first piece
 * @param betweenTokensTimeout from one piece to the next
 * @param turnBudget for all attempts of one answer together
 * @param attempts at one provider
 * @param backoff before the second attempt; doubles
 */
@ConfigurationProperties("quanzhi.chat")
record ChatSettings(
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String model,
        @DefaultValue List<Provider> providers,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("20s") Duration firstTokenTimeout,
        @DefaultValue("10s") Duration betweenTokensTimeout,
        @DefaultValue("90s") Duration turnBudget,
        @DefaultValue("2") int attempts,
        @DefaultValue("500ms") Duration backoff,
        @DefaultValue("256") int concurrent) {

    /** One OpenAI-compatible endpoint. */
    record Provider(String baseUrl, @DefaultValue("") String apiKey, String model) {}

    /** All providers, the first one in front. */
    List<Provider> all() {
        List<Provider> all = new ArrayList<>();
        if (!baseUrl.isBlank()) {
            all.add(new Provider(baseUrl, apiKey, model));
        }
        all.addAll(providers);
        return List.copyOf(all);
    }
}
