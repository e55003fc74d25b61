package cn.quanzhi.model;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first chat provider, under names short enough to type: {@code QUANZHI_CHAT_BASE_URL}.
 *
 * @param baseUrl "https://host/v1"; empty for none
 * @param model by the provider's name; servers of a single model mostly take any
 */
@ConfigurationProperties("quanzhi.chat")
record FirstProvider(
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String apiKey,
        @DefaultValue("default") String model) {

    /** All providers in order, this one in front where it is set. */
    List<ChatSettings.Provider> before(List<ChatSettings.Provider> others) {
        return baseUrl.isBlank()
                ? others
                : Stream.concat(Stream.of(new ChatSettings.Provider(baseUrl, apiKey, model)), others.stream())
                        .toList();
    }
}
