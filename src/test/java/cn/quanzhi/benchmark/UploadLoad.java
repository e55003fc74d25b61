package cn.quanzhi.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget;
import cn.quanzhi.knowledge.ChineseNumerals;
import cn.quanzhi.knowledge.ingest.Printed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/** A regulation of 500 pages and an archive of 200 files, uploaded while others search: what each costs the other. */
final class UploadLoad {

    private static final String JOBS = "/api/v1/knowledge/jobs/";
    private static final long PACE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int ALONE = 200;
    private static final int PAGES = 500;
    private static final int FILES = 200;

    private final Staff staff;
    private final Widget visitor;
    private final Report report;
    private volatile long silence;

    interface Report {
        void say(String format, Object... values);
    }

    UploadLoad(String base, String password, Report report) {
        this.staff = Staff.signedIn(base, "admin", password);
        this.visitor = Widget.open(base);
        this.report = report;
    }

    void measure() throws IOException {
        int[] left = {2 * ALONE};
        searches(() -> left[0]-- > ALONE);
        Samples alone = searches(() -> left[0]-- > 0);
        report.say("search at 5 a second, nothing uploaded: %s", alone);
        upload("a regulation of " + PAGES + " pages", "law.pdf", regulation(), alone);
        upload("an archive of " + FILES + " files", "all.zip", archive(), alone);
    }

    private void upload(String what, String name, byte[] bytes, Samples alone) {
        String job = staff.upload(
                        "/api/v1/knowledge/documents",
                        new Staff.Upload(
                                "file",
                                name,
                                bytes,
                                "{\"kind\":\"LOCAL_RULE\",\"version\":\"2020\",\"publish\":false"
                                        + (name.endsWith(".pdf") ? ",\"title\":\"泉城市茶秤大全\"}" : "}")),
                        Map.of())
                .body()
                .get("jobId")
                .asString();
        List<Long> moves = new ArrayList<>(List.of(System.nanoTime()));
        JsonNode[] last = {staff.get(JOBS + job).body()};
        Samples meanwhile;
        try (ExecutorService watcher = Executors.newSingleThreadExecutor()) {
            var watching = watcher.submit(() -> watch(job, last, moves));
            meanwhile = searches(() -> !watching.isDone());
        }
        double seconds = (moves.getLast() - moves.getFirst()) / 1e9;
        long largest = 0;
        for (int i = 1; i < moves.size(); i++) {
            largest = Math.max(largest, moves.get(i) - moves.get(i - 1));
        }
        report.say(
                "%s (%d kB): %s in %.0f s, %s passages or files",
                what, bytes.length / 1000, last[0].get("state").asString(), seconds, last[0].get("total"));
        report.say(
                "its figures moved %d times, the longest pause %.2f s; the longest without a sign of life %.2f s; wanted: at most 1 s",
                moves.size(), largest / 1e9, silence / 1e9);
        report.say(
                "search at 5 a second meanwhile: %s; wanted: p95 at most %.1f ms",
                meanwhile, Math.max(alone.quantile(0.95) * 1.2, alone.quantile(0.95) + 20));
        assertThat(last[0].get("state").asString()).isEqualTo("SUCCEEDED");
    }

    private void watch(String job, JsonNode[] last, List<Long> moves) {
        String before = "";
        String sign = "";
        long signed = System.nanoTime();
        silence = 0;
        while (last[0].get("endedAt").isNull()) {
            LockSupport.parkNanos(PACE / 2);
            last[0] = staff.get(JOBS + job).body();
            String now = last[0].get("stage") + " " + last[0].get("share") + " " + last[0].get("done") + " "
                    + last[0].get("state");
            if (!now.equals(before)) {
                moves.add(System.nanoTime());
                before = now;
            }
            String active = last[0].get("activeAt").asString("");
            if (!active.equals(sign)) {
                silence = Math.max(silence, System.nanoTime() - signed);
                signed = System.nanoTime();
                sign = active;
            }
        }
    }

    private Samples searches(BooleanSupplier more) {
        List<Long> durations = new ArrayList<>();
        long due = System.nanoTime();
        for (int i = 0; more.getAsBoolean(); i++, due += PACE) {
            LockSupport.parkNanos(due - System.nanoTime());
            String question = "茶秤多久检定一次？（第" + i + "位来问）";
            long begun = System.nanoTime();
            int status = visitor.get("/api/v1/search?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8))
                    .status();
            durations.add(System.nanoTime() - begun);
            assertThat(status).isEqualTo(200);
        }
        return Samples.of(durations);
    }

    private static String article(int number) {
        return "第" + ChineseNumerals.format(number) + "条　卖茶人应当在开市以前检查第" + number
                + "杆茶秤，并且把结果记下来，保存到下一年年底；"
                + "检查时发现茶秤不准的，应当立即停用，送到有资质的机构检定，检定合格以前不得再用于贸易结算。".repeat(1 + number % 2);
    }

    private static byte[] regulation() throws IOException {
        Path file = Files.createTempFile("regulation", ".pdf");
        try (Printed printed = new Printed("泉城市人民政府公报")) {
            printed.title("泉城市茶秤大全");
            for (int number = 1; printed.pages() < PAGES; number++) {
                printed.paragraph(article(number));
            }
            printed.save(file);
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int file = 1; file <= FILES; file++) {
                zip.putNextEntry(new ZipEntry(file + ".txt"));
                StringBuilder text = new StringBuilder("泉城市第" + file + "号茶秤管理办法\n");
                for (int number = 1; number <= 20; number++) {
                    text.append(article(number)).append('\n');
                }
                zip.write(text.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
