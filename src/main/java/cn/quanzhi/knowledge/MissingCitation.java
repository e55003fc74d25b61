package cn.quanzhi.knowledge;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * What stands where a citation's address leads nowhere. Letters are passed on to people whose browser speaks another language
 * than the letter, so both are said, the reader's first. It does not tell whether a text was withdrawn, is a site's own or
 * never was.
 */
final class MissingCitation {

    private static final Words CHINESE = new Words(
            "zh-CN",
            "找不到这条引用",
            "这个地址没有对应的条文：可能没有复制完整，也可能这份文本已经撤下，或者不对外公开。",
            "这份文本还在，只是没有这一条：",
            "接下来可以这样做",
            "核对地址。它以 /c/ 开头，后面是一长串字母和数字，再是条号，中间没有空格，也不换行。",
            "知道名称和条号的，到发布机关查原文：",
            "国家法律法规数据库",
            "全国标准信息公共服务平台",
            "在答复里看到的，请回到提问的页面再问一次，或者转人工，把这个地址告诉专家。");
    private static final Words ENGLISH = new Words(
            "en",
            "This citation was not found",
            "No article stands at this address: part of it may be missing, or the text was withdrawn or is not public.",
            "The text itself is here, without this article:",
            "What you can do",
            "Check the address. It begins with /c/, then come many letters and digits and the article’s number, without a space"
                    + " or a line break.",
            "If you know the title and the article, look it up where it was issued:",
            "National Database of Laws and Regulations",
            "National Standards Information Platform",
            "If you saw it in an answer, ask again where you asked, or ask for a person and tell them this address.");

    private MissingCitation() {}

    private record Words(
            String language,
            String title,
            String why,
            String here,
            String next,
            String check,
            String lookUp,
            String laws,
            String standards,
            String ask) {}

    static String title(String language) {
        return in(language).getFirst().title();
    }

    /**
     * @param title of the text that does have a public address though the article has none
     * @param address where that text's articles are listed
     */
    static String body(String language, @Nullable String title, @Nullable String address) {
        StringBuilder body = new StringBuilder();
        for (Words words : in(language)) {
            body.append("<section lang=\"").append(words.language()).append("\"><h1>");
            body.append(words.title()).append("</h1><p class=\"status\">");
            body.append(words.why()).append("</p>");
            if (title != null && address != null) {
                body.append("<p>").append(words.here()).append(' ');
                link(body, address, title);
                body.append("</p>");
            }
            body.append("<h2>").append(words.next()).append("</h2><ol><li>");
            body.append(words.check())
                    .append("</li><li>")
                    .append(words.lookUp())
                    .append(' ');
            link(body, "https://flk.npc.gov.cn/", words.laws());
            body.append(" · ");
            link(body, "https://std.samr.gov.cn/", words.standards());
            body.append("</li><li>").append(words.ask()).append("</li></ol></section>");
        }
        return body.toString();
    }

    private static List<Words> in(String language) {
        return Stream.of(CHINESE, ENGLISH)
                .sorted((one, other) -> Boolean.compare(
                        other.language().equals(language), one.language().equals(language)))
                .toList();
    }

    private static void link(StringBuilder body, String address, String label) {
        body.append("<a href=\"").append(address).append("\">");
        body.append(HtmlUtils.htmlEscape(label, "UTF-8")).append("</a>");
    }
}
