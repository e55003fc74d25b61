package cn.quanzhi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The service in a process of its own, which a test may kill. */
final class OwnService {

    private static final Duration START = Duration.ofMinutes(3);

    private final Path data;
    private final Path log;
    private final int port;
    private final Process process;

    private OwnService(Path data, Path log, int port, Process process) {
        this.data = data;
        this.log = log;
        this.port = port;
        this.process = process;
    }

    /** Starts it and waits for nothing. */
    static OwnService launch(Path data, List<String> settings) {
        return launch(data, freePort(), settings);
    }

    /** Starts it again where it was, for whoever still knows its address. */
    OwnService again(List<String> settings) {
        return launch(data, port, settings);
    }

    private static OwnService launch(Path data, int port, List<String> settings) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "cn.quanzhi.QuanzhiApplication",
                "--server.port=" + port,
                "--quanzhi.data-dir=" + data,
                "--quanzhi.knowledge.directories=src/test/resources/knowledge"));
        command.addAll(settings);
        try {
            Path log = Files.createTempFile(data.toAbsolutePath().getParent(), "service-", ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new OwnService(data, log, port, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OwnService awaitReady() {
        Awaitility.await("ready")
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .failFast("it has ended: " + log, () -> !process.isAlive())
                .until(this::isReady);
        return this;
    }

    private boolean isReady() {
        try {
            return Widget.nobody(base()).get("/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        exitCode(Duration.ofSeconds(30));
    }

    /** As {@code kill} does. */
    void terminate() {
        process.destroy();
    }

    int exitCode(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("it has not ended after " + patience + ":\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The settings by which another node shares this one's servers. */
    List<String> shared() {
        try {
            String password =
                    Files.readString(data.resolve("postgres/password")).strip();
            List<String> options = Files.readAllLines(data.resolve("postgres/data/postmaster.pid"));
            String redis = Files.readString(data.resolve("redis/redis.conf"));
            return List.of(
                    "--quanzhi.database.url=jdbc:postgresql://127.0.0.1:"
                            + options.get(3).strip() + "/quanzhi",
                    "--quanzhi.database.username=quanzhi",
                    "--quanzhi.database.password=" + password,
                    "--quanzhi.database.owner-username=quanzhi_owner",
                    "--quanzhi.database.owner-password=" + password,
                    "--quanzhi.redis.url=redis://:" + setting(redis, "requirepass") + "@127.0.0.1:"
                            + setting(redis, "port"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String setting(String file, String name) {
        return file.lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    long pid() {
        return process.pid();
    }

    ProcessHandle postgres() {
        return named(data.resolve("postgres/data/postmaster.pid"));
    }

    ProcessHandle redis() {
        return named(data.resolve("redis/redis.pid"));
    }

    private static ProcessHandle named(Path pidFile) {
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
