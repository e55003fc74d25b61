package cn.quanzhi.evaluation;

import cn.quanzhi.evaluation.Comparison.Change;
import cn.quanzhi.evaluation.Comparison.Difference;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What is otherwise than in the earlier run: each figure's difference with its interval, and question by question. */
final class ChangesSection {

    private static final int MOST = 300;

    private ChangesSection() {}

    static void write(Html page, Comparison comparison) {
        page.raw("<section>").heading("changes", "与上次相比", "against the earlier run");
        page.note(
                String.format(
                        Locale.ROOT,
                        "上次：%s。同样的题 %,d 道，新增 %,d 道，少了 %,d 道；只比同样的题。差是成对自助法的 95%% 区间，不含 0 的标为「明显」。",
                        comparison.before().toString().substring(0, 16).replace('T', ' ') + " UTC",
                        comparison.paired(),
                        comparison.added(),
                        comparison.gone()),
                "Same questions only; paired bootstrap, 95 % intervals; shares in percentage points.");
        List<Difference> all = comparison.differences().stream()
                .filter(difference -> difference.set().isEmpty())
                .toList();
        if (all.isEmpty()) {
            page.note("两次没有一道同样的题，无从比较。", "No question in common.").raw("</section>");
            return;
        }
        figures(page, all);
        List<Difference> bySet = comparison.differences().stream()
                .filter(difference -> !difference.set().isEmpty() && isMoved(difference))
                .filter(difference -> Measure.of(difference.key()).better() != Measure.Better.NEITHER)
                .toList();
        folded(page, bySet, "项指标按题集看有变化", true);
        questions(page, comparison.changes());
        page.raw("</section>");
    }

    private static void questions(Html page, List<Change> changes) {
        list(page, "变差的题", changes.stream().filter(Change::isWorse).toList());
        list(page, "变好的题", changes.stream().filter(Change::isBetter).toList());
        list(
                page,
                "有好有坏的题",
                changes.stream()
                        .filter(change -> !change.isBetter() && !change.isWorse())
                        .toList());
        if (changes.isEmpty()) {
            page.note("没有一道题变好或变差。", "No question got better or worse.");
        }
    }

    /** What moved in full view, what did not folded. */
    private static void figures(Html page, List<Difference> all) {
        List<Difference> sorted = all.stream()
                .sorted(Comparator.comparing((Difference one) -> Measure.of(one.key()))
                        .thenComparing(Difference::key))
                .toList();
        List<Difference> moved = sorted.stream().filter(ChangesSection::isMoved).toList();
        if (!moved.isEmpty()) {
            differences(page, moved, false);
        }
        folded(page, sorted.stream().filter(one -> !isMoved(one)).toList(), "项指标没有变化", false);
    }

    private static boolean isMoved(Difference difference) {
        return Measure.of(difference.key()).isVisible(difference.change());
    }

    private static void folded(Html page, List<Difference> differences, String title, boolean withSet) {
        if (!differences.isEmpty()) {
            page.raw("<details><summary><b>" + differences.size() + "</b>")
                    .text(title)
                    .raw("</summary>");
            differences(page, differences, withSet);
            page.raw("</details>");
        }
    }

    private static void differences(Html page, List<Difference> differences, boolean withSet) {
        page.raw("<div class=\"scroll\"><table><thead><tr>")
                .raw(withSet ? "<th>题集</th>" : "")
                .raw("<th>指标</th><th class=\"n\">题数</th><th class=\"n\">上次</th><th class=\"n\">这次</th>")
                .raw(
                        "<th class=\"n\">差</th><th class=\"n\">95% 区间</th><th class=\"verdict\"></th></tr></thead><tbody>");
        differences.forEach(difference -> difference(page, difference, withSet));
        page.raw("</tbody></table></div>");
    }

    private static void difference(Html page, Difference difference, boolean withSet) {
        Measure measure = Measure.of(difference.key());
        int direction = difference.isClear() ? measure.direction(difference.change()) : 0;
        String better = "<span class=\"better\">明显变好</span>";
        String worse = "<span class=\"worse\">明显变差</span>";
        page.raw("<tr>");
        if (withSet) {
            page.raw("<td>").text(difference.set()).raw("</td>");
        }
        page.raw("<td>")
                .text(Names.ofKey(difference.key()))
                .raw("</td><td class=\"n\">" + difference.count() + "</td><td class=\"n\">")
                .text(measure.shown(difference.before()))
                .raw("</td><td class=\"n\">")
                .text(measure.shown(difference.now()))
                .raw("</td><td class=\"n\"><b>")
                .text(measure.shownChange(difference.change()))
                .raw("</b></td><td class=\"n\">")
                .text(interval(measure, difference))
                .raw("</td><td class=\"verdict\">")
                .raw(direction == 0 ? "" : direction > 0 ? better : worse)
                .raw("</td></tr>");
    }

    private static String interval(Measure measure, Difference difference) {
        return measure.shownChange(difference.interval().low()) + " … "
                + measure.shownChange(difference.interval().high());
    }

    private static void list(Html page, String title, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        page.raw("<details><summary><b>" + changes.size() + "</b>")
                .text(title)
                .raw(
                        "</summary><div class=\"scroll\"><table><thead><tr><th>题</th><th>上次 → 这次</th></tr></thead><tbody>");
        for (Change change : changes.subList(0, Math.min(MOST, changes.size()))) {
            page.raw("<tr><td><span class=\"id\">")
                    .text(change.set() + " " + change.id())
                    .raw("</span>")
                    .clipped(change.text())
                    .raw("</td><td>");
            for (Comparison.Moved moved : change.moved()) {
                page.raw("<div class=\"line " + (moved.direction() > 0 ? "better" : "worse") + "\">")
                        .text(Names.ofKey(moved.key()) + "：" + Names.ofWord(moved.before()) + " → "
                                + Names.ofWord(moved.now()))
                        .raw("</div>");
            }
            page.raw("</td></tr>");
        }
        page.raw("</tbody></table></div></details>");
    }
}
