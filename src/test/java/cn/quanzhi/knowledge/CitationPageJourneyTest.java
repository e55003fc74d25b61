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
import java.util.List;
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
        assertThat(get("/citation.css", "zh").statusCode()).isEqualTo(200);

        HttpResponse<String> without = get("/c/" + version + "/9999", "zh");
        assertThat(without.statusCode()).isEqualTo(404);
        assertThat(without.body())
                .contains("href=\"/c/" + version + "\"")
                .contains(item.get("title").asString());
    }

    @Test
    void anAddressThatLeadsNowhereTellsAPersonInBothLanguagesHowToGoOn() throws Exception {
        for (String path : List.of("/c/" + UUID.randomUUID(), "/c/0198-cut-off/2", "/c/", "/c/a/b/c")) {
            HttpResponse<String> page = get(path, "zh-CN");
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(page.body())
                    .startsWith("<!doctype html><html lang=\"zh-CN\">")
                    .contains("<title>找不到这条引用</title>")
                    .contains("核对地址")
                    .contains("Check the address")
                    .contains("href=\"https://flk.npc.gov.cn/\"")
                    .doesNotContain("<script")
                    .doesNotContain("traceId");
            assertThat(page.body().indexOf("lang=\"en\""))
                    .isGreaterThan(page.body().indexOf("核对地址"));
        }
        String english = get("/c/" + UUID.randomUUID(), "en-GB").body();
        assertThat(english).contains("<title>This citation was not found</title>");
        assertThat(english.indexOf("Check the address")).isLessThan(english.indexOf("核对地址"));
    }

    @Test
    void anAddressThatLeadsNowhereIsAProblemForAProgram() throws Exception {
        for (String accept : List.of("application/json", "application/problem+json", "*/*")) {
            HttpResponse<String> problem = get("/c/" + UUID.randomUUID() + "/2", "zh", accept);
            assertThat(problem.statusCode()).as(accept).isEqualTo(404);
            assertThat(problem.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(problem.body()).contains("\"code\":\"NOT_FOUND\"");
        }
    }

    private HttpResponse<String> get(String path, String languages) throws Exception {
        return get(path, languages, "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private HttpResponse<String> get(String path, String languages, String accept) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(base() + path))
                                .header("Accept", accept)
                                .header("Accept-Language", languages)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
