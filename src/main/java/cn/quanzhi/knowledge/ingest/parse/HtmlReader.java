package cn.quanzhi.knowledge.ingest.parse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The text of a saved page: its article without menus, and without what the page hides from its readers. */
final class HtmlReader {

    private static final String CHROME = "script,style,noscript,template,iframe,object,svg,canvas,form,button,select,"
            + "nav,footer,aside,[role=navigation],[role=banner],.breadcrumb,.share,.footer,.nav,.menu";
    private static final String ARTICLE =
            "article,main,[role=main],.TRS_Editor,.trs_editor_view,#zoom,#Zoom,#UCAP-CONTENT,"
                    + ".pages_content,.article-content,.article_content,.content-text,#content,.content";
    private static final Pattern HIDING = Pattern.compile(
            "display:none|visibility:hidden|opacity:0(?:[;.]0*|$)|font-size:[01](?:\\.\\d+)?(?:px|pt)|color:(?:#fff(?:fff)?\\b|white|rgb\\(255,255,255\\))"
                    + "|text-indent:-\\d{3,}|left:-\\d{3,}|clip:rect\\(0");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "center",
            "header",
            "figure",
            "figcaption",
            "body",
            "td",
            "th");
    private static final int LAYOUT_CELL = 300;

    private final Collected found;
    private final StringBuilder current = new StringBuilder();
    private int paragraph;

    private HtmlReader(Collected found) {
        this.found = found;
    }

    static void read(Path file, Collected found) throws IOException {
        Document page = Jsoup.parse(html(file));
        HtmlReader reader = new HtmlReader(found);
        page.select(CHROME).remove();
        reader.hide(page);
        for (Element heading : page.select("h1")) {
            if (article(page).select("h1").isEmpty()) {
                found.add(Line.heading(1, heading.text(), "标题"));
                break;
            }
        }
        reader.walk(article(page));
        reader.flush();
    }

    /** The page's own declaration counts where its bytes fit; an unmarked page is decoded as any text. */
    private static String html(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String head = new String(bytes, 0, Math.min(bytes.length, 2_000), java.nio.charset.StandardCharsets.ISO_8859_1);
        return head.isBlank() ? "" : Encodings.decode(bytes);
    }

    /** Where one of the usual containers holds most of the page's text it is the article, else the body is. */
    private static Element article(Document page) {
        int whole = page.body().text().length();
        return page.select(ARTICLE).stream()
                .filter(candidate -> candidate.text().length() * 2 > whole)
                .min(java.util.Comparator.comparingInt(
                        candidate -> candidate.text().length()))
                .orElse(page.body());
    }

    private void hide(Document page) {
        for (Element element : page.select("[style],[hidden],font[color]")) {
            String style = element.attr("style").toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
            String colour = element.attr("color").toLowerCase(Locale.ROOT);
            if (element.hasAttr("hidden")
                    || HIDING.matcher(style).find()
                    || Set.of("#ffffff", "#fff", "white").contains(colour)) {
                found.warn("HIDDEN_TEXT", "页面中隐藏的元素", element.text());
                element.remove();
            }
        }
    }

    private void walk(Node node) {
        for (Node child : node.childNodes()) {
            if (child instanceof TextNode text) {
                current.append(text.getWholeText().replaceAll("\\s+", " "));
            } else if (child instanceof Element element) {
                element(element);
            }
        }
    }

    private void element(Element element) {
        String name = element.normalName();
        if (name.matches("h[1-6]")) {
            flush();
            found.add(Line.heading(name.charAt(1) - '0', element.text(), place()));
        } else if (name.equals("br") || name.equals("hr")) {
            flush();
        } else if (name.equals("table") && !isLayout(element)) {
            flush();
            table(element);
        } else if (BLOCKS.contains(name) || name.equals("table") || name.equals("tr")) {
            flush();
            walk(element);
            flush();
        } else {
            walk(element);
        }
    }

    /** Old pages place their whole text in a table's cell. */
    private static boolean isLayout(Element table) {
        return !table.select("table table").isEmpty()
                || table.select("tr").stream()
                        .allMatch(row -> row.select("td,th").size() < 2)
                || table.select("td").stream()
                        .anyMatch(cell -> cell.text().length() > LAYOUT_CELL
                                && cell.select("p,br").size() > 2);
    }

    private void table(Element table) {
        for (Element row : table.select("tr")) {
            List<String> cells = new ArrayList<>();
            row.select("td,th").forEach(cell -> cells.add(cell.text()));
            if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                found.add(Line.row(Collected.row(cells), place()));
            }
        }
    }

    private String place() {
        return "第 " + ++paragraph + " 段";
    }

    private void flush() {
        String text = current.toString().strip();
        current.setLength(0);
        if (!text.isEmpty()) {
            found.add(Line.text(text, place()));
        }
    }
}
