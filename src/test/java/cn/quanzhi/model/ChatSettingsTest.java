package cn.quanzhi.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChatSettingsTest {

    private static final ChatSettings USUAL = new ChatSettings(
            List.of(),
            true,
            Duration.ofSeconds(3),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofSeconds(90),
            2,
            Duration.ofMillis(500),
            256);

    @Test
    void documentsItsDefaults() {
        assertThat(Settings.defaults("quanzhi.model", ChatSettings.class)).isEqualTo(USUAL);
        assertThat(Settings.of("quanzhi.model", ChatSettings.class, Map.of())).isEqualTo(USUAL);
        assertThat(Settings.of("quanzhi.chat", FirstProvider.class, Map.of()))
                .isEqualTo(Settings.defaults("quanzhi.chat", FirstProvider.class))
                .isEqualTo(new FirstProvider("", "", "default"));
    }

    @Test
    void putsTheProviderOfTheVariablesBeforeTheList() {
        Map<String, Object> variables = Map.of(
                "QUANZHI_CHAT_BASE_URL", "https://one.example/v1",
                "QUANZHI_CHAT_API_KEY", "key",
                "QUANZHI_CHAT_MODEL", "one",
                "QUANZHI_MODEL_CHAT_0_BASE_URL", "https://two.example/v1",
                "QUANZHI_MODEL_CHAT_0_MODEL", "two");
        FirstProvider first = Settings.of("quanzhi.chat", FirstProvider.class, variables);
        ChatSettings settings = Settings.of("quanzhi.model", ChatSettings.class, variables);
        assertThat(first.before(settings.chat()))
                .containsExactly(
                        new ChatSettings.Provider("https://one.example/v1", "key", "one"),
                        new ChatSettings.Provider("https://two.example/v1", "", "two"));
    }
}
