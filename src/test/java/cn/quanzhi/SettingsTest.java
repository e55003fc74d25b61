package cn.quanzhi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The single keys that other programs set by their variables. */
class SettingsTest {

    @ParameterizedTest
    @CsvSource({
        "quanzhi.data-dir, QUANZHI_DATA_DIR, ./data",
        "quanzhi.admin-password, QUANZHI_ADMIN_PASSWORD, ''",
        "quanzhi.model.form, QUANZHI_MODEL_FORM, true",
        "quanzhi.model.sealing-key, QUANZHI_MODEL_SEALING_KEY, ''",
        "quanzhi.redis.url, QUANZHI_REDIS_URL, ''",
        "quanzhi.metrics.token, QUANZHI_METRICS_TOKEN, ''",
        "quanzhi.knowledge.directories, QUANZHI_KNOWLEDGE_DIRECTORIES, knowledge-base",
        "quanzhi.follow-up, QUANZHI_FOLLOW_UP, MODEL",
        "server.port, SERVER_PORT, 8080",
    })
    void isDocumentedAndSetByItsVariable(String key, String variable, String usual) {
        assertThat(Settings.value(key, Map.of())).isEqualTo(usual);
        assertThat(Settings.value(key, Map.of(variable, "other"))).isEqualTo("other");
    }
}
