package cn.quanzhi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed jar in an empty folder, with nothing beside it. */
class JarIT {

    @TempDir
    Path folder;

    @Test
    void theJarAloneAnswersFromWhatIsPackedInIt() throws IOException, InterruptedException {
        Path jar = Path.of("target/quanzhi.jar").toAbsolutePath();
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path log = folder.resolve("out.txt");
        ProcessBuilder alone = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-Xmx512m",
                        "-jar",
                        jar.toString(),
                        "--server.address=127.0.0.1",
                        "--quanzhi.admin-password=" + TestService.PASSWORD,
                        "--server.port=" + port)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Alone means also: without the settings of the shell that runs the tests.
        alone.environment().keySet().removeIf(name -> name.startsWith("QUANZHI_"));
        Process process = alone.start();
        try {
            String base = "http://127.0.0.1:" + port;
            Awaitility.await("ready")
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(500))
                    .failFast("it has ended", () -> !process.isAlive())
                    .until(() -> read(log).contains("泉质已就绪"));
            assertThat(read(log)).contains(base.substring(base.lastIndexOf(':')));
            assertThat(Widget.nobody(base).get("/").text()).contains("<title>");
            Widget visitor = Widget.open(base);
            assertThat(visitor.answerTo(visitor.consultation(), "企业标准不公开会怎么样")
                            .path("status")
                            .asString())
                    .isEqualTo("COMPLETED");
            readsAnUpload(base);
        } finally {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it stops").isTrue();
        }
    }

    /** The parser's process starts from inside the packed jar as well. */
    private static void readsAnUpload(String base) {
        Staff staff = Staff.signedIn(base, "admin", TestService.PASSWORD);
        String job = staff.upload(
                        "/api/v1/knowledge/documents",
                        new Staff.Upload(
                                "file",
                                "a.html",
                                "<p>茶秤须每年检定。</p>".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                "{\"kind\":\"GUIDE\",\"title\":\"茶秤\",\"publish\":false}"),
                        java.util.Map.of())
                .body()
                .get("jobId")
                .asString();
        Awaitility.await("the upload's end")
                .atMost(Duration.ofMinutes(2))
                .until(() -> staff.get("/api/v1/knowledge/jobs/" + job).text().contains("\"state\":\"SUCCEEDED\""));
    }

    private static String read(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
