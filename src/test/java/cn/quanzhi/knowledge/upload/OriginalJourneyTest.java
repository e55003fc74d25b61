package cn.quanzhi.knowledge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An uploaded file beside the passages that were made of it. */
class OriginalJourneyTest extends UploadJourney {

    private static final String HOSTILE = "<!doctype html><title>秤</title><script>top.x=1</script>";

    private static String version(JsonNode file) {
        return DOCUMENTS + "/" + file.get("documentId").asString() + "/versions/"
                + file.get("documentVersionId").asString();
    }

    private String uploaded(String name, byte[] bytes, String metadata) {
        JsonNode job = ended(job(upload(name, bytes, metadata)));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("SUCCEEDED");
        return version(job.get("files").get(0));
    }

    @Test
    void eachPassageHasItsPlaceInTheText() {
        String at = uploaded("茶秤.md", utf8(law(3)), metadata(title(), true));

        JsonNode read = administrator().get(at + "/original-text").body();

        assertThat(administrator().get(at).body().at("/original/fileName").asString())
                .isEqualTo("茶秤.md");
        assertThat(read.get("places")).hasSize(3);
        String text = read.get("text").asString();
        JsonNode second = read.get("places").get(1);
        assertThat(text.substring(second.get("from").asInt(), second.get("to").asInt()))
                .isEqualTo("第二条　卖茶人应当在开市以前检查第2杆茶秤，并且把结果记下来。");
        assertThat(second.get("whole").asBoolean()).isTrue();
    }

    @Test
    void aRevisionHasItsFirstVersionsFileAndWhatIsRewrittenIsStillFound() {
        String at = uploaded("茶秤.md", utf8(law(3)), metadata(title(), true));
        Staff admin = administrator();
        JsonNode draft = admin.post(at + "/revise", "", Map.of()).body();
        String revision = version(draft);
        String passage = admin.get(revision).body().at("/passages/1/passageId").asString();
        admin.patch(revision + "/passages/" + passage, "{\"text\":\"卖茶人应当在开市以前检查第2杆茶秤，并且公布。\"}");

        JsonNode places = admin.get(revision + "/original-text").body().get("places");

        assertThat(places.get(1).get("passageId").asString()).isEqualTo(passage);
        assertThat(places.get(1).get("whole").asBoolean()).isFalse();
    }

    @Test
    void theFileComesBackAsItWasAndIsNeverShown() {
        byte[] bytes = utf8(HOSTILE + "<h1>秤</h1><p>第一条　秤要准。</p><p>第二条　不准的秤要修。</p>");
        String at = uploaded("秤 页.html", bytes, metadata(title(), true));

        Reply file = administrator().get(at + "/original");

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).isEqualTo(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(file.contentType()).isEqualTo("application/octet-stream");
        assertThat(file.header("Content-Disposition"))
                .startsWith("attachment; ")
                .contains("filename*=UTF-8''");
        assertThat(file.header("Content-Security-Policy")).startsWith("sandbox; default-src 'none'");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aFileOfAnArchiveIsGivenByItself() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("一/甲.md", utf8("---\nkind: GUIDE\ntitle: " + title() + "\n---\n## 怎么办\n\n看秤。\n"));
        files.put("一/乙.md", utf8("---\nkind: GUIDE\ntitle: " + title() + "\n---\n## 怎么办\n\n修秤。\n"));
        JsonNode job = ended(job(upload("秤.zip", zip(files), "{\"publish\":false}")));
        String second = version(job.get("files").get(1));

        Reply file = administrator().get(second + "/original");

        assertThat(file.text()).contains("修秤");
        assertThat(file.header("Content-Disposition")).contains("%E4%B9%99.md");
    }

    @Test
    void onlyCuratorsOfTheSiteSeeItAndWhatWasNotUploadedHasNone() {
        String at = uploaded("茶秤.md", utf8(law(2)), metadata(title(), true));
        assertThat(Staff.nobody(base()).get(at + "/original").status()).isEqualTo(401);
        assertThat(Staff.nobody(base()).get(at + "/original-text").status()).isEqualTo(401);
        JsonNode imported = administrator()
                .get(DOCUMENTS + "?limit=100")
                .body()
                .get("items")
                .valueStream()
                .map(item -> item.get("current"))
                .filter(one -> one.get("origin").asString().equals("DIRECTORY"))
                .findFirst()
                .orElseThrow();
        assertThat(administrator().get(version(imported) + "/original").status())
                .isEqualTo(404);
    }
}
