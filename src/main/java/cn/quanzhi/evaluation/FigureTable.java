package cn.quanzhi.evaluation;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tables of figures: a row a set, a column a measure; in each cell the figure, its interval, and the change. */
final class FigureTable {

    private final Html page;
    private final Run run;
    private final @Nullable Comparison comparison;

    FigureTable(Html page, Run run, @Nullable Comparison comparison) {
        this.page = page;
        this.run = run;
        this.comparison = comparison;
    }

    void write(List<String> keys) {
        List<String> shown =
                keys.stream().filter(key -> !run.samplesWith(key).isEmpty()).toList();
        // A set that only has what is told and not judged, milliseconds, has no place of its own here.
        List<String> judged = shown.stream()
                .filter(key -> Measure.of(key).better() != Measure.Better.NEITHER)
                .toList();
        List<Result> rows = run.results().stream()
                .filter(result ->
                        judged.stream().anyMatch(key -> result.figures().containsKey(key)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        page.raw("<div class=\"scroll\"><table><thead><tr><th>题集 <span lang=\"en\">set</span></th>");
        for (String key : shown) {
            Measure measure = Measure.of(key);
            page.raw("<th class=\"n\" title=\"")
                    .text(measure.english())
                    .raw("\">")
                    .text(head(key))
                    .raw("<br><span class=\"key\">")
                    .text(key)
                    .raw("</span></th>");
        }
        page.raw("</tr></thead><tbody>");
        rows.forEach(result -> row(result, shown));
        page.raw("</tbody></table></div>");
    }

    private static String head(String key) {
        String named = Names.ofKey(key);
        int part = named.indexOf(" · ");
        return part < 0 ? named : named.substring(part + 3) + "：" + named.substring(0, part);
    }

    private void row(Result result, List<String> keys) {
        long count = keys.stream()
                .filter(key -> Measure.of(key).better() != Measure.Better.NEITHER)
                .filter(result.figures()::containsKey)
                .mapToInt(key -> Result.figure(result.samples(), key).count())
                .max()
                .orElse(0);
        page.raw("<tr><th scope=\"row\">").text(result.set()).raw(" <span class=\"key\">" + count + " 题</span></th>");
        for (String key : keys) {
            Figure figure = result.figures().get(key);
            page.raw("<td class=\"n\">");
            if (figure != null) {
                cell(result.set(), key, figure);
            }
            page.raw("</td>");
        }
        page.raw("</tr>");
    }

    private void cell(String set, String key, Figure figure) {
        Measure measure = Measure.of(key);
        boolean count = measure.form() == Measure.Form.COUNT;
        boolean broken = count && figure.value() > 0;
        page.raw(broken ? "<b class=\"bad\">" : "<b>")
                .text(measure.shown(figure.value()))
                .raw("</b>");
        change(page, comparison, set, key);
        page.raw("<div class=\"band\">").text(band(measure, figure)).raw("</div>");
    }

    /** The interval, or for a count what it is of. */
    static String band(Measure measure, Figure figure) {
        if (measure.form() == Measure.Form.COUNT) {
            return String.format(Locale.ROOT, "共 %,d", Math.round(figure.trials()));
        }
        return measure.shown(figure.low()).replace("%", "") + "–" + measure.shown(figure.high());
    }

    /** The change since the earlier run, where both have the figure; a clear one carries its colour. */
    static void change(Html page, @Nullable Comparison comparison, String set, String key) {
        if (comparison == null) {
            return;
        }
        comparison
                .difference(set, key)
                .filter(difference -> Measure.of(key).isVisible(difference.change()))
                .ifPresent(difference -> {
                    Measure measure = Measure.of(key);
                    int direction = measure.direction(difference.change());
                    String kind = direction == 0 || !difference.isClear() ? "same" : direction > 0 ? "better" : "worse";
                    page.raw(" <span class=\"change " + kind + "\">")
                            .text(measure.shownChange(difference.change()))
                            .raw("</span>");
                });
    }
}
