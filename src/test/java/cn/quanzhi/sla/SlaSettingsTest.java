package cn.quanzhi.sla;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Settings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlaSettingsTest {

    private static final SlaSettings USUAL =
            new SlaSettings(ZoneId.of("Asia/Shanghai"), Duration.ofSeconds(10), 100, Duration.ofDays(60));

    @Test
    void documentsItsDefaults() {
        assertThat(Settings.defaults("quanzhi.sla", SlaSettings.class)).isEqualTo(USUAL);
        assertThat(Settings.of("quanzhi.sla", SlaSettings.class, Map.of())).isEqualTo(USUAL);
    }

    @Test
    void isSetByVariables() {
        SlaSettings settings = Settings.of(
                "quanzhi.sla",
                SlaSettings.class,
                Map.of("QUANZHI_SLA_SWEEP", "2s", "QUANZHI_SLA_CALENDAR_NOTICE", "90d"));
        assertThat(settings.sweep()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.calendarNotice()).isEqualTo(Duration.ofDays(90));
    }
}
