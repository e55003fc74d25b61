package cn.quanzhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The tests of {@code src/main/web/e2e} in a process of their own, with a real Chromium, against a service that is up. To look
 * for one that fails now and then, {@code quanzhi.browser.only} names it and {@code quanzhi.browser.times} says how often.
 */
public final class BrowserRun {

    private static final Path WEB = Path.of("src/main/web");
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(18);
    private static final int LOOK_MILLIS = 100;

    private final Process process;
    private final Path log;

    private BrowserRun(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts them; leaves the test out where no Chromium is there and none is demanded. */
    public static BrowserRun start(String base, Map<String, String> settings) {
        Optional<Path> chromium = chromium();
        boolean required = "true".equals(System.getenv("QUANZHI_REQUIRE_BROWSER"));
        if (chromium.isEmpty() && !required) {
            System.out.println("""

                    ****************************************************************
                    *  BROWSER TESTS LEFT OUT: no Chromium was found on the PATH.  *
                    ****************************************************************
                    """);
        }
        assumeThat(chromium.isPresent() || required).isTrue();
        assertThat(chromium)
                .as("QUANZHI_REQUIRE_BROWSER is set and no Chromium is there")
                .isPresent();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("BASE_URL", base.replace("127.0.0.1", "localhost"));
        environment.put("CHROMIUM", chromium.orElseThrow().toString());
        environment.putIfAbsent("ADMIN_PASSWORD", TestService.PASSWORD);
        environment.put("CI", "true");
        return launch(environment);
    }

    private static BrowserRun launch(Map<String, String> environment) {
        try {
            Path log = Files.createTempFile(TARGET, "e2e-", ".log");
            // Each run empties its folder before it begins, and two may go on at a time.
            Path output = Files.createTempDirectory(TARGET, "e2e-");
            ProcessBuilder builder = new ProcessBuilder(
                            "node",
                            "node_modules/@playwright/test/cli.js",
                            "test",
                            "--config",
                            "e2e/playwright.config.ts",
                            "--grep",
                            System.getProperty("quanzhi.browser.only", "."),
                            "--repeat-each",
                            System.getProperty("quanzhi.browser.times", "1"))
                    .directory(WEB.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            builder.environment().putIfAbsent("E2E_OUTPUT", output.toString());
            return new BrowserRun(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for their end, doing meanwhile what they need again and again; gives what they printed. */
    public String passes(Runnable meanwhile) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < until) {
                meanwhile.run();
            }
            boolean ended = !process.isAlive();
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            String said = Files.readString(log);
            assertThat(ended ? process.exitValue() : -1).as(said).isZero();
            System.out.println(said);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
