package cn.quanzhi.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsultationSettingsTest {

    private static final ConsultationSettings USUAL = new ConsultationSettings(
            Duration.ofSeconds(4), Duration.ofSeconds(1), Duration.ofSeconds(1), 256, 30, 10_000);

    @Test
    void documentsItsDefaults() {
        assertThat(Settings.defaults("quanzhi.consultation", ConsultationSettings.class))
                .isEqualTo(USUAL);
        assertThat(Settings.of("quanzhi.consultation", ConsultationSettings.class, Map.of()))
                .isEqualTo(USUAL);
    }

    @Test
    void isSetByVariables() {
        ConsultationSettings settings = Settings.of(
                "quanzhi.consultation",
                ConsultationSettings.class,
                Map.of("QUANZHI_CONSULTATION_LEASE", "1500ms", "QUANZHI_CONSULTATION_MESSAGES_PER_DAY", "7"));
        assertThat(settings.leaseInterval()).isEqualTo("1500 milliseconds");
        assertThat(settings.messagesPerDay()).isEqualTo(7);
    }
}
