package cn.quanzhi.retrieval.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueryAdapterTest {

    private static final int DIMENSIONS = 24;
    private static final int PASSAGES = 240;

    /** Owners ask in another direction: their questions are the answer's vector turned by one and the same rotation. */
    private static Lesson lesson() {
        Random random = new Random(3);
        float[][] passages = new float[PASSAGES][];
        List<Lesson.Asked> questions = new ArrayList<>();
        for (int i = 0; i < PASSAGES; i++) {
            passages[i] = unit(random);
            float[] asked = new float[DIMENSIONS];
            for (int k = 0; k < DIMENSIONS; k += 2) {
                asked[k] = 0.5f * passages[i][k] - passages[i][k + 1];
                asked[k + 1] = 0.5f * passages[i][k + 1] + passages[i][k];
            }
            questions.add(new Lesson.Asked("law" + i % 12, VectorUtil.l2normalize(asked), i, Lesson.ABSENT));
        }
        return new Lesson(passages, IntStream.range(0, PASSAGES).toArray(), questions);
    }

    /** Three questions for each article, about the same in half of the numbers and about anything in the others. */
    private static Lesson questions() {
        Random random = new Random(5);
        List<Lesson.Asked> questions = new ArrayList<>();
        for (int article = 0; article < PASSAGES; article++) {
            float[] meant = unit(random);
            for (int i = 0; i < 3; i++) {
                float[] asked = unit(random);
                for (int k = 0; k < DIMENSIONS; k += 2) {
                    asked[k] = 0.4f * asked[k] + meant[k];
                }
                questions.add(
                        new Lesson.Asked("law" + article % 12, VectorUtil.l2normalize(asked), article, Lesson.ABSENT));
            }
        }
        questions.add(new Lesson.Asked("law", unit(random), PASSAGES, Lesson.ABSENT));
        return Lesson.amongThemselves(questions);
    }

    private static float[] unit(Random random) {
        float[] vector = new float[DIMENSIONS];
        for (int k = 0; k < DIMENSIONS; k++) {
            vector[k] = (float) random.nextGaussian();
        }
        return VectorUtil.l2normalize(vector);
    }

    @Test
    void whatWasLearnedHelpsOnLawsThatWereLeftOut() {
        Map<Float, ShareChoice.Measured> measured = ShareChoice.measure(lesson());
        float best = ShareChoice.best(measured);
        assertThat(best).isPositive();
        assertThat(reciprocalRank(measured, best)).isGreaterThan(reciprocalRank(measured, 0f) + 0.1);
    }

    @Test
    void aQuestionIsTurnedTowardsThoseThatAskForTheSame() {
        Lesson lesson = questions();
        assertThat(lesson.questions())
                .as("what nothing else asks for teaches nothing")
                .hasSize(3 * PASSAGES);
        assertThat(lesson.wanted(lesson.questions().getFirst())).containsExactly(1, 2);
        Map<Float, ShareChoice.Measured> measured = ShareChoice.measure(lesson);
        assertThat(reciprocalRank(measured, ShareChoice.best(measured)))
                .isGreaterThan(reciprocalRank(measured, 0f) + 0.05);
    }

    @Test
    void whatAsksForTheSameIsNeverCountedWrong() {
        Lesson lesson = questions();
        AdapterTraining training = new AdapterTraining(lesson);
        for (int i = 0; i < lesson.questions().size(); i++) {
            int article = lesson.questions().get(i).article();
            int[] candidates = training.candidates(i);
            assertThat(candidates[0]).isNotEqualTo(i);
            assertThat(lesson.articles()[candidates[0]]).isEqualTo(article);
            assertThat(Arrays.stream(candidates).skip(1).map(place -> lesson.articles()[place]))
                    .hasSizeGreaterThan(48)
                    .doesNotContain(article);
        }
    }

    private static double reciprocalRank(Map<Float, ShareChoice.Measured> measured, float share) {
        return Objects.requireNonNull(measured.get(share)).reciprocalRank();
    }

    /** But for rounding: a loop that was compiled meanwhile adds up in another order. */
    @Test
    void theSameLessonGivesTheSameAdapter() {
        QueryAdapter one = new QueryAdapter(Towards.QUESTIONS, "letters", 0.5f, new AdapterTraining(lesson()).learn());
        QueryAdapter other =
                new QueryAdapter(Towards.QUESTIONS, "letters", 0.5f, new AdapterTraining(lesson()).learn());
        assertThat(lesson().questions())
                .allSatisfy(asked -> assertThat(
                                VectorUtil.dotProduct(one.adapt(asked.vector()), other.adapt(asked.vector())))
                        .isCloseTo(1f, within(1e-3f)));
    }

    @Test
    void aWrittenAdapterTurnsAVectorAsBefore() throws IOException {
        QueryAdapter learned =
                new QueryAdapter(Towards.QUESTIONS, "letters", 0.5f, new AdapterTraining(lesson()).learn());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        learned.write(bytes);
        QueryAdapter read = QueryAdapter.read(Towards.QUESTIONS, new ByteArrayInputStream(bytes.toByteArray()));
        float[] asked = lesson().questions().getFirst().vector();
        assertThat(VectorUtil.dotProduct(read.adapt(asked), learned.adapt(asked)))
                .isCloseTo(1f, within(1e-3f));
    }

    @Test
    void aFileThatIsNoAdapterOrTurnsElsewhereIsNotRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new QueryAdapter(Towards.QUESTIONS, "letters", 0.5f, new float[0][]).write(bytes);
        byte[] written = bytes.toByteArray();
        byte[] elsewhere = new String(written, StandardCharsets.ISO_8859_1)
                .replace("QUESTIONS", "OUTSIDERS")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> QueryAdapter.read(Towards.QUESTIONS, new ByteArrayInputStream(elsewhere)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("OUTSIDERS");
        assertThatThrownBy(() -> QueryAdapter.read(Towards.ARTICLES, new ByteArrayInputStream(written)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("QUESTIONS");
        assertThatThrownBy(() -> QueryAdapter.read(Towards.QUESTIONS, new ByteArrayInputStream(new byte[64])))
                .isInstanceOf(IOException.class);
    }

    @Test
    void theAdapterOfAnotherModelLeavesVectorsAsTheyAre() {
        float[] asked = unit(new Random(1));
        assertThat(QueryAdapter.packed(Towards.ARTICLES, "another model", DIMENSIONS)
                        .adapt(asked))
                .isEqualTo(asked);
    }

    @ParameterizedTest
    @EnumSource(Towards.class)
    void thePackedAdapterIsForTheEmbeddingModelOfTheService(Towards towards) {
        float[] asked = new float[512];
        asked[0] = 1;
        float[] adapted =
                QueryAdapter.packed(towards, "bge-small-zh-v1.5-int8", 512).adapt(asked);
        assertThat(VectorUtil.dotProduct(adapted, asked)).isLessThan(0.999f);
        assertThat(VectorUtil.dotProduct(adapted, adapted)).isCloseTo(1f, within(1e-5f));
    }

    @Test
    void towardsArticlesIsAnotherWayThanTowardsQuestions() {
        float[] asked = new float[512];
        asked[0] = 1;
        assertThat(QueryAdapter.packed(Towards.QUESTIONS, "bge-small-zh-v1.5-int8", 512)
                        .adapt(asked))
                .isNotEqualTo(QueryAdapter.packed(Towards.ARTICLES, "bge-small-zh-v1.5-int8", 512)
                        .adapt(asked));
    }
}
