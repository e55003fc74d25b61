package cn.quanzhi.evaluation;

import cn.quanzhi.evaluation.Plots.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How early the right articles come; follow-ups; the law's version on the date; citations as they are typed. */
final class RetrievalSections {

    private static final List<String> HEADS = List.of("问题", "应有", "先来的");

    private final Html page;
    private final Run run;
    private final FigureTable tables;

    RetrievalSections(Html page, Run run, FigureTable tables) {
        this.page = page;
        this.run = run;
        this.tables = tables;
    }

    void write() {
        if (!run.samplesWith(Measure.ANY_1.key()).isEmpty()) {
            retrieval();
        }
        if (!run.samplesWith(Measure.ANY_10.key(RankFindings.FOLLOW_UP)).isEmpty()) {
            followUps();
        }
        dates();
        if (!run.samplesWith(Measure.PARSED.key()).isEmpty()) {
            citations();
        }
    }

    private void retrieval() {
        page.raw("<section>").heading("retrieval", "检索", "retrieval");
        page.note(
                "应引的条文排在第几。指南、常见问题和案例夹在条文之间时不占名次。",
                "Where the right articles stand; guides, answered questions and cases between them take no rank.");
        tables.write(keys(
                Measure.ANY_1,
                Measure.ANY_5,
                Measure.ANY_10,
                Measure.ALL_MUST,
                Measure.MRR,
                Measure.NDCG,
                Measure.MILLIS,
                Measure.BARE));
        page.raw(RankCurve.of(run.resultsWith(Measure.ANY_1.key())));
        List<Bar> bars = new ArrayList<>();
        for (Result result : run.resultsWith(Measure.ANY_10.key())) {
            bars.add(bar(result.set(), Measure.ANY_10, Result.figure(result.samples(), Measure.ANY_10.key())));
        }
        page.raw("<h3>前十有中，各题集 <span lang=\"en\">any@10 by set, with 95 % intervals</span></h3>")
                .raw(Plots.bars("前十有中，各题集", bars));
        MissList.write(page, run, Measure.ANY_10.key(), "题：前十条里没有一条应引的条文", HEADS);
        MissList.write(page, run, Measure.ALL_MUST.key(), "题：前十条里缺了必引的条文", HEADS);
        page.raw("</section>");
    }

    /** A share with its interval and what it is of. */
    static Bar bar(String label, Measure measure, Figure figure) {
        long right = Math.round(figure.value() * figure.trials());
        String note = String.format(
                Locale.ROOT, "%s · %,d / %,d", FigureTable.band(measure, figure), right, Math.round(figure.trials()));
        return new Bar(label, figure, measure.shown(figure.value()), note);
    }

    private void followUps() {
        page.raw("<section>").heading("follow-ups", "接着问的话", "follow-ups");
        page.note(
                "一段对话里第二句起的问题。「独立成句」是同一个问题写成不靠上文也明白的话时的结果：两者之差是没有听懂上文的损失。",
                "Turns after the first. Beside them the same questions in words that need no turn before: the gap is what is lost in understanding.");
        String follows = RankFindings.FOLLOW_UP;
        String alone = RankFindings.STANDALONE;
        tables.write(List.of(
                Measure.ANY_1.key(follows),
                Measure.ANY_1.key(alone),
                Measure.ANY_10.key(follows),
                Measure.ANY_10.key(alone),
                Measure.MRR.key(follows),
                Measure.MRR.key(alone),
                Measure.ACTION.key(follows)));
        page.raw("</section>");
    }

    private void dates() {
        List<String> keys = keys(
                Measure.VERSION,
                Measure.DATE,
                Measure.GOLD_CITED,
                Measure.LEAD,
                Measure.OUT_OF_FORCE,
                Measure.UNVERIFIED);
        if (keys.stream().allMatch(key -> run.samplesWith(key).isEmpty())) {
            return;
        }
        page.raw("<section>").heading("dates", "日期、版本与引用", "dates, versions and citations");
        page.note(
                "首见版本：前十条里该法最先出现的一条，是不是当日应引的版本。读出日期：只凭问题里的话读出的日期，是否落在应引版本有效期内。结论即答：答复开头的结论，是不是题集选定的那一句。"
                        + "后两项必须是 0：答复的每处引用都重新到库里查过，当日是否有效、引文是否逐字一致。",
                "The last two must be 0: each citation of each answer is looked up again in the knowledge base.");
        tables.write(keys);
        MissList.write(page, run, Measure.OUT_OF_FORCE.key(), "题：引用了当日无效的条文而称其有效", HEADS);
        MissList.write(page, run, Measure.UNVERIFIED.key(), "题：引文与库中原文不符", HEADS);
        MissList.write(page, run, Measure.VERSION.key(), "题：先来的是另一个版本", HEADS);
        MissList.write(page, run, Measure.DATE.key(), "题：日期读错", List.of("问题", "应引版本", "读出"));
        MissList.write(page, run, Measure.LEAD.key(), "题：结论不是选定的那一句", List.of("问题", "应先说", "先说了"));
        page.raw("</section>");
    }

    private void citations() {
        page.raw("<section>").heading("citations", "引用语法", "citation grammar");
        page.note(
                "各种写法的法条与标准号，能否读成规范形式；库里有的，搜索时是否排在第一。",
                "Citations as they are typed, read into their canonical form; where the knowledge base has them, found first.");
        tables.write(keys(Measure.PARSED, Measure.FIRST_HIT));
        MissList.write(page, run, Measure.PARSED.key(), "处没有读对", List.of("写法", "应读成", "读成了"));
        MissList.write(page, run, Measure.FIRST_HIT.key(), "处没有排在第一", List.of("写法", "所引", "先来的"));
        page.raw("</section>");
    }

    private static List<String> keys(Measure... measures) {
        return List.of(measures).stream().map(Measure::key).toList();
    }
}
