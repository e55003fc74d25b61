package cn.quanzhi.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutboxSettingsTest {

    private static final OutboxSettings USUAL = new OutboxSettings(Duration.ofSeconds(30), Duration.ofDays(30));

    @Test
    void documentsItsDefaults() {
        assertThat(Settings.defaults("quanzhi.outbox", OutboxSettings.class)).isEqualTo(USUAL);
        assertThat(Settings.of("quanzhi.outbox", OutboxSettings.class, Map.of()))
                .isEqualTo(USUAL);
    }

    @Test
    void isSetByVariables() {
        OutboxSettings settings =
                Settings.of("quanzhi.outbox", OutboxSettings.class, Map.of("QUANZHI_OUTBOX_KEEP", "7d"));
        assertThat(settings.keep()).isEqualTo(Duration.ofDays(7));
    }
}
