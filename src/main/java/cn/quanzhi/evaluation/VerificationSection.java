package cn.quanzhi.evaluation;

import cn.quanzhi.evaluation.Plots.Bar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What scripted models got past the checks, and how sentences of known truth were judged. */
final class VerificationSection {

    private final Html page;
    private final Run run;
    private final FigureTable tables;

    VerificationSection(Html page, Run run, FigureTable tables) {
        this.page = page;
        this.run = run;
        this.tables = tables;
    }

    void write() {
        List<String> scripts = run.parts(Measure.REJECTED);
        List<String> claims = run.parts(Measure.CLAIM);
        if (scripts.isEmpty() && claims.isEmpty()) {
            return;
        }
        page.raw("<section>").heading("verification", "核对", "verification");
        if (!scripts.isEmpty()) {
            scripts(scripts);
        }
        if (!claims.isEmpty()) {
            claims(claims);
        }
        page.raw("</section>");
    }

    private void scripts(List<String> keys) {
        page.note(
                "让照稿念的模型就每道题检索到的条文作答，经过读者面前同一道核对。假话一句也不该显示为有据；真话应当显示。",
                "Scripted models answer from what each question found, through the checks that stand before a reader.");
        tables.write(List.of(Measure.LIES_SHOWN.key(), Measure.TRUTH_SHOWN.key(), Measure.GROUNDED.key()));
        List<Bar> bars = new ArrayList<>();
        page.raw("<h3>照稿念的模型 <span lang=\"en\">scripted models, all sets</span></h3>")
                .raw("<div class=\"scroll\"><table><thead><tr><th>模型做什么</th><th class=\"n\">句数</th>")
                .raw("<th class=\"n\">显示为有据</th><th class=\"n\">判断正确</th></tr></thead><tbody>");
        row(Script.HONEST, run.figure(Measure.TRUTH_SHOWN.key()), Measure.TRUTH_SHOWN);
        for (Script script : Script.values()) {
            String key = Measure.REJECTED.key(script.part());
            if (keys.contains(key)) {
                Figure figure = run.figure(key);
                row(script, figure, Measure.REJECTED);
                bars.add(RetrievalSections.bar(script.chinese(), Measure.REJECTED, figure));
            }
        }
        page.raw("</tbody></table></div><h3>假话被拦下的比例 <span lang=\"en\">false sentences rejected</span></h3>")
                .raw(Plots.bars("假话被拦下的比例", bars));
        List<String> heads = List.of("题与所说的句子", "应当", "所引");
        for (Script script : Script.values()) {
            String title = "句假话显示成了有据：" + script.chinese();
            MissList.write(page, run, Measure.REJECTED.key(script.part()), title, heads);
        }
        MissList.write(page, run, Measure.TRUTH_SHOWN.key(), "句真话没有显示为有据", heads);
    }

    private void row(Script script, Figure figure, Measure measure) {
        double wrong = script == Script.HONEST ? figure.value() : 1 - figure.value();
        page.raw("<tr><td>")
                .text(script.chinese())
                .raw(" <span lang=\"en\">")
                .text(script.english())
                .raw("</span></td><td class=\"n\">")
                .text(String.format(Locale.ROOT, "%,d", Math.round(figure.trials())))
                .raw("</td><td class=\"n\">")
                .text(String.format(Locale.ROOT, "%,d", Math.round(wrong * figure.trials())))
                .raw("</td><td class=\"n\"><b>")
                .text(measure.shown(figure.value()))
                .raw("</b> <span class=\"band\">")
                .text(FigureTable.band(measure, figure))
                .raw("</span></td></tr>");
    }

    /** True sentences, then all false ones, then these by kind. */
    private static int order(String key) {
        String kind = Measure.part(key);
        return !kind.startsWith("false") ? 0 : kind.equals("false") ? 1 : 2;
    }

    private void claims(List<String> keys) {
        List<Bar> bars = keys.stream()
                .sorted(Comparator.comparing(VerificationSection::order))
                .map(key -> RetrievalSections.bar(Names.ofKind(Measure.part(key)), Measure.CLAIM, run.figure(key)))
                .toList();
        page.raw("<h3>真假已知的句子 <span lang=\"en\">sentences whose truth is known, judged rightly</span></h3>")
                .raw(Plots.bars("真假已知的句子，判断正确的比例", bars));
        MissList.write(page, run, Measure.CLAIM.key(), "句判断错了", List.of("条文与句子", "应当", "原文"));
    }
}
