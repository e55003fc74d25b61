package cn.quanzhi;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.ChineseNumerals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An upload outlives the node that worked on it, and the parser that read it. */
class UploadKillJourneyTest {

    private static final int ARTICLES = 1_500;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String JOBS = "/api/v1/knowledge/jobs/";

    @Test
    void goesOnWhereAKilledNodeStood() {
        Path data = TestService.freshDirectory();
        OwnService first = start(data);
        Staff staff = Staff.signedIn(first.base(), "admin", TestService.PASSWORD);
        JsonNode accepted = staff.upload(
                        "/api/v1/knowledge/documents", new Staff.Upload("file", "law.txt", law(), metadata()), Map.of())
                .body();
        String job = accepted.get("jobId").asString();
        Awaitility.await("embedding has begun")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    JsonNode view = staff.get(JOBS + job).body();
                    return view.get("stage").asString().equals("EMBED")
                            && view.get("done").asInt() > 50;
                });
        first.kill();

        OwnService second = start(data);
        try {
            Staff again = Staff.signedIn(second.base(), "admin", TestService.PASSWORD);
            JsonNode known = again.get(JOBS + job).body();
            assertThat(known.get("share").asDouble())
                    .as("what was done stays done")
                    .isGreaterThan(0.3);
            Awaitility.await("the job's end")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> !again.get(JOBS + job).text().contains("\"endedAt\":null"));
            JsonNode ended = again.get(JOBS + job).body();
            assertThat(ended.get("state").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
            JsonNode version = again.get("/api/v1/knowledge/documents/"
                            + accepted.get("documentId").asString() + "/versions/"
                            + accepted.get("documentVersionId").asString())
                    .body();
            assertThat(version.at("/version/state").asString()).isEqualTo("PUBLISHED");
            assertThat(version.at("/version/passageCount").asInt()).isEqualTo(ARTICLES);
        } finally {
            second.terminate();
            second.exitCode(Duration.ofSeconds(60));
        }
    }

    private static OwnService start(Path data) {
        return OwnService.launch(
                        data,
                        List.of("--quanzhi.admin-password=" + TestService.PASSWORD, "--quanzhi.limiter.enabled=false"))
                .awaitReady();
    }

    private static String metadata() {
        return "{\"kind\":\"LOCAL_RULE\",\"title\":\"泉城茶秤检查办法\",\"version\":\"2020\",\"effectiveFrom\":\"2020-01-01\"}";
    }

    private static byte[] law() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= ARTICLES; i++) {
            text.append("第")
                    .append(ChineseNumerals.format(i))
                    .append("条　卖茶人应当在开市以前检查第")
                    .append(i)
                    .append("杆茶秤，并且把结果记下来，保存到下一年年底。\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
