package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KnowledgeSettingsTest {

    @Test
    void hasDefaultsForEveryKey() {
        assertThat(bind(Map.of())).isEqualTo(new KnowledgeSettings(List.of("knowledge-base"), 8, 2));
    }

    @Test
    void readsSeveralDirectories() {
        assertThat(bind(Map.of("quanzhi.knowledge.directories", "a,b")).directories())
                .containsExactly("a", "b");
    }

    private static KnowledgeSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("quanzhi.knowledge", KnowledgeSettings.class);
    }
}
