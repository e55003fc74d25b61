package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnowledgeSettingsTest {

    @Test
    void documentsItsDefaults() {
        KnowledgeSettings usual = new KnowledgeSettings(List.of("knowledge-base"), 8, 3);
        assertThat(Settings.defaults("quanzhi.knowledge", KnowledgeSettings.class))
                .isEqualTo(usual);
        assertThat(Settings.of("quanzhi.knowledge", KnowledgeSettings.class, Map.of()))
                .isEqualTo(usual);
    }

    @Test
    void readsSeveralDirectories() {
        Map<String, Object> variables = Map.of("QUANZHI_KNOWLEDGE_DIRECTORIES", "a,b");
        assertThat(Settings.of("quanzhi.knowledge", KnowledgeSettings.class, variables)
                        .directories())
                .containsExactly("a", "b");
    }
}
