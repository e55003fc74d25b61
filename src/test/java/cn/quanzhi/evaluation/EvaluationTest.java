package cn.quanzhi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.quanzhi.answering.Answer.Action;
import cn.quanzhi.answering.Citation;
import cn.quanzhi.answering.Claim;
import cn.quanzhi.answering.Claim.Verdict;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The evaluation against a service whose every result is planted: the figures must be those that were planted. */
class EvaluationTest {

    private final Planted service = new Planted();
    private final List<QuestionSet.Item> items = new ArrayList<>();

    private static Passage law(int article) {
        return Planted.article(String.valueOf(article), "第" + article + "条的内容。");
    }

    private static Passage guide() {
        return Planted.passage(DocumentKind.GUIDE, null, "指南", Planted.FROM, null);
    }

    private void asks(String question, List<QuestionSet.Gold> gold, @Nullable String category) {
        follows(question, gold, category, null, List.of());
    }

    private void follows(
            String question,
            List<QuestionSet.Gold> gold,
            @Nullable String category,
            @Nullable String standalone,
            List<String> before) {
        items.add(new QuestionSet.Item(
                question, question, Planted.TODAY, gold, category, null, before, standalone, List.of()));
    }

    private static QuestionSet.Gold must(int article) {
        return new QuestionSet.Gold(Planted.LAW, String.valueOf(article), Planted.FROM, true);
    }

    private Run run() {
        QuestionFiles files =
                new QuestionFiles(List.of(new QuestionSet("planted", items)), Map.of(), Map.of(), Map.of());
        return service.evaluation().run(files, service.clock.instant(), set -> {});
    }

    private static double value(Run run, String key) {
        return run.figure(key).value();
    }

    @Test
    void ranksThatWerePlantedAreTheFiguresAndGuidesTakeNone() {
        service.finds("first", law(1), law(2));
        service.finds("third", guide(), law(5), guide(), law(6), law(1));
        service.finds(
                "eleventh",
                law(11),
                law(12),
                law(13),
                law(14),
                law(15),
                law(16),
                law(17),
                law(18),
                law(19),
                law(20),
                law(1));
        service.finds("half", law(1), law(9));
        asks("first", List.of(must(1)), null);
        asks("third", List.of(must(1)), null);
        asks("eleventh", List.of(must(1)), null);
        asks("half", List.of(must(1), must(2)), null);
        asks("no gold", List.of(), "out_of_scope");
        figuresOfRank(run());
    }

    @Test
    void theTimeOfASearchIsTakenWhenAllHaveBeenAnsweredAndSearchesRunSteadily() {
        service.finds("first", law(1));
        service.finds("second", law(1));
        asks("first", List.of(must(1)), null);
        asks("second", List.of(must(1)), null);
        Run run = run();
        assertThat(run.figure("millis").count()).isEqualTo(2);
        assertThat(run.figure("bare-millis").count()).isEqualTo(2);
        List<String> after = service.asked.subList(service.asked.indexOf("answer second") + 1, service.asked.size());
        assertThat(after).hasSizeGreaterThan(2).containsOnly("search first", "search second");
        assertThat(after).endsWith("search first", "search second");
    }

    private static void figuresOfRank(Run run) {
        assertThat(value(run, "any@1")).isEqualTo(0.5);
        assertThat(value(run, "any@5")).isEqualTo(0.75);
        assertThat(value(run, "any@10")).isEqualTo(0.75);
        assertThat(value(run, "all-must@10")).isEqualTo(0.5);
        assertThat(value(run, "MRR@10")).isEqualTo((1 + 1 / 3.0 + 0 + 1) / 4, within(1e-12));
        double half = 1 / (1 + Math.log(2) / Math.log(3));
        assertThat(value(run, "nDCG@10")).isEqualTo((1 + 0.5 + 0 + half) / 4, within(1e-12));
        assertThat(run.figure("any@10").count()).isEqualTo(4);
        assertThat(RankCurve.shares(run.results().getFirst())[10]).isEqualTo(1);
        assertThat(run.misses("any@10")).singleElement().satisfies(read -> {
            assertThat(read.sample().id()).isEqualTo("eleventh");
            assertThat(read.miss().wanted()).containsExactly("《样品管理条例》第一条（2018-01-01 起）");
            assertThat(read.miss().came()).first().isEqualTo(law(11).citation());
            assertThat(read.miss().came()).last().asString().contains("11");
        });
        assertThat(run.misses("all-must@10"))
                .singleElement()
                .extracting(read -> read.sample().id())
                .isEqualTo("half");
    }

    @Test
    void followUpsHaveFiguresOfTheirOwnBesideTheirWordsAlone() {
        service.finds("样品要留多久", law(1));
        service.finds("那报告呢", law(9), law(2));
        service.finds("报告要留多久", law(2));
        asks("样品要留多久", List.of(must(1)), null);
        follows("那报告呢", List.of(must(2)), null, "报告要留多久", List.of("样品要留多久"));
        Run run = run();
        assertThat(value(run, "any@1")).isEqualTo(0.5);
        assertThat(run.figure("any@1:follow-up").count()).isEqualTo(1);
        assertThat(value(run, "any@1:follow-up")).isZero();
        assertThat(value(run, "MRR@10:follow-up")).isEqualTo(0.5);
        assertThat(value(run, "any@1:standalone")).isEqualTo(1);
    }

    @Test
    void whatIsCitedAsInForceAndIsNotIsCounted() {
        Passage old =
                Planted.passage(DocumentKind.LAW, "1", "样品留五日。", LocalDate.of(2010, 1, 1), LocalDate.of(2018, 1, 1));
        Passage now = law(1);
        Validity superseded = new Validity(Validity.Status.SUPERSEDED, null, null, null, null);
        List<Citation> citations = List.of(
                Planted.cites(old, "样品留五日。", Planted.inForce()),
                Planted.cites(old, "样品留五日。", superseded),
                Planted.cites(now, now.text(), Planted.inForce()),
                Planted.cites(now, "第一条的内容，改过。", Planted.inForce()),
                Planted.cites(law(99), "第99条的内容。", Planted.inForce()));
        service.finds("留多久", now, old).says("留多久", Action.ANSWER, citations, List.of(), 1);
        asks("留多久", List.of(must(1)), null);
        Run run = run();
        assertThat(value(run, "out-of-force"))
                .as("the old one, and one that isn't there")
                .isEqualTo(2);
        assertThat(run.figure("out-of-force").trials()).isEqualTo(5);
        assertThat(value(run, "unverified"))
                .as("a changed quote, and one of nothing")
                .isEqualTo(2);
        assertThat(value(run, "gold-cited")).isEqualTo(1);
        assertThat(run.misses("out-of-force")).hasSize(1);
    }

    @Test
    void theVersionThatComesFirstAndTheDateThatIsReadAreJudged() {
        LocalDate change = LocalDate.of(2020, 1, 1);
        Passage old = Planted.passage(DocumentKind.LAW, "1", "旧", Planted.FROM, change);
        Passage later = Planted.passage(DocumentKind.LAW, "1", "新", change, null);
        QuestionSet.Gold gold = new QuestionSet.Gold(Planted.LAW, "1", change, true);
        service.finds("2021年", later, old).reads("2021年", LocalDate.of(2021, 1, 1));
        service.finds("2019年", old, later).reads("2019年", LocalDate.of(2019, 1, 1));
        service.finds("无日期", old, later);
        asks("2021年", List.of(gold), null);
        asks("2019年", List.of(gold), null);
        asks("无日期", List.of(gold), null);
        Run run = run();
        assertThat(value(run, "version")).isEqualTo(1 / 3.0, within(1e-12));
        assertThat(run.figure("date").count())
                .as("only where the words tell one")
                .isEqualTo(2);
        assertThat(value(run, "date")).isEqualTo(0.5);
    }

    @Test
    void actionsAreCountedByCategoryAndFalseDeclinesByThemselves() {
        service.acts("q1", Action.ANSWER, 0.95).acts("q2", Action.DECLINE, 0.2).acts("q3", Action.CORRECT, 0.9);
        service.acts("q4", Action.ANSWER, 0.7).acts("w1", Action.DECLINE, 0.1).acts("w2", Action.ANSWER, 0.6);
        service.acts("n1", Action.ESCALATE, 0.3);
        for (int i = 1; i <= 4; i++) {
            asks("q" + i, List.of(), null);
        }
        asks("w1", List.of(), "out_of_scope");
        asks("w2", List.of(), "out_of_scope");
        asks("n1", List.of(), "not_in_kb");
        Run run = run();
        assertThat(value(run, "action")).isEqualTo(4 / 7.0, within(1e-12));
        assertThat(value(run, "action:out_of_scope")).isEqualTo(0.5);
        assertThat(value(run, "action:not_in_kb")).isEqualTo(1);
        assertThat(value(run, "false-decline")).isEqualTo(0.5);
        assertThat(run.figure("false-decline").count()).isEqualTo(4);
        assertThat(value(run, "false-answer")).isEqualTo(1 / 3.0, within(1e-12));
        assertThat(run.misses("false-decline"))
                .extracting(read -> read.sample().id())
                .containsExactly("q2", "q3");
        Confusion<String> categories = Confusion.byCategory(run.decisions());
        assertThat(categories.rows().keySet()).containsExactly("answer", "out_of_scope", "not_in_kb");
        assertThat(categories.count("answer", Action.ANSWER)).isEqualTo(2);
        assertThat(categories.total("answer")).isEqualTo(4);
        Confusion<Action> expected = Confusion.byExpected(run.decisions());
        assertThat(expected.count(Action.DECLINE, Action.ANSWER)).isEqualTo(1);
        assertThat(expected.count(Action.ABSTAIN, Action.ESCALATE)).isEqualTo(1);
    }

    @Test
    void onlyStatingSentencesOfAnAnswerAreItsGround() {
        List<Claim> claims = List.of(
                new Claim(0, 1, List.of(1), Verdict.SUPPORTED),
                new Claim(1, 2, List.of(1), Verdict.UNSUPPORTED),
                new Claim(2, 3, List.of(), Verdict.UNCITED));
        service.says("留多久", Action.ANSWER, List.of(), claims, 1);
        asks("留多久", List.of(), null);
        assertThat(value(run(), "grounded")).isEqualTo(0.5);
    }

    private void says(String question, String before, String sentence, String behind, List<Citation> citations) {
        int end = before.length() + sentence.length();
        service.says(
                question,
                Action.ANSWER,
                before + sentence + behind,
                citations,
                List.of(
                        new Claim(0, before.length(), List.of(), Verdict.UNCITED),
                        new Claim(before.length(), end, List.of(1), Verdict.SUPPORTED)));
    }

    @Test
    void anAnswerLeadsWithTheChosenSentenceOrItDoesNot() {
        Passage keeps = Planted.article("1", "样品保存六个月。取样的人登记样品。");
        List<Citation> citations = List.of(Planted.cites(keeps, "样品保存六个月", Planted.inForce()));
        for (String question : List.of("留多久", "留几月", "存多久", "留多长", "谁登记")) {
            service.finds(question, keeps);
            items.add(new QuestionSet.Item(
                    question,
                    question,
                    Planted.TODAY,
                    List.of(must(1)),
                    null,
                    null,
                    List.of(),
                    null,
                    List.of("样品保存六个月。")));
        }
        says("留多久", "", "样品保存六个月[1]。", "\n\n### 步骤\n取样的人登记样品[1]。", citations);
        says("留几月", "先更正前提：以规定为准。\n\n", "样品保存六个月[1]。", "", citations);
        says("存多久", "", "取样的人登记样品[1]。", "\n\n### 期限\n样品保存六个月[1]。", citations);
        says("留多长", "", "样品[1]。", "", citations);

        Figure lead = run().figure(Measure.LEAD.key());

        assertThat(lead.value())
                .as("two of four; who isn't answered isn't counted")
                .isEqualTo(0.5);
        assertThat(lead.trials()).isEqualTo(4);
    }
}
