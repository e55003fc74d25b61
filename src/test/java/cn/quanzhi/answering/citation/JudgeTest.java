package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.quanzhi.answering.Claim.Verdict;
import cn.quanzhi.answering.citation.ClaimLesson.Example;
import cn.quanzhi.knowledge.ReferenceGrammar;
import cn.quanzhi.model.BareEmbeddings;
import cn.quanzhi.model.NoEmbeddings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JudgeTest {

    private static final Source SOURCE =
            Passaged.source(1, "7", "托运人应当在装车前核对样品编号。样品在途中破损的，承运人应当在二十四小时内通知托运人，由托运人决定是否重新取样。");

    private static final Pairs PAIRS = pairs(512, new float[512]);

    private static Pairs pairs(boolean alike) {
        return pairs(2, alike ? new float[] {1, 0} : new float[] {0, 1});
    }

    private static Pairs pairs(int dimensions, float[] nearest) {
        float[] token = new float[dimensions];
        token[0] = 1;
        List<Pairs.Pair> one =
                List.of(new Pairs.Pair(token, new float[][] {nearest}, new float[] {1}, new float[Pairs.NUMBERS]));
        return new Pairs(one, one);
    }

    private static double[] evidence(double value) {
        double[] evidence = new double[Evidence.NAMES.size()];
        Arrays.fill(evidence, value);
        return evidence;
    }

    @Test
    void tellsApartWhatItLearned() {
        List<Example> lesson = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lesson.add(new Example(evidence(i / 60.0), new KeptPairs.Keeper().keep(pairs(i >= 30)), i >= 30, 1));
        }
        Judge judge = ClaimTraining.learn(lesson, "model", 2);
        assertThat(judge.supports(evidence(0.9), pairs(true), Standing.FREE)).isTrue();
        assertThat(judge.supports(evidence(0.1), pairs(false), Standing.FREE)).isFalse();
        Judge again = ClaimTraining.learn(lesson, "model", 2);
        assertThat(again.probability(evidence(0.6), pairs(true)))
                .isCloseTo(judge.probability(evidence(0.6), pairs(true)), within(1e-3));
    }

    @Test
    void mustBeSurerOfADoubtfulOne() {
        Judge judge = new Judge("model", Math.log(0.25 / 0.75), List.of(), List.of());
        assertThat(judge.supports(evidence(0), PAIRS, Standing.FREE)).isTrue();
        assertThat(judge.supports(evidence(0), PAIRS, Standing.DOUBTFUL)).isFalse();
    }

    @Test
    void isNotAskedAboutCopiesAndDenials() {
        assertThat(Arrays.stream(Standing.values()).filter(Judge.packed()::weighs))
                .containsExactly(Standing.FREE, Standing.DOUBTFUL);
    }

    @Test
    void judgesTheSameOnceItWasWrittenAndRead() {
        Judge packed = Judge.packed();
        Judge again = Judge.read(packed.write());
        assertThat(again.probability(evidence(0.5), PAIRS))
                .isCloseTo(packed.probability(evidence(0.5), PAIRS), within(1e-6));
    }

    @Test
    void treesOverOtherNumbersAreNone() {
        Judge judge = Judge.packed();
        assertThat(Judge.read(judge.write().replaceFirst(" share ", " shares "))
                        .knows(BareEmbeddings.load().name()))
                .isFalse();
    }

    @Test
    void knowsOneEmbeddingModelAndWithoutItSupportsNothing() {
        assertThat(Judge.packed().knows(BareEmbeddings.load().name())).isTrue();
        assertThat(Judge.packed().knows(new NoEmbeddings().name())).isFalse();
        assertThat(Judge.none().supports(evidence(1), PAIRS, Standing.FREE)).isFalse();
    }

    @Test
    void supportsASentenceInOtherWords() {
        ClaimVerifier verifier = new ClaimVerifiers(BareEmbeddings.load()).of(new ReferenceGrammar(Map.of()));
        for (String free : List.of("样品路上碎了，承运人24小时里要告诉托运人。", "装车以前，托运人要先对一对样品的编号。")) {
            assertThat(verifier.judge(free, List.of(SOURCE), "")).as(free).isEqualTo(Verdict.SUPPORTED);
        }
    }

    /** Of 6,182 such sentences beside the two most alike passages of their set 33 were shown. */
    @Test
    void supportsItBesideItsOwnPassageAlone() throws IOException {
        ClaimVerifiers verifiers = new ClaimVerifiers(BareEmbeddings.load());
        List<JsonNode> rows = Files.readAllLines(Path.of("training/evaluation/claims-sixth-held-out.jsonl")).stream()
                .map(new JsonMapper()::readTree)
                .toList();
        int tried = 0;
        int shown = 0;
        for (int i = 0; i < rows.size(); i++) {
            Source other = mostAlike(rows, i);
            for (JsonNode said : rows.get(i).path("paraphrased")) {
                Verdict verdict =
                        verifiers.of(new ReferenceGrammar(Map.of())).judge(said.asString(), List.of(other), "");
                tried++;
                shown += verdict == Verdict.SUPPORTED ? 1 : 0;
            }
        }
        assertThat((double) shown / tried).isLessThan(0.02);
    }

    private static Source mostAlike(List<JsonNode> rows, int own) {
        Set<String> words = Bigrams.of(rows.get(own).path("passage").asString());
        JsonNode most = rows.stream()
                .filter(row -> row != rows.get(own))
                .max(Comparator.comparingDouble(row ->
                        Bigrams.share(words, Bigrams.of(row.path("passage").asString()))))
                .orElseThrow();
        return Passaged.source(
                2, most.path("article").asString(), most.path("passage").asString());
    }

    @Test
    void staysSilentBeyondItsShareOfATurn() {
        ClaimVerifiers.Embedded embedded = new ClaimVerifiers.Embedded(BareEmbeddings.load(), new ReadStatements(), 1);
        List<String> statements = List.of("托运人应当在装车前核对样品编号");
        assertThat(embedded.beside("装车前要核对编号", statements)).hasSize(1);
        assertThat(embedded.beside("编号要核对", statements)).isEmpty();
        assertThat(embedded.beside("装车前要核对编号", statements)).hasSize(1);
    }

    @Test
    void saysNothingWithoutAModel() {
        ClaimVerifiers.Embedded embedded = new ClaimVerifiers.Embedded(new NoEmbeddings(), new ReadStatements(), 1);
        assertThat(embedded.beside("编号要核对", List.of("托运人应当在装车前核对样品编号"))).isEmpty();
    }
}
