package cn.quanzhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The promises of {@code src/main/web/e2e} in a real Chromium, against the service of the journeys. */
class WidgetBrowserTest extends TestService {

    private static final Path WEB = Path.of("src/main/web");
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Path LOG = Path.of("target/e2e.log");
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    @Test
    void thePromisesHoldInABrowser() throws IOException, InterruptedException {
        Optional<Path> chromium = chromium();
        if (chromium.isEmpty() && !"true".equals(System.getenv("QUANZHI_REQUIRE_BROWSER"))) {
            System.out.println("""

                    ****************************************************************
                    *  BROWSER TESTS LEFT OUT: no Chromium was found on the PATH.  *
                    ****************************************************************
                    """);
        }
        assumeThat(chromium.isPresent() || "true".equals(System.getenv("QUANZHI_REQUIRE_BROWSER")))
                .isTrue();
        assertThat(chromium)
                .as("QUANZHI_REQUIRE_BROWSER is set and no Chromium is there")
                .isPresent();
        MODEL.script(WidgetBrowserTest::speak);
        ProcessBuilder builder = new ProcessBuilder(
                        "node", "node_modules/@playwright/test/cli.js", "test", "--config", "e2e/playwright.config.ts")
                .directory(WEB.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        builder.environment()
                .putAll(Map.of(
                        "BASE_URL",
                        base().replace("127.0.0.1", "localhost"),
                        "CHROMIUM",
                        chromium.orElseThrow().toString(),
                        "ADMIN_PASSWORD",
                        PASSWORD,
                        "CI",
                        "true"));
        Process run = builder.start();
        boolean ended = run.waitFor(8, TimeUnit.MINUTES);
        if (!ended) {
            run.destroyForcibly().waitFor();
        }
        assertThat(ended ? run.exitValue() : -1).as(Files.readString(LOG)).isZero();
    }

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Behaves as the question asks it to. */
    private static void speak(ScriptedChatModel.Call call) throws IOException {
        String asked = call.prompt().substring(Math.max(0, call.prompt().lastIndexOf("企业的问题")));
        List<String> sentences = ScriptedChatModel.sentences(call);
        if (asked.contains("慢慢说")) {
            call.say(sentences.getFirst());
            for (int i = 0; i < 300; i++) {
                LockSupport.parkNanos(PACE_NANOS);
                call.say("慢");
            }
        } else if (asked.contains("编造")) {
            call.say(sentences.getFirst(), "另外，应当缴纳8848元保证金[1]。");
        } else if (asked.contains("脚本注入")) {
            call.say(sentences.getFirst(), "<img src=x onerror=\"top.__fired=1\">[1]。[看](javascript:alert(1))[1]。");
        } else {
            sentences.forEach(sentence -> say(call, sentence));
        }
        call.finish("stop");
    }

    private static void say(ScriptedChatModel.Call call, String sentence) {
        try {
            call.say(sentence);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
