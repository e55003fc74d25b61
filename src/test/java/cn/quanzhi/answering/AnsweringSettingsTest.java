package cn.quanzhi.answering;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnsweringSettingsTest {

    private static final AnsweringSettings USUAL = new AnsweringSettings(8, 0.56, 0.50, 0.20, 0.5, 0.93, 0.16, 0.80);

    @Test
    void documentsItsDefaults() {
        assertThat(Settings.defaults("quanzhi.answering", AnsweringSettings.class))
                .isEqualTo(USUAL);
        assertThat(Settings.of("quanzhi.answering", AnsweringSettings.class, Map.of()))
                .isEqualTo(USUAL);
    }

    @Test
    void isSetByVariables() {
        assertThat(Settings.of("quanzhi.answering", AnsweringSettings.class, Map.of("QUANZHI_ANSWERING_PASSAGES", "12"))
                        .passages())
                .isEqualTo(12);
    }
}
