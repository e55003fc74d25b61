package cn.quanzhi.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes a run as {@code report.json}, for the next run to compare with, and as one self-contained page to read. */
final class Report {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String STYLE = """
            body{font:15px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem;color:#16302d}
            h1,h2{line-height:1.3}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #cfdcd9;padding:.35rem .6rem;text-align:left;vertical-align:top}
            td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.bar{background:#0b6b61;height:.6rem;display:block}
            .band{color:#5a706c;font-size:13px}details{margin:.6rem 0}summary{cursor:pointer}""";

    private Report() {}

    static void write(Path directory, List<Evaluation.Result> results, Instant at) throws IOException {
        Files.createDirectories(directory);
        Path json = directory.resolve("report.json");
        Map<String, Map<String, Double>> before = before(json);
        Files.writeString(directory.resolve("report.html"), page(results, before, at));
        Files.writeString(json, JSON.writeValueAsString(data(results, at)));
    }

    /** The figures in a line for each set, for the terminal. */
    static List<String> lines(List<Evaluation.Result> results) {
        List<String> lines = new ArrayList<>();
        for (Evaluation.Result result : results) {
            StringBuilder line = new StringBuilder(result.set())
                    .append(" (")
                    .append(result.outcomes().size())
                    .append(")");
            result.figures()
                    .forEach((name, figure) ->
                            line.append("  ").append(name).append(' ').append(number(figure.mean())));
            lines.add(line.toString());
        }
        return lines;
    }

    private static Map<String, Map<String, Double>> before(Path json) throws IOException {
        Map<String, Map<String, Double>> before = new LinkedHashMap<>();
        if (Files.exists(json)) {
            JSON.readTree(Files.readString(json)).path("sets").forEachEntry((set, figures) -> {
                Map<String, Double> means = new LinkedHashMap<>();
                figures.path("figures")
                        .forEachEntry((name, figure) ->
                                means.put(name, figure.path("mean").asDouble()));
                before.put(set, means);
            });
        }
        return before;
    }

    private static Map<String, Object> data(List<Evaluation.Result> results, Instant at) {
        Map<String, Object> sets = new LinkedHashMap<>();
        for (Evaluation.Result result : results) {
            List<Map<String, Object>> rows = result.outcomes().stream()
                    .map(outcome -> Map.<String, Object>of(
                            "id", outcome.item().id(),
                            "ranks", outcome.ranking().ranks(),
                            "similarity", outcome.similarity(),
                            "coverage", outcome.coverage(),
                            "action", outcome.action().name(),
                            "right", outcome.isRight(),
                            "question", outcome.question(),
                            "category", outcome.category(),
                            "text", outcome.item().question()))
                    .toList();
            sets.put(result.set(), Map.of("figures", result.figures(), "rows", rows));
        }
        return Map.of("at", at.toString(), "sets", sets);
    }

    private static String page(List<Evaluation.Result> results, Map<String, Map<String, Double>> before, Instant at) {
        StringBuilder page = new StringBuilder(
                        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>评测报告</title><style>")
                .append(STYLE)
                .append("</style><h1>检索评测报告</h1><p class=\"band\">")
                .append(at)
                .append(" · 括号内为 95 % 自助法区间</p>");
        results.forEach(result -> section(page, result, before.getOrDefault(result.set(), Map.of())));
        return page.append("</html>").toString();
    }

    private static void section(StringBuilder page, Evaluation.Result result, Map<String, Double> before) {
        page.append("<h2>")
                .append(escaped(result.set()))
                .append("（")
                .append(result.outcomes().size())
                .append(" 题）</h2>")
                .append("<table><tr><th>指标<th>值<th>区间<th>与上次<th style=\"width:40%\">");
        result.figures().forEach((name, figure) -> {
            Double old = before.get(name);
            boolean share = figure.mean() <= 1 && !name.equals("millis");
            page.append("<tr><td>")
                    .append(name)
                    .append("<td class=\"n\">")
                    .append(number(figure.mean()))
                    .append("<td class=\"n band\">")
                    .append(number(figure.low()))
                    .append(" – ")
                    .append(number(figure.high()))
                    .append("<td class=\"n\">")
                    .append(old == null ? "" : String.format(Locale.ROOT, "%+.3f", figure.mean() - old))
                    .append("<td>")
                    .append(
                            share
                                    ? "<span class=\"bar\" style=\"width:" + Math.round(figure.mean() * 100)
                                            + "%\"></span>"
                                    : "");
        });
        page.append("</table>");
        misses(page, result);
    }

    private static void misses(StringBuilder page, Evaluation.Result result) {
        List<Evaluation.Outcome> missed = result.outcomes().stream()
                .filter(outcome ->
                        !outcome.item().gold().isEmpty() && !outcome.ranking().anyWithin(10))
                .toList();
        if (missed.isEmpty()) {
            return;
        }
        page.append("<details><summary>前十条里没有正确条文的 ")
                .append(missed.size())
                .append(" 题</summary><table><tr><th>问题<th>应有<th>找到的前几条");
        for (Evaluation.Outcome outcome : missed) {
            page.append("<tr><td>")
                    .append(escaped(outcome.item().id() + " " + outcome.item().question()))
                    .append("<td>");
            outcome.item()
                    .gold()
                    .forEach(gold -> page.append(escaped(gold.title() + " " + gold.article()))
                            .append("<br>"));
            page.append("<td>");
            outcome.first().forEach(citation -> page.append(escaped(citation)).append("<br>"));
        }
        page.append("</table></details>");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
