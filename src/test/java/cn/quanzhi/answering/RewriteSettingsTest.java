package cn.quanzhi.answering;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RewriteSettingsTest {

    private static final String PREFIX = "quanzhi.answering.rewrite";
    private static final RewriteSettings USUAL = new RewriteSettings(Duration.ofSeconds(3), 6, 120);

    @Test
    void documentsItsDefaults() {
        assertThat(Settings.defaults(PREFIX, RewriteSettings.class)).isEqualTo(USUAL);
        assertThat(Settings.of(PREFIX, RewriteSettings.class, Map.of())).isEqualTo(USUAL);
    }

    @Test
    void isSetByVariables() {
        assertThat(Settings.of(PREFIX, RewriteSettings.class, Map.of("QUANZHI_ANSWERING_REWRITE_LIMIT", "1500ms"))
                        .limit())
                .isEqualTo(Duration.ofMillis(1500));
    }
}
