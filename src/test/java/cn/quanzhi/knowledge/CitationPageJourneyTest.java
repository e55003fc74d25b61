package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.TestService;
import cn.quanzhi.Widget;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CitationPageJourneyTest extends TestService {

    @Test
    void aCitationHasAPublicAddressThatStays() throws Exception {
        JsonNode found = Widget.open(base())
                .get("/api/v1/search?limit=50&q=" + URLEncoder.encode("计量器具检定第二条", StandardCharsets.UTF_8))
                .body()
                .get("items");
        JsonNode item = found.valueStream()
                .filter(one -> !one.get("article").isNull())
                .findFirst()
                .orElseThrow();
        String version = item.get("documentVersionId").asString();
        String address = "/c/" + version + "/" + item.get("article").asString();
        HttpResponse<String> page = get(address, "zh-CN,zh;q=0.9");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>" + item.get("citation").asString())
                .contains("lang=\"zh-CN\"")
                .doesNotContain("<script")
                .contains("/c/" + version + "\"");
        assertThat(get(address, "en-GB").body()).contains("All articles");
        assertThat(get("/c/" + version, "en").body()).contains(address);
        assertThat(get("/c/" + version + "/9999", "zh").statusCode()).isEqualTo(404);
        assertThat(get("/c/" + UUID.randomUUID(), "zh").statusCode()).isEqualTo(404);
        assertThat(get("/citation.css", "zh").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path, String languages) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(base() + path))
                                .header("Accept", "text/html")
                                .header("Accept-Language", languages)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
