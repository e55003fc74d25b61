package cn.quanzhi.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server process below the data directory, known by the pid file that the server itself writes: so a start after
 * {@code kill -9} finds what is left, and ends it in order before it starts anew.
 */
final class ServerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final String name;
    private final Path pidFile;
    private final Path log;
    private final List<String> command;
    private final String stopSignal;
    private @Nullable Process process;

    /** @param stopSignal the signal on which the server closes in order without waiting for its clients */
    ServerProcess(String name, Path pidFile, Path log, List<String> command, String stopSignal) {
        this.name = name;
        this.pidFile = pidFile;
        this.log = log;
        this.command = List.copyOf(command);
        this.stopSignal = stopSignal;
    }

    void start() {
        stopLeftover();
        try {
            forgetReusedPid();
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be started", e);
        }
    }

    boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    void stop() {
        Process running = process;
        if (running != null) {
            end(running.toHandle());
        }
    }

    private void stopLeftover() {
        leftover().ifPresent(orphan -> {
            LOG.info("{} of an earlier run (pid {}) is stopped first", name, orphan.pid());
            end(orphan);
        });
    }

    /**
     * A pid that is another program's by now would keep the server from starting. Else the file stays: by it PostgreSQL
     * itself finds out whether children of a killed server still use the data, and waits for their end.
     */
    private void forgetReusedPid() throws IOException {
        if (named().filter(ProcessHandle::isAlive).isPresent()) {
            Files.deleteIfExists(pidFile);
        }
    }

    /** The process that the pid file names, where it is indeed such a server: pids are given again. */
    private Optional<ProcessHandle> leftover() {
        return named().filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info().command().orElse("").contains(name));
    }

    private Optional<ProcessHandle> named() {
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            return ProcessHandle.of(
                    Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()));
        } catch (IOException | NumberFormatException | java.util.NoSuchElementException e) {
            return Optional.empty();
        }
    }

    private void end(ProcessHandle server) {
        try {
            new ProcessBuilder("kill", "-" + stopSignal, Long.toString(server.pid()))
                    .start()
                    .waitFor();
            server.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            LOG.warn("{} did not stop in order and is ended", name);
            server.destroyForcibly();
        }
    }
}
