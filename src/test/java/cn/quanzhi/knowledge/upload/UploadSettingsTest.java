package cn.quanzhi.knowledge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class UploadSettingsTest {

    private static final String PREFIX = "quanzhi.knowledge.upload";

    @Test
    void documentsItsDefaults() {
        UploadSettings usual =
                new UploadSettings(DataSize.ofMegabytes(50), 256, Duration.ofSeconds(50), Duration.ofSeconds(1));
        assertThat(Settings.defaults(PREFIX, UploadSettings.class)).isEqualTo(usual);
        assertThat(Settings.of(PREFIX, UploadSettings.class, Map.of())).isEqualTo(usual);
    }
}
