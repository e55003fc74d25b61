package cn.quanzhi.evaluation;

import cn.quanzhi.answering.Answer.Action;
import cn.quanzhi.evaluation.Plots.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** What was decided: each category's actions, the confusion of actions, false declines, and how well doubt is measured. */
final class GateSection {

    private static final List<String> HEADS = List.of("消息", "应当", "却");

    private final Html page;
    private final Run run;
    private final FigureTable tables;

    GateSection(Html page, Run run, FigureTable tables) {
        this.page = page;
        this.run = run;
        this.tables = tables;
    }

    void write() {
        List<Decision> decisions = run.decisions();
        if (decisions.isEmpty()) {
            return;
        }
        page.raw("<section>").heading("gate", "把关", "the gate");
        page.note(
                "每条消息该作答、反问、纠正、谢绝、拒绝、弃答还是转专家。「该答未答」：应当作答而没有作答，不论改做了什么。",
                "False declines: what should have been answered and got any other action.");
        tables.write(List.of(Measure.ACTION.key(), Measure.FALSE_DECLINE.key(), Measure.FALSE_ANSWER.key()));
        categories(decisions);
        expected(decisions);
        reliability(decisions);
        MissList.write(page, run, Measure.FALSE_DECLINE.key(), "条该答未答", HEADS);
        MissList.write(page, run, Measure.ACTION.key(), "条其他动作不对", HEADS);
        page.raw("</section>");
    }

    private void categories(List<Decision> decisions) {
        Confusion<String> counts = Confusion.byCategory(decisions);
        List<Bar> bars = new ArrayList<>();
        for (String category : counts.rows().keySet()) {
            Figure figure = run.figure(Measure.ACTION.key(category));
            bars.add(RetrievalSections.bar(Names.ofCategory(category), Measure.ACTION, figure));
        }
        page.raw("<h3>各类消息动作正确的比例 <span lang=\"en\">by category, with 95 % intervals</span></h3>")
                .raw(Plots.bars("各类消息动作正确的比例", bars));
        page.raw("<h3>各类消息做了什么 <span lang=\"en\">category × action; right actions are tinted</span></h3>");
        head("类别");
        for (String category : counts.rows().keySet()) {
            row(
                    Names.ofCategory(category),
                    category,
                    counts,
                    (row, action) -> decisions.stream()
                            .anyMatch(one ->
                                    one.category().equals(row) && one.right().contains(action)));
        }
        page.raw("</tbody></table></div>");
    }

    private void expected(List<Decision> decisions) {
        Confusion<Action> counts = Confusion.byExpected(decisions);
        page.raw("<h3>应做与所做 <span lang=\"en\">expected (rows) × action (columns)</span></h3>");
        head("应做");
        for (Action action : counts.rows().keySet()) {
            row(Names.of(action), action, counts, Action::equals);
        }
        page.raw("</tbody></table></div>");
    }

    private void head(String first) {
        page.raw("<div class=\"scroll\"><table><thead><tr><th>").text(first).raw("</th>");
        for (Action action : Action.values()) {
            page.raw("<th class=\"n\">")
                    .text(Names.of(action))
                    .raw("<br><span class=\"key\">" + action.name() + "</span></th>");
        }
        page.raw("<th class=\"n\">合计</th></tr></thead><tbody>");
    }

    private <R> void row(String label, R row, Confusion<R> counts, BiPredicate<R, Action> isRight) {
        page.raw("<tr><th scope=\"row\">").text(label).raw("</th>");
        for (Action action : Action.values()) {
            int count = counts.count(row, action);
            String kind = (isRight.test(row, action) ? " right" : "") + (count == 0 ? " zero" : "");
            page.raw("<td class=\"n" + kind + "\">" + (count == 0 ? "·" : count) + "</td>");
        }
        page.raw("<td class=\"n\">" + counts.total(row) + "</td></tr>");
    }

    private void reliability(List<Decision> decisions) {
        page.raw("<h3>信得过的程度 <span lang=\"en\">reliability</span></h3>");
        page.note(
                "横轴是系统事先认为「这是本业问题」的概率，纵轴是这一档里实际的比例（左：确是本业问题；右：得到作答或纠正），竖线是 95% 区间，下面是每一档的条数。"
                        + "点在虚线上，概率就说得准。题集特意多收了难判的消息，所以这里量的是这些题集，不是日常来话。",
                "Predicted probability of being a question of the trade against what came. The sets hold more hard messages than a day does.");
        page.raw("<div class=\"pair\">")
                .raw(Reliability.of("确是本业问题", Calibration.of(decisions, Decision::isQuestion)))
                .raw(Reliability.of("得到作答或纠正", Calibration.of(decisions, Decision::isAnswered)))
                .raw("</div>");
    }
}
