package cn.quanzhi.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run as one page that loads nothing: style and plots are inside, and its policy forbids the rest. */
final class ReportPage {

    static final String NAME = "report.html";
    private static final List<Measure> HEADLINES = List.of(
            Measure.ANY_10,
            Measure.MRR,
            Measure.ALL_MUST,
            Measure.ACTION,
            Measure.FALSE_DECLINE,
            Measure.OUT_OF_FORCE,
            Measure.LIES_SHOWN,
            Measure.TRUTH_SHOWN);

    private final Html page = new Html();
    private final Run run;
    private final @Nullable Comparison comparison;

    private ReportPage(Run run, @Nullable Comparison comparison) {
        this.run = run;
        this.comparison = comparison;
    }

    static String of(Run run, @Nullable Comparison comparison) {
        return new ReportPage(run, comparison).written();
    }

    private String written() {
        page.raw("<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .raw(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
                .raw("<title>泉质评测报告</title><style>")
                .raw(style())
                .raw("</style></head><body>");
        header();
        page.raw("<main>");
        overview();
        if (comparison != null) {
            ChangesSection.write(page, comparison);
        }
        FigureTable tables = new FigureTable(page, run, comparison);
        new RetrievalSections(page, run, tables).write();
        new GateSection(page, run, tables).write();
        new VerificationSection(page, run, tables).write();
        page.raw("</main>");
        footer();
        return page.raw("</body></html>\n").toString();
    }

    private void header() {
        int count = run.results().stream()
                .mapToInt(result -> result.samples().size())
                .sum();
        page.raw("<header><h1>评测报告</h1><div class=\"meta\">")
                .text(run.at().toString().substring(0, 16).replace('T', ' ') + " UTC · "
                        + run.results().size() + " 个题集，" + String.format(Locale.ROOT, "%,d", count) + " 题" + composer())
                .raw("</div><nav>");
        String written = sections();
        page.raw(written).raw("</nav></header>");
    }

    private String composer() {
        return switch (run.composer()) {
            case "" -> "";
            case "extractive" -> " · 答复只摘原文，没有对话模型";
            default -> " · 答复由 " + run.composer();
        };
    }

    private String sections() {
        Html links = new Html();
        link(links, "changes", "与上次相比", comparison != null);
        link(links, "retrieval", "检索", has(Measure.ANY_1.key()));
        link(links, "follow-ups", "接着问的话", has(Measure.ANY_10.key(RankFindings.FOLLOW_UP)));
        link(
                links,
                "dates",
                "日期、版本与引用",
                has(Measure.VERSION.key()) || has(Measure.OUT_OF_FORCE.key()) || has(Measure.DATE.key()));
        link(links, "citations", "引用语法", has(Measure.PARSED.key()));
        link(links, "gate", "把关", has(Measure.ACTION.key()));
        link(
                links,
                "verification",
                "核对",
                !run.parts(Measure.REJECTED).isEmpty()
                        || !run.parts(Measure.CLAIM).isEmpty());
        return links.toString();
    }

    private static void link(Html links, String id, String name, boolean there) {
        if (there) {
            links.raw("<a href=\"#" + id + "\">").text(name).raw("</a>");
        }
    }

    private boolean has(String key) {
        return !run.samplesWith(key).isEmpty();
    }

    private void overview() {
        List<Measure> shown =
                HEADLINES.stream().filter(measure -> has(measure.key())).toList();
        if (shown.isEmpty()) {
            return;
        }
        page.raw("<section aria-label=\"概览\"><div class=\"tiles\">");
        for (Measure measure : shown) {
            Figure figure = run.figure(measure.key());
            boolean broken = measure.form() == Measure.Form.COUNT && figure.value() > 0;
            page.raw("<div class=\"tile\"><div class=\"label\">")
                    .text(measure.chinese())
                    .raw("</div><div class=\"figure" + (broken ? " bad" : "") + "\">")
                    .text(measure.shown(figure.value()));
            FigureTable.change(page, comparison, "", measure.key());
            page.raw("</div><div class=\"band\">")
                    .text(FigureTable.band(measure, figure))
                    .raw(" · <span lang=\"en\">")
                    .text(measure.english())
                    .raw("</span></div></div>");
        }
        page.raw("</div></section>");
    }

    private void footer() {
        page.raw("<footer>")
                .note(
                        "区间是 95% 的自助法区间（按题重抽 1,000 次，种子固定；全对或全错时用威尔逊区间）。百分数之差以百分点计。每题的数值在 " + ReportFile.NAME
                                + "，下次评测写进同一目录时自动与它相比。",
                        "95 % percentile bootstrap over questions, Wilson's where all came out alike.");
        run.skipped()
                .forEach((set, rows) ->
                        page.note(set + "：" + rows + " 行既没有问题也没有引用，未评。", rows + " rows with nothing to evaluate."));
        page.raw("</footer>");
    }

    private static String style() {
        try (InputStream css = ReportPage.class.getResourceAsStream("/evaluation/report.css")) {
            return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
