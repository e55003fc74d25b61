package cn.quanzhi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.quanzhi.Settings;
import cn.quanzhi.platform.database.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

@ExtendWith(OutputCaptureExtension.class)
class ChatProvidersTest {

    /** A database that is away. */
    private static final class Away extends AbstractDataSource {
        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("the database is away");
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }

    @Test
    void goesOnAndComplainsOnceWhileTheDatabaseIsAway(CapturedOutput output) {
        ChatProviders providers = providers("", Map.of());
        for (int i = 0; i < 5; i++) {
            assertThatCode(providers::refresh).doesNotThrowAnyException();
        }
        assertThat(output.getAll()).containsOnlyOnce("list of chat providers can't be read");
        assertThat(output.getAll()).doesNotContain("\tat ");
    }

    @Test
    void needsNoDatabaseForConfiguredProvidersAlone(CapturedOutput output) {
        ChatProviders providers = providers("https://one.example/v1", Map.of("QUANZHI_MODEL_FORM", "false"));
        providers.refresh();
        List<ChatProviders.Active> active = providers.active();
        assertThat(active).extracting(one -> one.provider().baseUrl()).containsExactly("https://one.example/v1");
        providers.refresh();
        assertThat(providers.active()).isSameAs(active);
        assertThat(output.getAll()).doesNotContain("list of chat providers");
    }

    private static ChatProviders providers(String first, Map<String, Object> variables) {
        Away away = new Away();
        JdbcClient jdbc = JdbcClient.create(away);
        return new ChatProviders(
                new FirstProvider(first, "", "default"),
                Settings.of("quanzhi.model", ChatSettings.class, variables),
                new ModelProviders(jdbc, new KeySeal("000102030405060708090a0b0c0d0e0f", "here")),
                new Transactions(new DataSourceTransactionManager(away), jdbc),
                Clock.systemUTC());
    }
}
