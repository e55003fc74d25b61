package cn.quanzhi.knowledge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Reply;
import cn.quanzhi.knowledge.ingest.Printed;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From a file to a text that is found, over HTTP. */
class UploadJourneyTest extends UploadJourney {

    @TempDir
    Path directory;

    @Test
    void aPrintedLawIsFoundOnceItIsPublished() throws IOException {
        String title = title();
        Reply accepted = upload("law.pdf", printed(title, 30), metadata(title, true));
        String job = job(accepted);
        assertThat(accepted.body().get("documentId").asString()).hasSize(36);
        JsonNode ended = ended(job);
        assertThat(ended.get("state").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        assertThat(ended.get("documentVersionId")).isEqualTo(accepted.body().get("documentVersionId"));
        assertThat(ended.get("documentId")).isEqualTo(accepted.body().get("documentId"));
        assertThat(ended.get("share").asDouble()).isEqualTo(1);
        assertThat(ended.get("endedAt").isNull()).isFalse();
        Widget visitor = Widget.open(base());
        Awaitility.await("found")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(visitor.get(
                                        "/api/v1/search?q=" + URLEncoder.encode(title + "第七条", StandardCharsets.UTF_8))
                                .text())
                        .contains("《" + title + "》第七条"));
    }

    /** Of another site than the last file, so that the parser's process can't be there already. */
    @Test
    void theStartOfTheParserIsAStageOfItsOwnAndNoFigureGoesBack() throws IOException {
        ended(job(upload("law.txt", utf8(law(2)), metadata(title(), false))));
        String title = title();
        String demo = metadata(title, false).replaceFirst("\\{", "{\"site\":\"demo\",");
        String job = job(upload("law.pdf", printed(title, 4), demo));
        Set<String> stages = new LinkedHashSet<>();
        List<Double> shares = new ArrayList<>();
        Awaitility.await("the job's end")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    JsonNode view = view(job);
                    stages.add(view.get("stage").asString());
                    shares.add(view.get("share").asDouble());
                    return view.get("state").asString().equals("SUCCEEDED");
                });
        assertThat(stages).contains("START");
        assertThat(shares).isSorted();
    }

    @Test
    void whatIsNotToBePublishedStaysADraft() {
        String title = title();
        JsonNode ended = ended(job(upload("law.txt", law(3).getBytes(Charset.forName("GBK")), metadata(title, false))));
        assertThat(ended.get("state").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        JsonNode version = administrator()
                .get(DOCUMENTS + "/" + ended.get("documentId").asString() + "/versions/"
                        + ended.get("documentVersionId").asString())
                .body();
        assertThat(version.at("/version/state").asString()).isEqualTo("DRAFT");
        assertThat(version.at("/passages/0/text").asString()).contains("第1杆茶秤");
        assertThat(version.at("/passages/0/embedded").asBoolean()).isTrue();
    }

    @Test
    void aChangedFineIsNotPublishedUnseenThoughTheUploadAskedForIt() {
        String title = title();
        String before = "第一条　茶秤每年检定一次。\n\n第二条　逾期不送检的，处五百元罚款。\n";
        ended(job(upload("law.txt", utf8(before), metadata(title, true))));
        JsonNode same = ended(job(upload("law.txt", utf8(before.replace("茶秤", "茶摊的秤")), metadata(title, true))));
        assertThat(same.at("/files/0/error").isNull()).as(same.toString()).isTrue();

        JsonNode ended = ended(job(upload("law.txt", utf8(before.replace("五百", "五千")), metadata(title, true))));

        assertThat(ended.get("state").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        assertThat(ended.at("/files/0/error/code").asString()).isEqualTo("CHANGES_NOT_SEEN");
        assertThat(ended.at("/files/0/error/detail").asString())
                .startsWith("已存为草稿")
                .contains("第二条")
                .doesNotContain("第一条");
        JsonNode version = administrator()
                .get(DOCUMENTS + "/" + ended.get("documentId").asString() + "/versions/"
                        + ended.get("documentVersionId").asString())
                .body();
        assertThat(version.at("/version/state").asString()).isEqualTo("DRAFT");
    }

    @Test
    void aFileOfWhichNobodySaidWhatItIsWaitsForAPerson() throws IOException {
        String title = title();
        String job = job(upload("law.pdf", printed(title, 4), null));
        JsonNode waiting = ended(job);
        assertThat(waiting.get("state").asString()).as(waiting.toString()).isEqualTo("WAITING");
        assertThat(waiting.get("stage").asString()).isEqualTo("CONFIRM");
        assertThat(waiting.at("/files/0/recognised").toString())
                .contains(title)
                .contains("effectiveHint")
                .doesNotContain("effectiveFrom");
        Staff staff = administrator();
        Reply refused = staff.post(JOBS + job + "/confirm", "{\"metadata\":{\"title\":\"x\"}}", Map.of());
        assertThat(refused.status()).isEqualTo(400);
        Reply confirmed =
                staff.post(JOBS + job + "/confirm", "{\"metadata\":" + metadata(title, false) + "}", Map.of());
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(ended(job).get("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(staff.post(JOBS + job + "/confirm", "{\"metadata\":" + metadata(title, false) + "}", Map.of())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aScanFailsWithItsReasonAndSaysThatAnotherTryDoesNotHelp() throws IOException {
        Path scan = directory.resolve("scan.pdf");
        try (Printed printed = new Printed("")) {
            printed.save(scan);
        }
        String job = job(upload("scan.pdf", Files.readAllBytes(scan), metadata(title(), true)));
        JsonNode failed = ended(job);
        assertThat(failed.get("state").asString()).isEqualTo("FAILED");
        assertThat(failed.at("/error/code").asString()).isIn("NO_TEXT", "EMPTY");
        assertThat(failed.at("/error/detail").asString()).contains("没有读到文字");
        assertThat(failed.at("/error/retryable").asBoolean(true)).isFalse();
        assertThat(failed.at("/files/0/error/retryable").asBoolean(true)).isFalse();
        Staff staff = administrator();
        assertThat(staff.post(JOBS + job + "/cancel", "", Map.of()).status()).isEqualTo(409);
        assertThat(staff.post(JOBS + job + "/retry", "", Map.of()).status()).isEqualTo(200);
        assertThat(ended(job).get("state").asString()).isEqualTo("FAILED");
    }

    @Test
    void aTypeThatIsNotAllowedIsRefusedAtOnce() {
        assertThat(upload("page.svg", utf8("<svg/>"), metadata(title(), true)).status())
                .isEqualTo(415);
        assertThat(upload("sheet.xlsx", utf8("x"), null).status()).isEqualTo(415);
        assertThat(upload("a.md", utf8("x"), "{\"kind\":\"NONSENSE\",\"title\":\"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(upload("a.md", utf8("x"), "[1").status()).isEqualTo(400);
        assertThat(Widget.open(base()).get("/api/v1/knowledge/jobs").status()).isEqualTo(401);
        assertThat(administrator().get(JOBS + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void aFileThatIsTooLargeIsRefusedAtOnce() {
        assertThat(upload("a.md", new byte[52_500_000], null).status()).isEqualTo(413);
    }

    @Test
    void anUploadThatIsSentTwiceIsOneJob() {
        byte[] bytes = utf8(law(2));
        String title = title();
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        String first = job(upload("a.md", bytes, metadata(title, false), key));
        assertThat(job(upload("a.md", bytes, metadata(title, false), key))).isEqualTo(first);
        assertThat(upload("a.md", utf8(law(3)), metadata(title, false), key).status())
                .isEqualTo(422);
        ended(first);
    }

    @Test
    void aJobIsCancelledWhileItRuns() {
        String title = title();
        String job = job(upload("long.md", utf8(law(3000)), metadata(title, true)));
        Awaitility.await("embedding")
                .atMost(Duration.ofSeconds(60))
                .until(() -> view(job).get("stage").asString().equals("EMBED"));
        JsonNode running = view(job);
        assertThat(running.get("total").asInt()).isGreaterThan(2000);
        assertThat(administrator().post(JOBS + job + "/cancel", "", Map.of()).status())
                .isEqualTo(200);
        assertThat(ended(job).get("state").asString()).isEqualTo("CANCELLED");
        assertThat(administrator().get("/api/v1/knowledge/jobs?limit=5").text()).contains(job);
    }

    @Test
    void theFilesOfAnArchiveAreTakenOneByOne() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        String first = title();
        String second = title();
        files.put("法规/一.md", utf8("# " + first + "\n\n" + law(3)));
        files.put("二.txt", ("　　" + second + "\n" + law(3)).getBytes(Charset.forName("GBK")));
        files.put("图.gif", utf8("GIF89a"));
        files.put("内.zip", zip(Map.of("a.md", utf8("x"))));
        String job = job(upload("all.zip", zip(files), "{\"kind\":\"LOCAL_RULE\",\"effectiveFrom\":\"2020-01-01\"}"));
        JsonNode ended = ended(job);
        assertThat(ended.get("state").asString()).isEqualTo("FAILED");
        assertThat(ended.at("/error/code").asString()).isEqualTo("SOME_FILES_FAILED");
        assertThat(ended.at("/counts/succeeded").asInt()).as(ended.toString()).isEqualTo(2);
        assertThat(ended.at("/files/2/error/code").asString()).isEqualTo("TYPE_NOT_ALLOWED");
        assertThat(ended.at("/files/3/error/code").asString()).isEqualTo("ARCHIVE_NESTED");
        assertThat(ended.at("/error/retryable").asBoolean(true)).isFalse();
        assertThat(ended.at("/files/2/error/detail").asString()).contains("请另存为");
        assertThat(administrator()
                        .get(DOCUMENTS + "?q=" + URLEncoder.encode(second, StandardCharsets.UTF_8))
                        .text())
                .contains(second);
    }

    @Test
    void anArchiveThatIsNotToBePublishedMakesDraftsWhateverItsFilesSay() {
        String title = title();
        String head = "---\nkind: LOCAL_RULE\ntitle: " + title + "\neffectiveFrom: 2020-01-01\npublish: true\n---\n";
        byte[] archive = zip(Map.of("一.md", utf8(head + law(2))));
        JsonNode ended = ended(job(upload("drafts.zip", archive, "{\"publish\":false}")));
        assertThat(ended.get("state").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        JsonNode version = administrator()
                .get(DOCUMENTS + "/" + ended.at("/files/0/documentId").asString() + "/versions/"
                        + ended.at("/files/0/documentVersionId").asString())
                .body();
        assertThat(version.at("/version/state").asString()).isEqualTo("DRAFT");
    }

    @Test
    void aMarkdownFilesHeadingIsItsTitleWithoutTheMark() {
        String title = title();
        JsonNode waiting = ended(job(upload("law.md", utf8("# " + title + "\n\n" + law(2)), null)));
        assertThat(waiting.at("/files/0/recognised").valueStream())
                .filteredOn(fact -> fact.get("field").asString().equals("title"))
                .extracting(fact -> fact.get("value").asString())
                .containsExactly(title);
    }

    private byte[] printed(String title, int articles) throws IOException {
        Path file = directory.resolve(UUID.randomUUID() + ".pdf");
        try (Printed printed = new Printed("公报")) {
            printed.title(title).paragraph("（2018年12月29日泉城市人民政府令第266号公布，自2019年3月1日起施行）");
            law(articles).lines().filter(line -> line.startsWith("第")).forEach(line -> {
                try {
                    printed.paragraph(line);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            printed.save(file);
        }
        return Files.readAllBytes(file);
    }
}
