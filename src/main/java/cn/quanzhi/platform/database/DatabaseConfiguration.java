package cn.quanzhi.platform.database;

import cn.quanzhi.platform.embedded.EmbeddedServers;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two ways into the database: the owner's, which migrates, and the application's, which does all else. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfiguration.class);
    private static final int CONNECTIONS = 24;

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    HikariDataSource ownerDataSource(DatabaseSettings settings, EmbeddedServers servers) {
        EmbeddedServers.Database embedded = servers.database();
        HikariDataSource source;
        if (embedded != null) {
            source = source(embedded.url(), embedded.owner(), embedded.password(), 2);
        } else if (settings.ownerUsername().isBlank()) {
            LOG.warn("QUANZHI_DATABASE_OWNER_USERNAME 未设置：以应用账号执行数据库迁移");
            source = source(settings.url(), settings.username(), settings.password(), 2);
        } else {
            source = source(settings.url(), settings.ownerUsername(), settings.ownerPassword(), 2);
        }
        source.setMinimumIdle(0);
        source.setPoolName("owner");
        return source;
    }

    @Bean
    @Primary
    HikariDataSource dataSource(DatabaseSettings settings, EmbeddedServers servers) {
        EmbeddedServers.Database embedded = servers.database();
        HikariDataSource source = embedded != null
                ? source(embedded.url(), embedded.application(), embedded.password(), CONNECTIONS)
                : source(settings.url(), settings.username(), settings.password(), CONNECTIONS);
        source.setPoolName("application");
        requireDurability(source);
        return source;
    }

    /** With either off, an acknowledged message may be lost in a crash. */
    private static void requireDurability(DataSource source) {
        JdbcClient jdbc = JdbcClient.create(source);
        for (String setting : new String[] {"fsync", "synchronous_commit"}) {
            String value = jdbc.sql("select current_setting(:name)")
                    .param("name", setting)
                    .query(String.class)
                    .single();
            if (value.equals("off")) {
                throw new IllegalStateException("数据库的 " + setting + " 已关闭，已确认的消息可能丢失，服务不启动。");
            }
        }
    }

    private static HikariDataSource source(String url, String username, String password, int connections) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(url);
        source.setUsername(username);
        source.setPassword(password);
        source.setMaximumPoolSize(connections);
        source.setConnectionTimeout(5_000);
        source.setValidationTimeout(2_000);
        source.addDataSourceProperty("connectTimeout", "5");
        source.addDataSourceProperty("socketTimeout", "60");
        source.addDataSourceProperty("tcpKeepAlive", "true");
        source.addDataSourceProperty("ApplicationName", "quanzhi");
        source.addDataSourceProperty("reWriteBatchedInserts", "true");
        source.addDataSourceProperty(
                "options", "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000");
        return source;
    }
}
