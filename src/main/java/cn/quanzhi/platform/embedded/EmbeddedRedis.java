package cn.quanzhi.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real Redis of the service's own, without persistence: nothing in it may be needed. */
final class EmbeddedRedis {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int port;
    private final Path log;
    private final String password = Secrets.fresh();
    private final ServerProcess process;

    EmbeddedRedis(Path directory, int port) {
        this.port = port;
        this.log = directory.resolve("redis.log");
        Path program = Binaries.redis(directory);
        Path settings = directory.resolve("redis.conf");
        try {
            Files.deleteIfExists(settings);
            Files.createFile(settings);
            EmbeddedPostgres.ownerOnly(settings);
            Files.writeString(settings, settings(directory)); // a file: a command line can be read by everyone
        } catch (IOException e) {
            throw new UncheckedIOException("Redis can't be set up in " + directory, e);
        }
        process = new ServerProcess(
                "redis-server",
                directory.resolve("redis.pid"),
                log,
                List.of(program.toString(), settings.toString()),
                "TERM");
    }

    private String settings(Path directory) {
        return """
                port %d
                bind 127.0.0.1
                requirepass %s
                save ""
                appendonly no
                maxmemory 128mb
                maxmemory-policy allkeys-lru
                pidfile %s
                dir %s
                """.formatted(port, password, directory.resolve("redis.pid"), directory);
    }

    String url() {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    void start() {
        process.start();
        awaitReady();
    }

    /** Whoever connects first should find it: a refused connection is tried again only after a while. */
    private void awaitReady() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until && process.isAlive()) {
            try (Socket ignored = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                pause();
            }
        }
        LOG.warn("Redis 没有启动，原因见 {}；服务照常运行。(It did not start; the service goes on without it.)", log);
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Redis started", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void stop() {
        process.stop();
    }
}
