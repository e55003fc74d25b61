package cn.quanzhi.evaluation;

import java.util.List;

/** Misses to read, folded: the question, what was wanted, what came. */
final class MissList {

    private static final int MOST = 200;

    private MissList() {}

    /**
     * @param key of a measure; its parts are taken too
     * @param heads of the three columns
     */
    static void write(Html page, Run run, String key, String title, List<String> heads) {
        List<Run.Read> misses = run.misses(key);
        if (misses.isEmpty()) {
            return;
        }
        page.raw("<details><summary><b>" + misses.size() + "</b>")
                .text(title)
                .raw("</summary><div class=\"scroll\"><table class=\"misses\"><thead><tr>");
        heads.forEach(head -> page.raw("<th>").text(head).raw("</th>"));
        page.raw("</tr></thead><tbody>");
        misses.stream().limit(MOST).forEach(read -> row(page, read));
        page.raw("</tbody></table></div>");
        if (misses.size() > MOST) {
            page.note(
                    "另有 " + (misses.size() - MOST) + " 条，见 " + ReportFile.NAME + "。",
                    (misses.size() - MOST) + " more in " + ReportFile.NAME);
        }
        page.raw("</details>");
    }

    private static void row(Html page, Run.Read read) {
        Sample.Miss miss = read.miss();
        page.raw("<tr><td><span class=\"id\">")
                .text(read.set() + " " + read.sample().id())
                .raw("</span>")
                .clipped(read.sample().text());
        String part = Measure.part(miss.key());
        if (!miss.what().isEmpty()) {
            page.raw("<div class=\"said\">");
            if (!part.isEmpty()) {
                page.raw("<span class=\"id\">").text(kind(miss.key())).raw("</span>");
            }
            page.clipped(miss.what()).raw("</div>");
        }
        page.raw("</td><td>").lines(shown(miss.wanted())).raw("</td><td>").lines(shown(miss.came()));
        page.raw("</td></tr>");
    }

    private static String kind(String key) {
        String named = Names.ofKey(key);
        return named.substring(named.indexOf(" · ") + 3);
    }

    private static List<String> shown(List<String> lines) {
        return lines.isEmpty()
                ? List.of("（无）")
                : lines.stream().map(Names::ofWord).toList();
    }
}
