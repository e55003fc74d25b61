package cn.quanzhi.knowledge.ingest.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings lines of any format into the one form that the splitters know: `## 第一章 总则`, `第一条　正文`, and no page chrome. */
final class LawLines {

    private static final String NUMERALS = "[〇零一二三四五六七八九十百千两]{1,9}";
    private static final Pattern UNIT = Pattern.compile("^第(?:" + NUMERALS + "|\\d{1,4})(?:条|编|分编|章|节)");
    private static final Pattern PART = Pattern.compile(
            "^第 ?(?<n>" + NUMERALS + "|\\d{1,3}) ?(?<unit>分编|编|章|节)(?<gap>\\s*)" + "(?<name>[^。；：，、;:,!?！？]{1,40})$");
    private static final Pattern ARTICLE = Pattern.compile(
            "^第 ?(?<n>" + NUMERALS + "|\\d{1,4}) ?条(?<sub>之[一二三四五六七八九十]{1,2})?(?<gap>[\\s:：]+)(?<text>.*)$");
    private static final Pattern NOTICE_HEAD = Pattern.compile("^[一二三四五六七八九十]{1,3}、[^。；：，;]{2,30}$");
    private static final Pattern SPACED = Pattern.compile("(?:\\p{IsHan}\\s+){1,30}\\p{IsHan}");
    /** 創(chuàng)建: what converters of script put behind a character that has two sounds. */
    private static final Pattern PINYIN =
            Pattern.compile("(?<=\\p{IsHan})[(（][a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-zü]{0,4}[)）]");

    private static final Pattern LEADERS = Pattern.compile(".*[.…·．]{3,}\\s*[(（]?\\d{1,4}[)）]?$");
    private static final Pattern CHROME = Pattern.compile(
            "^(?:当前位置|您的位置|您现在的位置|首页\\s*[>》›]|打印本页|【?(?:打印|关闭|关闭窗口|返回顶部)】?|【?字[体号]：?|分享到|扫一扫|上一篇|下一篇|相关(?:链接|阅读)|浏览次数|点击数|阅读次数"
                    + "|责任编辑[：:]|信息来源[：:]|来源[：:]|发布(?:日期|时间)[：:]|主办单位|版权所有|.{0,10}ICP备|.{0,6}公网安备|网站地图|联系我们).*");
    private static final Set<String> SENTENCE = Set.of("规", "的", "所", "第", "至", "和", "或", "与", "及");

    private LawLines() {}

    static boolean beginsUnit(String text) {
        return UNIT.matcher(text).find();
    }

    static List<Line> normalised(List<Line> lines, boolean page) {
        List<Line> kept = new ArrayList<>();
        for (Line line : lines) {
            Line next = normalised(line);
            boolean chrome = page
                    && next.text().length() < 120
                    && CHROME.matcher(next.text()).matches();
            if (!next.text().isEmpty()
                    && !chrome
                    && !LEADERS.matcher(next.text()).matches()) {
                kept.add(next);
            }
        }
        boolean articles =
                kept.stream().anyMatch(line -> ARTICLE.matcher(line.text()).matches());
        return articles ? kept : kept.stream().map(LawLines::noticeHead).toList();
    }

    private static Line normalised(Line line) {
        if (line.kind() == Line.Kind.ROW) {
            return line;
        }
        String text =
                PINYIN.matcher(line.text().replaceAll("[\\s　]+", " ").strip()).replaceAll("");
        if (SPACED.matcher(text).matches()) {
            text = text.replace(" ", "");
        }
        Matcher part = PART.matcher(text);
        if (part.matches() && isHead(part, line)) {
            String head = "第" + part.group("n") + part.group("unit") + " " + joined(part.group("name"));
            return line.with(head).as(Line.Kind.HEADING, part.group("unit").equals("节") ? 3 : 2);
        }
        Matcher article = ARTICLE.matcher(text);
        if (article.matches()) {
            String sub = article.group("sub") == null ? "" : article.group("sub");
            String whole = "第" + article.group("n") + "条" + sub + "　"
                    + article.group("text").strip();
            return line.with(whole.strip()).as(Line.Kind.TEXT, 0);
        }
        return beginsUnit(text) ? line.with(text).as(Line.Kind.TEXT, 0) : line.with(text);
    }

    /** 第三章规定的处罚 is a sentence, 第三章罚则 a heading whose space is lost. */
    private static boolean isHead(Matcher part, Line line) {
        String name = part.group("name").strip();
        return !name.isEmpty()
                && (!part.group("gap").isEmpty()
                        || line.kind() == Line.Kind.HEADING
                        || !SENTENCE.contains(name.substring(0, 1)) && name.length() <= 16);
    }

    private static String joined(String name) {
        String stripped = name.strip();
        return stripped.chars().anyMatch(c -> c < 0x2E80 && c != ' ') ? stripped : stripped.replace(" ", "");
    }

    private static Line noticeHead(Line line) {
        return line.kind() == Line.Kind.TEXT && NOTICE_HEAD.matcher(line.text()).matches()
                ? line.as(Line.Kind.HEADING, 2)
                : line;
    }
}
