package cn.quanzhi.knowledge.ingest.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Undoes a PDF's layout: running heads and page numbers go, broken lines become paragraphs again, columns become tables. */
final class PdfLayout {

    private static final double EDGE = 0.12;
    private static final double MARGIN = 0.075;
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "[-—–－·• ]{0,3}(?:第 ?)?(?:\\d{1,4}|[ivxIVX]{1,6})(?: ?页)?(?: ?[/／,，]? ?(?:共|of) ?\\d{1,4} ?页?| ?[/／] ?\\d{1,4})?[-—–－·• ]{0,3}");
    private static final Pattern BEGINS = Pattern.compile(
            "^(?:第[〇零一二三四五六七八九十百千两\\d]{1,9}(?:条|章|节|编|分编|款)|[（(][一二三四五六七八九十\\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\\d{1,2}[.．、]\\D"
                    + "|附[件录表]|[①-⑳]).*",
            Pattern.DOTALL);

    private final Map<Integer, double[]> margins = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private int begunOn;
    private double size;

    private PdfLayout() {}

    static List<Line> lines(List<PdfLine> printed) {
        PdfLayout layout = new PdfLayout();
        List<PdfLine> body = withoutRunningHeads(printed);
        Map<Integer, List<PdfLine>> pages = new TreeMap<>();
        body.forEach(line ->
                pages.computeIfAbsent(line.page(), page -> new ArrayList<>()).add(line));
        pages.forEach((page, all) -> layout.margins.put(page, margins(all)));
        layout.place(body);
        return layout.lines;
    }

    /** A text that stands at one place at the edge of several pages, but for its digits, belongs to the print and not to the text. */
    private static List<PdfLine> withoutRunningHeads(List<PdfLine> printed) {
        Map<String, Set<Integer>> seen = new HashMap<>();
        int pages = printed.isEmpty() ? 0 : printed.getLast().page();
        for (PdfLine line : printed) {
            if (isAtEdge(line)) {
                seen.computeIfAbsent(form(line), text -> new HashSet<>()).add(line.page());
            }
        }
        int often = Math.max(3, pages / 5);
        double usual = printed.stream()
                .mapToDouble(PdfLine::size)
                .sorted()
                .skip(printed.size() / 2)
                .findFirst()
                .orElse(0);
        return printed.stream()
                .filter(line -> !isSmallInMargin(line, usual))
                .filter(line -> !isAtEdge(line)
                        || !PAGE_NUMBER.matcher(line.text().strip()).matches()
                                && seen.getOrDefault(form(line), Set.of()).size() < often)
                .toList();
    }

    private static boolean isSmallInMargin(PdfLine line, double usual) {
        return (line.top() < MARGIN || line.top() > 1 - MARGIN) && line.size() < usual * 0.9;
    }

    private static boolean isAtEdge(PdfLine line) {
        return line.top() < EDGE || line.top() > 1 - EDGE;
    }

    private static String form(PdfLine line) {
        return line.text().replaceAll("\\d+", "#") + "@" + Math.round(line.y() / 4);
    }

    /** The left edge at which most lines begin, and the right one that a full line reaches. */
    private static double[] margins(List<PdfLine> page) {
        Map<Long, Integer> starts = new TreeMap<>();
        page.forEach(line -> starts.merge(Math.round(line.from() / 3), 1, Integer::sum));
        int most = starts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        double left = starts.entrySet().stream()
                .filter(start -> start.getValue() >= Math.max(2, most * 0.5))
                .mapToDouble(start -> start.getKey() * 3.0)
                .min()
                .orElse(page.stream().mapToDouble(PdfLine::from).min().orElse(0));
        double right = page.stream().mapToDouble(PdfLine::to).max().orElse(0);
        return new double[] {left, right};
    }

    private void place(List<PdfLine> body) {
        PdfLine before = null;
        for (int i = 0; i < body.size(); i++) {
            int rows = PdfTables.rows(body, i);
            if (rows > 0) {
                flush();
                List<PdfLine> table = body.subList(i, i + rows);
                PdfTables.lines(table)
                        .forEach(row ->
                                lines.add(Line.row(row, place(table.getFirst().page()))));
                i += rows - 1;
                before = null;
                continue;
            }
            PdfLine line = body.get(i);
            if (before == null || begins(line, before)) {
                flush();
                begunOn = line.page();
                size = line.size();
            }
            PdfLine.append(paragraph, line.text());
            before = line;
        }
        flush();
    }

    private boolean begins(PdfLine line, PdfLine before) {
        double[] margin = margins.getOrDefault(line.page(), new double[] {0, 0});
        double[] past = margins.getOrDefault(before.page(), margin);
        boolean indented = line.from() > margin[0] + line.size() * 1.2;
        boolean endedShort = before.to() < past[1] - before.size() * 2.5;
        boolean otherSize = Math.abs(line.size() - before.size()) > before.size() * 0.12;
        boolean gap = line.page() == before.page()
                && (line.y() - before.y() > before.size() * 2.6 || line.y() < before.y() - before.size());
        boolean wasIndented = before.from() > past[0] + before.size() * 1.2;
        // Two centred lines of one size are one title.
        boolean centred = indented && wasIndented && isCentred(line, margin) && isCentred(before, past);
        if (centred && !otherSize && !gap && !BEGINS.matcher(line.text()).matches()) {
            return false;
        }
        return indented || endedShort || otherSize || gap || startsItem(line, before);
    }

    /** A sentence may go on with 第五条 at the beginning of a line; a new article follows an end. */
    private static boolean startsItem(PdfLine line, PdfLine before) {
        String last = before.text();
        return BEGINS.matcher(line.text()).matches() && last.matches(".*[。；：:;]|[^。]{1,30}");
    }

    private static boolean isCentred(PdfLine line, double[] margin) {
        double left = line.from() - margin[0];
        double right = margin[1] - line.to();
        return left > line.size() * 3 && Math.abs(left - right) < line.size() * 3;
    }

    private void flush() {
        String text = paragraph.toString().strip();
        paragraph.setLength(0);
        if (!text.isEmpty()) {
            lines.add(new Line(Line.Kind.TEXT, 0, text, place(begunOn), size));
        }
    }

    private static String place(int page) {
        return "第 " + page + " 页";
    }
}
