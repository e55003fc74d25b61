package cn.quanzhi;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** One real PostgreSQL for the tests that need only a database, migrated once and shared by the whole run. */
public final class TestPostgres {

    private static final DataSource DATA_SOURCE = start(); // one object: a transaction counts only for its own

    private TestPostgres() {}

    public static DataSource dataSource() {
        return DATA_SOURCE;
    }

    public static JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    public static PlatformTransactionManager transactionManager() {
        return new DataSourceTransactionManager(dataSource());
    }

    private static DataSource start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
            DataSource source = server.getPostgresDatabase();
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
