package cn.quanzhi.knowledge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whole collections in and out. */
class ImportJourneyTest extends UploadJourney {

    @Test
    void whatIsExportedMakesTheSamePassagesElsewhere() throws Exception {
        String law = title();
        String guide = "办事" + title();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("README.md", utf8("# 说明\n\n这不是知识。\n"));
        files.put("law.md", utf8("""
                ---
                kind: LOCAL_RULE
                title: %s
                version: 2019
                effectiveFrom: 2019-03-01
                ---

                # %s

                （2018年12月29日公布）

                ## 第一章 总则

                第一条　为了管好茶秤，制定本办法。

                第二条　茶秤分两类：

                （一）大秤；

                （二）小秤。

                ## 第二章 附则

                第三条　本办法自2019年3月1日起施行。

                第三条之一　本条是后来加的。

                附件：目录

                大秤一览
                """.formatted(law, law)));
        files.put("guides/guide.md", utf8("""
                ---
                kind: GUIDE
                title: %s
                version: 1
                basis:
                  - law: %s
                    article: "1"
                ---

                # %s

                ## 要带什么

                带上茶秤。

                ### 大秤

                大秤须两人抬。

                ## 多久办好

                三天。
                """.formatted(guide, law, guide)));
        files.put("questions/q.yaml", utf8("""
                title: %s
                version: 2019
                articles:
                  "2":
                    - 茶秤有几种
                    - 小秤算不算茶秤
                """.formatted(law)));
        Staff from = curatorOf(newSite());
        JsonNode imported = endedOf(from, importOf(from, zip(files)));
        assertThat(imported.get("state").asString()).as(imported.toString()).isEqualTo("SUCCEEDED");
        assertThat(imported.at("/counts/succeeded").asInt())
                .as(imported.toString())
                .isEqualTo(3);
        assertThat(imported.at("/counts/skipped").asInt()).isEqualTo(1);

        byte[] archive = export(from);
        Staff to = curatorOf(newSite());
        JsonNode again = endedOf(to, importOf(to, archive));
        assertThat(again.at("/counts/succeeded").asInt()).as(again.toString()).isEqualTo(3);
        assertThat(entries(export(to))).isEqualTo(entries(archive));
        assertThat(passages(to, again)).isEqualTo(passages(from, imported));

        JsonNode unchanged = endedOf(to, importOf(to, archive));
        assertThat(unchanged.at("/counts/unchanged").asInt())
                .as(unchanged.toString())
                .isEqualTo(3);
    }

    @Test
    void aBombIsNotUnpacked() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.md", new byte[20_000_000]);
        JsonNode failed = ended(job(send(administrator(), IMPORT, "archive", "bomb.zip", zip(files), null, Map.of())));
        assertThat(failed.get("state").asString()).isEqualTo("FAILED");
        assertThat(failed.at("/error/code").asString()).isEqualTo("ARCHIVE_RATIO");
    }

    @Test
    void onlyADirectoryOfTheConfigurationIsRead() {
        assertThat(administrator()
                        .post(IMPORT, "{\"directory\":\"/etc\"}", Map.of())
                        .status())
                .isEqualTo(400);
        Reply accepted = administrator().post(IMPORT, "{\"directory\":\"src/test/resources/knowledge\"}", Map.of());
        assertThat(ended(job(accepted)).get("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(administrator().get(IMPORT + "/directories").text()).contains("src/test/resources/knowledge");
        Staff other = curatorOf(newSite());
        assertThat(other.get(IMPORT + "/directories").body().get("items")).isEmpty();
        assertThat(other.post(IMPORT, "{\"directory\":\"src/test/resources/knowledge\"}", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(other.get(JOBS + accepted.body().get("jobId").asString()).status())
                .isEqualTo(404);
    }

    private String newSite() {
        String site = "k" + UUID.randomUUID().toString().substring(24);
        administrator()
                .post("/api/v1/sites", "{\"site\":\"" + site + "\",\"name\":\"园区\",\"allowedOrigins\":[]}", Map.of());
        return site;
    }

    private Staff curatorOf(String site) {
        administrator()
                .post(
                        "/api/v1/accounts",
                        "{\"username\":\"" + site + "\",\"displayName\":\"王编辑\",\"password\":\"" + PASSWORD
                                + "\",\"roles\":[\"CURATOR\"],\"skills\":[],\"site\":\"" + site + "\"}",
                        Map.of());
        return Staff.signedIn(base(), site, PASSWORD);
    }

    private static String importOf(Staff staff, byte[] archive) {
        return job(send(staff, IMPORT, "archive", "all.zip", archive, null, Map.of()));
    }

    private static JsonNode endedOf(Staff staff, String job) {
        org.awaitility.Awaitility.await("the import's end")
                .atMost(java.time.Duration.ofSeconds(90))
                .pollInterval(java.time.Duration.ofMillis(100))
                .until(() -> !staff.get(JOBS + job).text().contains("\"endedAt\":null"));
        return staff.get(JOBS + job).body();
    }

    private byte[] export(Staff staff) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(base() + "/api/v1/knowledge/export"))
                                .header("Cookie", staff.cookieHeader())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static Map<String, String> entries(byte[] archive) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    /** By document: each passage's article, headings and text. */
    private static Map<String, String> passages(Staff staff, JsonNode job) {
        Map<String, String> passages = new TreeMap<>();
        for (JsonNode file : job.get("files")) {
            if (file.get("state").asString().equals("SUCCEEDED")) {
                JsonNode version = staff.get(
                                DOCUMENTS + "/" + file.get("documentId").asString() + "/versions/"
                                        + file.get("documentVersionId").asString())
                        .body();
                StringBuilder all = new StringBuilder();
                for (JsonNode passage : version.get("passages")) {
                    all.append(passage.get("article"))
                            .append(passage.get("path"))
                            .append(passage.get("text"))
                            .append('\n');
                }
                passages.put(version.at("/version/title").asString(), all.toString());
            }
        }
        return passages;
    }
}
