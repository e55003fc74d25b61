package cn.quanzhi.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real Redis of the service's own, without persistence: nothing in it may be needed. */
final class EmbeddedRedis {

    private final int port;
    private final String password = Secrets.fresh();
    private final ServerProcess process;

    EmbeddedRedis(Path directory, int port) {
        this.port = port;
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
                directory.resolve("redis.log"),
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
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void stop() {
        process.stop();
    }
}
