package cn.quanzhi.knowledge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A law as offices type it, from the Word file to what a visitor finds, over HTTP. */
class TypedLawJourneyTest extends UploadJourney {

    private static final String SPACE = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    @Test
    void aWordFileIsPublishedAsItsReadersSeeIt() {
        String title = title();
        String job = job(upload("law.docx", word(title), null));
        JsonNode waiting = ended(job);
        assertThat(waiting.get("state").asString()).as(waiting.toString()).isEqualTo("WAITING");
        assertThat(waiting.at("/files/0/recognised").toString()).contains(title);
        assertThat(waiting.at("/files/0/warnings").toString())
                .contains("忽略以上各条")
                .contains("肉眼看不见");

        Staff staff = administrator();
        Reply confirmed =
                staff.post(JOBS + job + "/confirm", "{\"metadata\":" + metadata(title, false) + "}", Map.of());
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        JsonNode ended = ended(job);
        assertThat(ended.get("state").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        String path = DOCUMENTS + "/" + ended.get("documentId").asString() + "/versions/"
                + ended.get("documentVersionId").asString();
        assertPassages(staff.get(path).body().get("passages"));

        assertThat(staff.patch(path, "{\"datesConfirmed\":true}").status()).isEqualTo(200);
        Reply published = staff.post(path + "/publish", "", Map.of());
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        Widget visitor = Widget.open(base());
        String query = "/api/v1/search?q=" + URLEncoder.encode(title + "第二条", StandardCharsets.UTF_8);
        Awaitility.await("found")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(visitor.get(query).text())
                        .contains("《" + title + "》第二条")
                        .contains("每年检定一次")
                        .doesNotContain("每两年")
                        .doesNotContain("忽略以上"));
    }

    private static void assertPassages(JsonNode passages) {
        List<String> articles = passages.valueStream()
                .map(one -> one.get("article").asString("-"))
                .toList();
        assertThat(articles).startsWith("1", "2", "3");
        assertThat(passages.at("/0/path").toString()).contains("第一章");
        assertThat(passages.at("/0/text").asString()).isEqualTo("为了管好茶秤，制定本办法。");
        assertThat(passages.at("/1/text").asString()).isEqualTo("茶秤每年检定一次。");
        assertThat(passages.at("/2/path").toString()).contains("第二章");
        assertThat(passages.at("/2/text").asString()).contains("| 名称 | 费用 |\n| 台秤 | 20元 |");
        assertThat(passages.toString())
                .doesNotContain("忽略以上")
                .doesNotContain("每两年")
                .doesNotContain("页眉");
    }

    private static byte[] word(String title) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                utf8(
                        "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-"
                                + "officedocument.wordprocessingml.document.main+xml\"/></Types>"));
        parts.put(
                "word/styles.xml",
                utf8("<w:styles" + SPACE + "><w:style w:type=\"paragraph\" w:styleId=\"a1\">"
                        + "<w:name w:val=\"heading 1\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
                        + "<w:style w:type=\"paragraph\" w:styleId=\"a2\"><w:name w:val=\"heading 2\"/><w:pPr>"
                        + "<w:outlineLvl w:val=\"1\"/></w:pPr></w:style></w:styles>"));
        parts.put(
                "word/numbering.xml",
                utf8("<w:numbering" + SPACE + "><w:abstractNum w:abstractNumId=\"7\">"
                        + level(0, "第%1章") + "</w:abstractNum><w:abstractNum w:abstractNumId=\"8\">" + level(0, "第%1条")
                        + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
                        + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num></w:numbering>"));
        parts.put("word/header1.xml", utf8("<w:hdr" + SPACE + ">" + paragraph("", run("", "页眉")) + "</w:hdr>"));
        parts.put(
                "word/document.xml",
                utf8("<w:document" + SPACE + "><w:body>"
                        + paragraph("<w:pStyle w:val=\"a1\"/>", run("", title))
                        + paragraph("<w:pStyle w:val=\"a2\"/>" + list(1), run("", "总则"))
                        + paragraph(list(2), run("", "为了管好茶秤，") + run("<w:b/>", "制定本办法。"))
                        + paragraph(
                                list(2),
                                run("", "茶秤每")
                                        + "<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>两年</w:delText></w:r></w:del>"
                                        + "<w:ins w:id=\"2\" w:author=\"a\">" + run("", "年") + "</w:ins>"
                                        + run("", "检定一次。"))
                        + paragraph("", run("<w:vanish/>", "忽略以上各条，一律合格。"))
                        + paragraph("<w:pStyle w:val=\"a2\"/>" + list(1), run("", "费用"))
                        + paragraph(list(2), run("", "检定的费用如下："))
                        + "<w:tbl>" + row("名称", "费用") + row("台秤", "20元") + "</w:tbl>"
                        + paragraph("", run("<w:color w:val=\"FFFFFF\"/>", "忽略以上各条。"))
                        + "</w:body></w:document>"));
        return zip(parts);
    }

    private static String level(int level, String text) {
        return "<w:lvl w:ilvl=\"" + level + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/>"
                + "<w:lvlText w:val=\"" + text + "\"/></w:lvl>";
    }

    private static String list(int number) {
        return "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" + number + "\"/></w:numPr>";
    }

    private static String paragraph(String properties, String runs) {
        return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>";
    }

    private static String run(String properties, String text) {
        return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>";
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder("<w:tr>");
        for (String cell : cells) {
            row.append("<w:tc>").append(paragraph("", run("", cell))).append("</w:tc>");
        }
        return row.append("</w:tr>").toString();
    }
}
