package cn.quanzhi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two windows, an enterprise's and an expert's, whose service is killed under them and comes back at its address. */
class KilledDeskBrowserTest {

    private static final Duration END = Duration.ofSeconds(60);

    private final ScriptedChatModel model = ScriptedChatModel.start();
    private final Path data = TestService.freshDirectory();
    private final List<String> settings = List.of(
            "--quanzhi.chat.base-url=" + model.baseUrl(),
            "--quanzhi.chat.model=scripted",
            "--quanzhi.limiter.enabled=false",
            "--quanzhi.admin-password=" + TestService.PASSWORD);
    private OwnService service = OwnService.launch(data, settings);

    @AfterEach
    void end() {
        if (service.isAlive()) {
            service.terminate();
            service.exitCode(END);
        }
        model.close();
    }

    @Test
    void bothWindowsGoOnAfterTheServiceWasKilled() {
        model.script(ScriptedChatModel::grounded);
        service.awaitReady();
        Path pid = data.resolveSibling(data.getFileName() + ".pid");
        tell(pid);
        BrowserRun.start(
                        service.base(),
                        Map.of("SERVICE_PID_FILE", pid.toAbsolutePath().toString()))
                .passes(() -> {
                    if (!service.isAlive()) {
                        service = service.again(settings);
                        tell(pid);
                    }
                });
    }

    /** Which process the browser may kill next; a test that reads half of it would kill another. */
    private void tell(Path file) {
        try {
            Path whole =
                    Files.writeString(file.resolveSibling(file.getFileName() + ".new"), String.valueOf(service.pid()));
            Files.move(
                    whole,
                    file,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
