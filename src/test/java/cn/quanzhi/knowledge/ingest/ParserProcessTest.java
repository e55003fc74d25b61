package cn.quanzhi.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.ingest.ParsedFile.Fact;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every kind of file through the real process. */
class ParserProcessTest extends ParserRig {

    private static final String TITLE = "泉城茶秤管理办法";
    private static final String NOTE = "（2018年12月29日泉城市人民政府令第266号公布，自2019年3月1日起施行）";
    private static final String FIRST = "为了管好茶秤，保护买茶人和卖茶人的合法权益，维护茶市的秩序，根据有关法律、法规的规定，结合本市的实际情况，制定本办法。";
    private static final String SECOND = "本办法所称茶秤，是指在本市行政区域内的茶市、茶庄、茶摊用于贸易结算的下列衡器：";
    private static final String LAW = """
            # 泉城茶秤管理办法

            %s

            ## 第一章 总则

            第一条　%s

            第二条　%s

            （一）台秤；

            （二）杆秤。

            ## 第二章 检定

            ## 第一节 周期

            第三条　茶秤每年检定一次。

            ## 第三章 附则

            第四条　本办法自2019年3月1日起施行。
            """.formatted(NOTE, FIRST, SECOND);

    @Test
    void aPrintedLawGivesThePassagesOfItsMarkdown() throws IOException {
        try (Printed printed = new Printed("泉城市人民政府公报")) {
            printed.title(TITLE).paragraph(NOTE).centred("第一章　总　则");
            printed.paragraph("第一条　" + FIRST).paragraph("第二条　" + SECOND);
            printed.paragraph("（一）台秤；").paragraph("（二）杆秤。");
            printed.centred("第二章　检　定").centred("第一节　周　期").paragraph("第三条　茶秤每年检定一次。");
            printed.centred("第三章　附　则").paragraph("第四条　本办法自2019年3月1日起施行。");
            printed.save(directory.resolve("one.pdf"));
        }
        assertThat(pieces(parse("one.pdf"))).isEqualTo(ofMarkdown());
    }

    @Test
    void paragraphsGoOnOverPages() throws IOException {
        StringBuilder markdown = new StringBuilder("# " + TITLE + "\n\n## 第一章 总则\n\n");
        try (Printed printed = new Printed("泉城市人民政府公报 2018年第6期")) {
            printed.title(TITLE).centred("第一章　总　则");
            for (int number = 1; number <= 60; number++) {
                String text = "卖茶人" + "应当按照第五条的规定办理检定，并且把证书挂在看得见的地方；".repeat(number % 7) + "违反的，改正。";
                String article = "第" + cn.quanzhi.knowledge.ChineseNumerals.format(number) + "条　" + text;
                String second = "前款所称证书包括附" + "表".repeat(number % 9) + "的。";
                printed.paragraph(article).paragraph(second);
                markdown.append(article).append("\n\n").append(second).append("\n\n");
            }
            printed.save(directory.resolve("many.pdf"));
        }
        List<Piece> expected = Splitter.split(DocumentKind.LOCAL_RULE, TITLE, markdown.toString());
        List<Piece> printed = pieces(parse("many.pdf"));
        for (int i = 0; i < expected.size(); i++) {
            assertThat(printed.get(i)).isEqualTo(expected.get(i));
        }
        assertThat(printed).hasSameSizeAs(expected);
    }

    @Test
    void aTypedLawGivesThePassagesOfItsMarkdown() throws IOException {
        try (XWPFDocument word = new XWPFDocument()) {
            typed(word, TITLE, 22).setAlignment(ParagraphAlignment.CENTER);
            typed(word, NOTE, 12);
            typed(word, "第一章　总　则", 14);
            typed(word, "第一条　" + FIRST, 12);
            typed(word, "第二条　" + SECOND, 12);
            typed(word, "（一）台秤；", 12);
            typed(word, "（二）杆秤。", 12);
            typed(word, "第二章　检　定", 14);
            typed(word, "第一节　周　期", 14);
            typed(word, "第三条　茶秤每年检定一次。", 12);
            typed(word, "第三章　附　则", 14);
            typed(word, "第四条　本办法自2019年3月1日起施行。", 12);
            word.createHeader(org.apache.poi.wp.usermodel.HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("泉城市人民政府公报");
            save(word, "law.docx");
        }
        assertThat(pieces(parse("law.docx"))).isEqualTo(ofMarkdown());
    }

    @Test
    void aSavedPageGivesThePassagesOfItsMarkdown() throws IOException {
        String body = LAW.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("# "))
                .map(line -> "<p>" + line.replaceFirst("^#+ ", "") + "</p>")
                .reduce("", String::concat);
        write("law.html", """
                <html><head><title>x</title><script>alert(1)</script></head><body><nav>首页 > 法规</nav>
                <p>当前位置：首页</p><h1>泉城茶秤管理办法</h1>%s<p>【打印】【关闭窗口】</p>
                <footer>版权所有</footer></body></html>""".formatted(body));
        assertThat(pieces(parse("law.html"))).isEqualTo(ofMarkdown());
    }

    @Test
    void plainTextInTheOldEncodingsIsReadAsItWasMeant() throws IOException {
        String text = LAW.replaceAll("(?m)^#+ ", "　　");
        for (String charset : List.of("GBK", "UTF-8", "UTF-16LE", "UTF-16BE")) {
            Files.write(directory.resolve("law.txt"), text.getBytes(Charset.forName(charset)));
            assertThat(pieces(parse("law.txt"))).as(charset).isEqualTo(ofMarkdown());
        }
        Files.write(directory.resolve("short.txt"), "产品质量法第二十六条".getBytes(Charset.forName("GBK")));
        assertThat(parse("short.txt").text()).isEqualTo("产品质量法第二十六条\n");
        Files.write(directory.resolve("short.txt"), "产品质量法第二十六条".getBytes(StandardCharsets.UTF_16LE));
        assertThat(parse("short.txt").text()).isEqualTo("产品质量法第二十六条\n");
        Files.write(directory.resolve("short.txt"), "產品質量法第二十六條的規定".getBytes(Charset.forName("Big5")));
        assertThat(parse("short.txt").text()).isEqualTo("產品質量法第二十六條的規定\n");
    }

    @Test
    void saysWhereItReadWhatATextSaysOfItself() throws IOException {
        try (Printed printed = new Printed("")) {
            printed.title(TITLE).paragraph(NOTE).paragraph("第一条　" + FIRST);
            printed.paragraph("第二条　本办法自2019年3月1日起施行。").save(directory.resolve("facts.pdf"));
        }
        List<Fact> facts = parse("facts.pdf").facts();
        assertThat(facts).extracting(Fact::field).doesNotContain("effectiveFrom");
        assertThat(facts)
                .extracting(Fact::field, Fact::value, Fact::place)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("title", TITLE, "第 1 页"),
                        org.assertj.core.groups.Tuple.tuple("number", "泉城市人民政府令第266号", "第 1 页"),
                        org.assertj.core.groups.Tuple.tuple("issuer", "泉城市人民政府", "第 1 页"),
                        org.assertj.core.groups.Tuple.tuple("publishedOn", "2018-12-29", "第 1 页"),
                        org.assertj.core.groups.Tuple.tuple("effectiveHint", "2019-03-01", "第 1 页"));
    }

    @Test
    void tablesStayTables() throws IOException {
        try (Printed printed = new Printed("")) {
            printed.title("收费标准").paragraph("本市茶秤的检定费如下：");
            printed.row("名称", "量程", "费用").row("台秤", "30千克", "20元").row("杆秤", "10千克", "5元");
            printed.save(directory.resolve("table.pdf"));
        }
        assertThat(parse("table.pdf").text()).contains("| 名称 | 量程 | 费用 |\n| 台秤 | 30千克 | 20元 |\n| 杆秤 | 10千克 | 5元 |");
        try (XWPFDocument word = new XWPFDocument()) {
            typed(word, "收费标准", 16);
            XWPFTable table = word.createTable(2, 2);
            table.getRow(0).getCell(0).setText("名称");
            table.getRow(0).getCell(1).setText("费用");
            table.getRow(1).getCell(0).setText("台秤");
            table.getRow(1).getCell(1).setText("20元");
            save(word, "table.docx");
        }
        assertThat(parse("table.docx").text()).contains("| 名称 | 费用 |\n| 台秤 | 20元 |");
        write("table.csv", "名称,费用\n\"台秤,大\",20元\n");
        assertThat(parse("table.csv").text()).contains("| 名称 | 费用 |\n| 台秤,大 | 20元 |");
        write("table.html", "<body><table><tr><th>名称<th>费用<tr><td>台秤<td>20元</table></body>");
        assertThat(parse("table.html").text()).contains("| 名称 | 费用 |\n| 台秤 | 20元 |");
    }

    private static List<Piece> ofMarkdown() {
        return Splitter.split(DocumentKind.LOCAL_RULE, TITLE, LAW);
    }

    private static List<Piece> pieces(ParsedFile file) {
        return Splitter.split(DocumentKind.LOCAL_RULE, TITLE, file.text());
    }

    /** Not the reading alone: what collects and compiles beside it waits too. Its start has the usual priority. */
    @Test
    void readsWhenNothingElseWantsTheProcessor() throws IOException {
        write("patient.txt", "茶秤每年检定一次，检定不合格的不得使用。");
        parse("patient.txt");
        Path threads = Path.of("/proc", Long.toString(parser.pid()), "task");
        Assumptions.assumeTrue(Files.isDirectory(threads), "no /proc here");
        try (Stream<Path> all = Files.list(threads)) {
            List<String> alive = all.map(ParserProcessTest::stat)
                    .filter(stat -> !stat.isEmpty())
                    .toList();
            assertThat(alive)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(stat -> assertThat(niceOf(stat)).as(stat).isEqualTo(10));
        }
    }

    private static String stat(Path thread) {
        try {
            return Files.readString(thread.resolve("stat"));
        } catch (IOException e) {
            return ""; // it has ended meanwhile
        }
    }

    /** The seventeenth field behind the name, by proc_pid_stat(5). */
    private static int niceOf(String stat) {
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    }
}
