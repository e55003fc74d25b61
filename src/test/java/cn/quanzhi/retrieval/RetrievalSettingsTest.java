package cn.quanzhi.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetrievalSettingsTest {

    private static final RetrievalSettings USUAL = new RetrievalSettings(200, 0.9, 1.0, 2.0, 4.0, 0.4, 3.0, 1.0, true);

    @Test
    void documentsItsDefaults() {
        assertThat(Settings.defaults("quanzhi.retrieval", RetrievalSettings.class))
                .isEqualTo(USUAL);
        assertThat(Settings.of("quanzhi.retrieval", RetrievalSettings.class, Map.of()))
                .isEqualTo(USUAL);
    }

    @Test
    void isSetByVariables() {
        assertThat(Settings.of("quanzhi.retrieval", RetrievalSettings.class, Map.of("QUANZHI_RETRIEVAL_DEPTH", "12"))
                        .depth())
                .isEqualTo(12);
    }
}
