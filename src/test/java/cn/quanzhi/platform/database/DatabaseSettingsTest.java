package cn.quanzhi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {

    @Test
    void documentsItsDefaults() {
        DatabaseSettings usual = new DatabaseSettings("", "", "", "", "");
        assertThat(Settings.defaults("quanzhi.database", DatabaseSettings.class))
                .isEqualTo(usual);
        assertThat(Settings.of("quanzhi.database", DatabaseSettings.class, Map.of()))
                .isEqualTo(usual);
    }

    @Test
    void isSetByTheVariablesOfTheContract() {
        Map<String, Object> variables = Map.of(
                "QUANZHI_DATABASE_URL", "jdbc:postgresql://db/q",
                "QUANZHI_DATABASE_USERNAME", "app",
                "QUANZHI_DATABASE_PASSWORD", "a",
                "QUANZHI_DATABASE_OWNER_USERNAME", "owner",
                "QUANZHI_DATABASE_OWNER_PASSWORD", "o");
        assertThat(Settings.of("quanzhi.database", DatabaseSettings.class, variables))
                .isEqualTo(new DatabaseSettings("jdbc:postgresql://db/q", "app", "a", "owner", "o"));
        // Where the embedded servers look whether there is one outside.
        assertThat(Settings.value("quanzhi.database.url", variables)).isEqualTo("jdbc:postgresql://db/q");
    }
}
