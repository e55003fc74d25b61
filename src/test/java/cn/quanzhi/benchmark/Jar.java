package cn.quanzhi.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The service as {@code ./quanzhi serve} starts it: the unpacked jar in a process of its own, its output read as it comes. */
final class Jar implements AutoCloseable {

    /** What the output says at the moments that are measured. */
    enum Moment {
        JVM_UP("Starting QuanzhiApplication"),
        CONTEXT_UP("Started QuanzhiApplication"),
        IMPORT_BEGUN(" Importing "),
        IMPORT_ENDED(" Imported: "),
        READY("泉质已就绪");

        private final String words;

        Moment(String words) {
            this.words = words;
        }
    }

    private static final long PATIENCE_MINUTES = 15;

    private final Process process;
    private final int port;
    private final long launched = System.nanoTime();
    private final Map<Moment, CompletableFuture<Long>> moments = new ConcurrentHashMap<>();
    private final List<String> output = java.util.Collections.synchronizedList(new ArrayList<>());

    private Jar(Process process, int port) {
        this.process = process;
        this.port = port;
        for (Moment moment : Moment.values()) {
            moments.put(moment, new CompletableFuture<>());
        }
        Thread.ofVirtual().start(this::read);
    }

    static Jar start(Path data, List<String> settings) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of("quanzhi").toAbsolutePath().toString(),
                "serve",
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--quanzhi.data-dir=" + data,
                "--quanzhi.limiter.enabled=false"));
        command.addAll(settings);
        return new Jar(new ProcessBuilder(command).redirectErrorStream(true).start(), port);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                for (Moment moment : Moment.values()) {
                    if (line.contains(moment.words)) {
                        moments.get(moment).complete(System.nanoTime());
                    }
                }
            }
        } catch (IOException e) {
            output.add(e.toString());
        }
        moments.values().forEach(moment -> moment.completeExceptionally(new AssertionError(String.join("\n", output))));
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    /** Waits for the moment. Unit: seconds since the launch. */
    double seconds(Moment moment) {
        long at = moments.get(moment)
                .orTimeout(PATIENCE_MINUTES, TimeUnit.MINUTES)
                .join();
        return (at - launched) / 1e9;
    }

    /** The resident set of the service's own process, without its servers. Unit: MB. */
    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** The processor time of the service's own process so far. Unit: seconds. */
    double cpuSeconds() {
        return ServiceBenchmark.cpuSeconds(process.toHandle());
    }

    /** Ends it in order. Unit: seconds that it took. */
    double stop() {
        long asked = System.nanoTime();
        process.destroy();
        process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
        return (System.nanoTime() - asked) / 1e9;
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
