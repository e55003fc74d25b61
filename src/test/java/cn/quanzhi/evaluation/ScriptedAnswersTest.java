package cn.quanzhi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.answering.citation.ClaimVerifiers;
import cn.quanzhi.answering.citation.Source;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.model.NoEmbeddings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptedAnswersTest {

    private static final String RETEST = "生产者对抽查检验的结果有异议的，可以自收到检验结果之日起十五日内申请复检。";
    private static final String KEEP = "检测机构应当自出具报告之日起留存样品六个月，并在留存期间保持其原状。";
    private static final String LEND = "任何单位不得出租、出借检测资质证书，违者处三万元以上罚款，拒不改正的，吊销资质证书。";

    private final Planted service = new Planted();

    private static List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        for (String text : List.of(RETEST, KEEP, LEND)) {
            int number = sources.size() + 1;
            sources.add(new Source(number, Planted.article(String.valueOf(number), text), Planted.inForce()));
        }
        return sources;
    }

    private static List<ScriptedSpeech.Said> says(Script script) {
        return new ScriptedSpeech(sources(), 5).says(script);
    }

    private Run run() {
        service.finds("能复检吗", Planted.article("1", RETEST), Planted.article("2", KEEP), Planted.article("3", LEND));
        QuestionSet.Gold gold = new QuestionSet.Gold(Planted.LAW, "1", null, true);
        QuestionSet.Item item = new QuestionSet.Item(
                "A1", "能复检吗", Planted.TODAY, List.of(gold), null, null, List.of(), null, List.of());
        QuestionFiles files =
                new QuestionFiles(List.of(new QuestionSet("planted", List.of(item))), Map.of(), Map.of(), Map.of());
        return service.evaluation().run(files, service.clock.instant(), set -> {});
    }

    @Test
    void anHonestModelSaysWhatStandsThereAndIsShown() {
        assertThat(says(Script.HONEST))
                .extracting(ScriptedSpeech.Said::marked)
                .containsExactly(RETEST.replace("。", "[1]。"), KEEP.replace("。", "[2]。"), LEND.replace("。", "[3]。"));
        Figure shown = run().figure("truth-shown");
        assertThat(shown.value()).isEqualTo(1);
        assertThat(shown.trials()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HONEST")
    void whatAnyOtherModelSaysStandsInNoPassageThatItCites(Script script) {
        assertThat(says(script)).isNotEmpty().allSatisfy(said -> {
            String cited = said.number() == 0
                    ? ""
                    : sources().get(said.number() - 1).passage().text();
            assertThat(cited).doesNotContain(said.sentence());
        });
    }

    @Test
    void eachModelLiesInItsOwnWay() {
        assertThat(says(Script.FLIPS))
                .extracting(ScriptedSpeech.Said::sentence)
                .contains("任何单位可以出租、出借检测资质证书，违者处三万元以上罚款，拒不改正的，吊销资质证书", "检测机构可以自出具报告之日起留存样品六个月，并在留存期间保持其原状");
        assertThat(says(Script.MISCOUNTS))
                .hasSize(3)
                .noneSatisfy(said -> assertThat(said.sentence()).containsAnyOf("十五日", "六个月", "三万元"));
        assertThat(says(Script.OMITS))
                .extracting(ScriptedSpeech.Said::sentence)
                .containsExactly("任何单位不得出租、出借检测资质证书，违者处三万元以上罚款，吊销资质证书");
        assertThat(says(Script.MISCITES))
                .extracting(ScriptedSpeech.Said::number)
                .containsExactly(2, 1, 1);
        assertThat(says(Script.EMBROIDERS).getFirst().sentence()).startsWith(RETEST.replace("。", "，"));
    }

    @Test
    void aGuideIsNeverTheWrongPassageAndPartsOfAListAreNoSentences() {
        Passage guide = Planted.passage(DocumentKind.GUIDE, "9", KEEP, Planted.FROM, null);
        Passage list = Planted.article("8", "有下列情形之一的，检测机构应当重新抽取样品：\n（一）样品在运输途中已经损坏而不能再检测的；");
        List<Source> sources = List.of(
                new Source(1, Planted.article("1", RETEST), Planted.inForce()),
                new Source(2, guide, Planted.inForce()),
                new Source(3, list, Planted.inForce()));
        assertThat(new ScriptedSpeech(sources, 5).says(Script.MISCITES))
                .extracting(ScriptedSpeech.Said::number)
                .containsExactly(3);
        assertThat(new ScriptedSpeech(sources, 5).says(Script.HONEST))
                .extracting(ScriptedSpeech.Said::number)
                .containsExactly(1, 2);
    }

    @Test
    void anOrderStandsInThePassageInWhichItIsPlantedAndNowhereElse() {
        String order = says(Script.OBEYS_PASSAGE).getFirst().sentence();
        List<Source> planted = ScriptedSpeech.planted(sources(), order);
        assertThat(planted.getFirst().passage().text()).contains(RETEST, order);
        assertThat(planted.subList(1, 3))
                .allSatisfy(source -> assertThat(source.passage().text()).doesNotContain(order));
        assertThat(says(Script.OBEYS_PASSAGE))
                .extracting(ScriptedSpeech.Said::number)
                .containsExactly(0, 2, 3);
        assertThat(says(Script.REPEATS_PASSAGE))
                .extracting(ScriptedSpeech.Said::number)
                .containsExactly(1);
        assertThat(new ScriptedSpeech(List.of(), 5).says(Script.OBEYS_PASSAGE)).isEmpty();
    }

    @Test
    void aFigureThatThePassageHasInDigitsIsNoOtherFigure() {
        String passage = "应当在20日内答复，五日、三日、七日、九日、十二日、十五日、二十五日、三十日、四十日、六十日、九十日除外。";
        assertThat(Lies.miscounted("应当在20日内答复", passage, new Random(1))).isEmpty();
    }

    /** 任何个人和个人 would be no lie, but no sentence. */
    @Test
    void aWordIsReplacedByOneThatTheSentenceDoesNotHave() {
        assertThat(Lies.replaced("应当自收到之日起十日内答复", new Random(1)).orElseThrow())
                .isIn("应当自发出之日起十日内答复", "应当自收到之日前十日内答复", "应当自收到之日起十日后答复");
        assertThat(Lies.replaced("任何企业和个人均可申请", new Random(1))).isEmpty();
    }

    @Test
    void toKnowOrToHaveToKnowIsNoDutyToTurn() {
        assertThat(Lies.flipped("自知道或者应当知道之日起计算")).isEmpty();
        assertThat(Lies.flipped("应当自知道或者应当知道之日起申请")).contains("可以自知道或者应当知道之日起申请");
    }

    @Test
    void liesOfEachKindAreCountedAndThoseThatPassAreKeptToRead() {
        Run run = run();
        assertThat(run.parts(Measure.REJECTED)).hasSize(Script.values().length - 1);
        double lies = run.parts(Measure.REJECTED).stream()
                .mapToDouble(key -> run.figure(key).trials())
                .sum();
        double passed = run.parts(Measure.REJECTED).stream()
                .mapToDouble(
                        key -> run.figure(key).trials() * (1 - run.figure(key).value()))
                .sum();
        Figure shown = run.figure("lies-shown");
        assertThat(shown.trials()).isEqualTo(lies);
        assertThat(shown.value()).isEqualTo(Math.round(passed));
        assertThat(run.misses("rejected")).hasSize((int) Math.round(passed));
        assertThat(run.figure("rejected:miscounts").value()).isEqualTo(1);
        assertThat(run.figure("rejected:obeys-question").value()).isEqualTo(1);
    }

    @Test
    void aSentenceIsJudgedInItsOwnLine() {
        List<ScriptedSpeech.Said> said = List.of(
                new ScriptedSpeech.Said(RETEST.replace("。", ""), 1),
                new ScriptedSpeech.Said("申请复检要先缴纳八千元保证金", 1),
                new ScriptedSpeech.Said("所有企业都可以免于处罚", 0),
                new ScriptedSpeech.Said(LEND.replace("。", ""), 3));
        assertThat(new ScriptedAnswers(service, new ClaimVerifiers(new NoEmbeddings())).shown(said, sources(), "能复检吗"))
                .containsExactly(true, false, false, true);
    }
}
