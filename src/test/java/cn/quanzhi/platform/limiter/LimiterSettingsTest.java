package cn.quanzhi.platform.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimiterSettingsTest {

    @Test
    void limitsUnlessSwitchedOff() {
        assertThat(Settings.defaults("quanzhi.limiter", LimiterSettings.class).enabled())
                .isTrue();
        assertThat(Settings.of("quanzhi.limiter", LimiterSettings.class, Map.of())
                        .enabled())
                .isTrue();
        assertThat(Settings.of("quanzhi.limiter", LimiterSettings.class, Map.of("QUANZHI_LIMITER_ENABLED", "false"))
                        .enabled())
                .isFalse();
    }
}
