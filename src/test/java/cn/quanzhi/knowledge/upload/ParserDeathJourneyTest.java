package cn.quanzhi.knowledge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.knowledge.ingest.Printed;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A parser's process that dies costs its file a second try, or a reason in words; nothing half read is kept. */
class ParserDeathJourneyTest extends UploadJourney {

    private static final int PAGES = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private int articles;

    @Test
    void oneThatIsKilledInMidFileIsStartedAgain() throws IOException {
        String title = title();
        String job = job(upload("law.pdf", regulation(title), metadata(title, false)));
        Awaitility.await("pages are being read")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> view(job).at("/files/0/done").asInt() > 0);
        assertThat(parsers()).isNotEmpty();
        killAll();
        JsonNode ended = ended(job);
        assertThat(ended.get("state").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        assertWhole(ended);
    }

    @Test
    void oneThatKeepsDyingEndsTheFileWithWordsAndLaterItMayBeTriedAgain() throws IOException {
        ended(job(upload("first.txt", utf8(law(2)), metadata(title(), false))));
        String title = title();
        String job;
        AtomicBoolean over = new AtomicBoolean();
        Thread killer = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                killAll();
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        });
        try {
            job = job(upload("law.pdf", regulation(title), metadata(title, true)));
            JsonNode failed = ended(job);
            assertThat(failed.get("state").asString()).as(failed.toString()).isEqualTo("FAILED");
            assertThat(failed.at("/error/code").asString()).isEqualTo("PARSER_DIED");
            assertThat(failed.at("/error/detail").asString()).contains("可以重试");
            assertThat(failed.at("/error/retryable").asBoolean()).isTrue();
        } finally {
            over.set(true);
            join(killer);
        }
        Staff staff = administrator();
        assertThat(staff.get(DOCUMENTS + "?q=" + URLEncoder.encode(title, StandardCharsets.UTF_8))
                        .body()
                        .get("items"))
                .isEmpty();
        assertThat(staff.post(JOBS + job + "/retry", "", Map.of()).status()).isEqualTo(200);
        JsonNode ended = ended(job);
        assertThat(ended.get("state").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        assertWhole(ended);
    }

    private static void join(Thread killer) {
        try {
            killer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertWhole(JsonNode job) {
        JsonNode version = administrator()
                .get(DOCUMENTS + "/" + job.get("documentId").asString() + "/versions/"
                        + job.get("documentVersionId").asString())
                .body();
        assertThat(version.at("/version/passageCount").asInt()).isEqualTo(articles);
    }

    /** The only Java that this one starts: its arguments are too long to be told. */
    private static Stream<ProcessHandle> parsers() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("java"))
                        .isPresent());
    }

    private static void killAll() {
        parsers().forEach(ProcessHandle::destroyForcibly);
    }

    private byte[] regulation(String title) throws IOException {
        Path file = directory.resolve("law.pdf");
        articles = 0;
        try (Printed printed = new Printed("泉城市人民政府公报")) {
            printed.title(title);
            // Few articles, and long: what is to take its time is the reading.
            while (printed.pages() < PAGES) {
                articles++;
                printed.paragraph("第" + cn.quanzhi.knowledge.ChineseNumerals.format(articles) + "条　"
                        + "卖茶人应当在开市以前检查茶秤，把结果记下来，保存到下一年年底。".repeat(2_000));
            }
            printed.save(file);
        }
        return Files.readAllBytes(file);
    }
}
