package cn.quanzhi;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.ChineseNumerals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A stop that comes while the start import embeds is a stop like any other: the model's native code is not torn away. */
class StopInImportJourneyTest {

    private static final int FILES = 60;
    private static final int ARTICLES = 200;
    private static final int TERMINATED = 143;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void endsInOrderAndGoesOnAtTheNextStart() throws IOException {
        Path data = TestService.freshDirectory();
        Path laws = Files.createTempDirectory(data.toAbsolutePath().getParent(), "laws-");
        for (int file = 1; file <= FILES; file++) {
            Files.writeString(laws.resolve(file + ".md"), law(file));
        }
        for (int stop = 1; stop <= 3; stop++) {
            OwnService service = OwnService.launch(
                    data,
                    List.of(
                            "--quanzhi.admin-password=" + TestService.PASSWORD,
                            "--quanzhi.knowledge.directories=" + laws,
                            "--logging.level.cn.quanzhi.knowledge=DEBUG"));
            Awaitility.await("the import embeds")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .failFast("it has ended", () -> !service.isAlive())
                    .until(() -> service.output().contains("Importing: "));
            service.terminate();
            assertThat(service.exitCode(Duration.ofMinutes(1)))
                    .as(service.output())
                    .isEqualTo(TERMINATED);
            assertThat(service.output()).doesNotContain("SIGSEGV").doesNotContain("Imported: ");
            assertThat(Path.of("hs_err_pid" + service.pid() + ".log")).doesNotExist();
        }
    }

    private static String law(int number) {
        StringBuilder text = new StringBuilder("---\nkind: LOCAL_RULE\ntitle: 泉城第" + number
                + "号茶秤办法\nversion: 2020\neffectiveFrom: 2020-01-01\n---\n\n");
        for (int i = 1; i <= ARTICLES; i++) {
            text.append("第").append(ChineseNumerals.format(i)).append("条　");
            text.append("卖茶人应当在开市以前检查茶秤，并且把结果记下来，保存到下一年年底；不准的停用并送去检定。".repeat(3));
            text.append("\n\n");
        }
        return text.toString();
    }
}
