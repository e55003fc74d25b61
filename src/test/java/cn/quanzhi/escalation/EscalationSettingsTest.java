package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EscalationSettingsTest {

    private static final EscalationSettings USUAL =
            new EscalationSettings(8, Duration.ofSeconds(2), Duration.ofSeconds(3), 7);

    @Test
    void documentsItsDefaults() {
        assertThat(Settings.defaults("quanzhi.escalation", EscalationSettings.class))
                .isEqualTo(USUAL);
        assertThat(Settings.of("quanzhi.escalation", EscalationSettings.class, Map.of()))
                .isEqualTo(USUAL);
    }

    @Test
    void isSetByVariables() {
        assertThat(Settings.of(
                                "quanzhi.escalation",
                                EscalationSettings.class,
                                Map.of("QUANZHI_ESCALATION_CAPACITY", "3"))
                        .capacity())
                .isEqualTo(3);
    }
}
