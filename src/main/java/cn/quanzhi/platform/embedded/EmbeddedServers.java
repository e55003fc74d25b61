package cn.quanzhi.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Starts the servers for which no external one is named, both at once, and starts again the one that dies. A port once
 * chosen stays for the run, so that the pools find their server again.
 */
@Component
public class EmbeddedServers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServers.class);

    private final @Nullable CompletableFuture<EmbeddedPostgres> postgres;
    private final @Nullable CompletableFuture<EmbeddedRedis> redis;
    private volatile boolean closing;

    EmbeddedServers(
            DataDirectory directory,
            @Value("${quanzhi.database.url:}") String databaseUrl,
            @Value("${quanzhi.redis.url:}") String redisUrl) {
        postgres = !databaseUrl.isBlank()
                ? null
                : CompletableFuture.supplyAsync(() -> {
                    EmbeddedPostgres server =
                            new EmbeddedPostgres(directory.path().resolve("postgres"), freePort());
                    server.start();
                    return server;
                });
        redis = !redisUrl.isBlank()
                ? null
                : CompletableFuture.supplyAsync(() -> {
                    EmbeddedRedis server = new EmbeddedRedis(directory.path().resolve("redis"), freePort());
                    server.start();
                    return server;
                });
        Thread.ofVirtual().name("embedded-servers").start(this::watch);
    }

    /** How the embedded database is reached: by the owner that migrates and by the application. */
    public record Database(String url, String owner, String application, String password) {}

    /** The embedded database, once it is ready; null where an external one is named. */
    public @Nullable Database database() {
        if (postgres == null) {
            return null;
        }
        EmbeddedPostgres server = postgres.join();
        return new Database(server.url(), EmbeddedPostgres.OWNER, EmbeddedPostgres.APPLICATION, server.password());
    }

    public @Nullable String redisUrl() {
        return redis == null ? null : redis.join().url();
    }

    private void watch() {
        while (!closing) {
            try {
                Thread.sleep(500);
                revive();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("an embedded server could not be started again", e);
            }
        }
    }

    private synchronized void revive() {
        if (closing) {
            return;
        }
        if (postgres != null && isUp(postgres) && !postgres.join().isAlive()) {
            LOG.warn("PostgreSQL has died and is started again");
            postgres.join().start();
        }
        if (redis != null && isUp(redis) && !redis.join().isAlive()) {
            LOG.warn("Redis has died and is started again");
            redis.join().start();
        }
    }

    private static boolean isUp(CompletableFuture<?> server) {
        return server.isDone() && !server.isCompletedExceptionally();
    }

    @Override
    public synchronized void close() {
        closing = true;
        if (redis != null && isUp(redis)) {
            redis.join().stop();
        }
        if (postgres != null && isUp(postgres)) {
            postgres.join().stop();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free", e);
        }
    }
}
