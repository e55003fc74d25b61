package cn.quanzhi.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL of the service's own. Durable: {@code fsync}, {@code synchronous_commit} and full page writes are on.
 * Reached over loopback with a password only.
 */
final class EmbeddedPostgres {

    static final String DATABASE = "quanzhi";
    static final String OWNER = "quanzhi_owner";
    static final String APPLICATION = "quanzhi";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final Path programs;
    private final Path log;
    private final int port;
    private final String password;
    private final ServerProcess process;

    EmbeddedPostgres(Path directory, int port) {
        this.data = directory.resolve("data");
        this.programs = Binaries.postgres(directory);
        this.log = directory.resolve("postgres.log");
        this.port = port;
        this.password = Secrets.kept(directory.resolve("password"));
        this.process = new ServerProcess("postgres", data.resolve("postmaster.pid"), log, serve(), "INT");
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    String password() {
        return password;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void start() {
        boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
        if (fresh) {
            LOG.info("首次启动：正在建立数据库……");
            initialise();
        }
        process.start();
        awaitReady();
        if (!Files.exists(data.resolve("quanzhi-ready"))) {
            createRoles();
        }
    }

    void stop() {
        process.stop();
    }

    private List<String> serve() {
        List<String> command = program("postgres");
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        // What is read often lies in memory: a plan that expects a disk reads whole tables instead of ten rows.
        List<String> settings = List.of(
                "random_page_cost=1.1",
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "max_connections=120",
                "shared_buffers=128MB",
                "timezone=UTC");
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    /** PostgreSQL refuses to run as root: there it gets a user namespace of its own, in which it is nobody. */
    private List<String> program(String name) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve("bin").resolve(name).toString());
        return command;
    }

    private void initialise() {
        Path passwords = data.resolveSibling("password");
        List<String> command = program("initdb");
        command.addAll(List.of(
                "-D",
                data.toString(),
                "-U",
                "postgres",
                "--auth=scram-sha-256",
                "--pwfile=" + passwords,
                "--encoding=UTF8",
                "--locale=C.UTF-8"));
        try {
            Process run = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (!run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || run.exitValue() != 0) {
                throw new IllegalStateException("数据库无法建立，原因见 " + log
                        + "；也可以用 QUANZHI_DATABASE_URL 指定外部 PostgreSQL。(initdb failed; see the log.)");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("initdb can't be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the database was made", e);
        }
    }

    private void awaitReady() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection ignored = connect("postgres")) {
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > until || !process.isAlive()) {
                    throw new IllegalStateException(
                            "PostgreSQL 没有启动，原因见 " + log + "。(It did not start; see the log.)", e);
                }
                pause();
            }
        }
    }

    private void createRoles() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String role : List.of("quanzhi_app nologin", OWNER + " login", APPLICATION + " login")) {
                String name = role.substring(0, role.indexOf(' '));
                statement.execute("drop role if exists " + name);
                statement.execute(
                        "create role " + role + (role.endsWith("nologin") ? "" : " password '" + password + "'"));
            }
            statement.execute("grant quanzhi_app to " + APPLICATION);
            statement.execute("create database " + DATABASE + " owner " + OWNER);
            Files.createFile(data.resolve("quanzhi-ready"));
        } catch (SQLException e) {
            throw new IllegalStateException("the database's roles can't be made", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        // Not by the driver manager: inside the one packed jar it looks for drivers where they aren't.
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
        return Objects.requireNonNull(new Driver().connect(url, properties), url);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL started", e);
        }
    }

    static void ownerOnly(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
