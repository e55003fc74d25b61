package cn.quanzhi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The widget in a real, headless Chromium, driven by {@code src/test/browser}. */
class WidgetBrowserTest extends JourneyTest {

    private static final Path MODULES = Path.of("src/main/web/node_modules/playwright-core");

    @Test
    void showsACitedAnswerOnADesktopAndOnAPhone() throws Exception {
        drive("widget.mjs");
    }

    @Test
    void signsStaffInAndSaysWhoTheyAre() throws Exception {
        drive("staff.mjs");
    }

    private void drive(String script) throws IOException, InterruptedException {
        Path chromium = requireBrowser();
        Process process = new ProcessBuilder("node", "src/test/browser/" + script, base(), chromium.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        System.out.println(output);
        assertThat(process.exitValue()).as(output).isZero();
    }

    /** Left out where there is no browser, loudly; an error where the environment promises one. */
    private static Path requireBrowser() {
        Optional<Path> chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> List.of("/usr/bin/", "/usr/local/bin/", "/snap/bin/").stream()
                        .map(folder -> Path.of(folder + name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (chromium.isEmpty() || !Files.isDirectory(MODULES)) {
            String why = chromium.isEmpty() ? "no Chromium was found" : "the front end was not built";
            System.out.println("\n*** BROWSER TESTS LEFT OUT: " + why + " ***\n");
            assertThat(System.getenv("QUANZHI_REQUIRE_BROWSER"))
                    .as("this environment requires the browser tests, but " + why)
                    .isNotEqualTo("true");
            Assumptions.abort(why);
        }
        return chromium.orElseThrow();
    }
}
