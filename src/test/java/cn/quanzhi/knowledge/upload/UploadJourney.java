package cn.quanzhi.knowledge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.TestService;
import cn.quanzhi.Widget.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the journeys of uploads share. */
abstract class UploadJourney extends TestService {

    static final String JOBS = "/api/v1/knowledge/jobs/";
    static final String DOCUMENTS = "/api/v1/knowledge/documents";
    static final String IMPORT = "/api/v1/knowledge/import";
    private static final Set<String> OPEN = Set.of("QUEUED", "RUNNING");
    private static final JsonMapper JSON = new JsonMapper();

    Staff administrator() {
        return administrator(base());
    }

    /** The database is shared by the run: every text has a title of its own. */
    static String title() {
        return "泉城茶秤" + UUID.randomUUID().toString().substring(0, 8) + "管理办法";
    }

    static String law(int articles) {
        StringBuilder text = new StringBuilder("## 第一章 总则\n\n");
        for (int i = 1; i <= articles; i++) {
            text.append("第")
                    .append(cn.quanzhi.knowledge.ChineseNumerals.format(i))
                    .append("条　卖茶人应当在开市以前检查第")
                    .append(i)
                    .append("杆茶秤，并且把结果记下来。\n\n");
        }
        return text.toString();
    }

    static String metadata(@Nullable String title, boolean publish) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("kind", "LOCAL_RULE");
        values.put("title", title);
        values.put("version", "2020");
        values.put("effectiveFrom", "2020-01-01");
        values.put("number", null);
        values.put("publish", publish);
        return JSON.writeValueAsString(values);
    }

    Reply upload(String name, byte[] bytes, @Nullable String metadata) {
        return upload(name, bytes, metadata, Map.of());
    }

    Reply upload(String name, byte[] bytes, @Nullable String metadata, Map<String, String> headers) {
        return send(administrator(), DOCUMENTS, "file", name, bytes, metadata, headers);
    }

    static Reply send(
            Staff staff,
            String path,
            String part,
            String name,
            byte[] bytes,
            @Nullable String metadata,
            Map<String, String> headers) {
        return staff.upload(path, new Staff.Upload(part, name, bytes, metadata), headers);
    }

    static String job(Reply accepted) {
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        return accepted.body().get("jobId").asString();
    }

    JsonNode view(String job) {
        Reply reply = administrator().get(JOBS + job);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.body();
    }

    /** The job once nothing of it is to be done by the service. */
    JsonNode ended(String job) {
        Awaitility.await("the job's end")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !OPEN.contains(view(job).get("state").asString()));
        return view(job);
    }

    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
