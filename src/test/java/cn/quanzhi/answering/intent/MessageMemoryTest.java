package cn.quanzhi.answering.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.quanzhi.answering.intent.IntentTraining.Example;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Messages in two clusters a kind that no plane parts: a kind's clusters lie across from each other. */
class MessageMemoryTest {

    private static final int DIMENSIONS = 16;
    private static final Random RANDOM = new Random(3);

    private static float[] near(int corner) {
        float[] vector = new float[DIMENSIONS];
        double angle = Math.PI / 2 * corner;
        double length = 0;
        for (int d = 0; d < DIMENSIONS; d++) {
            double centre = d == 0 ? Math.cos(angle) : d == 1 ? Math.sin(angle) : 0;
            vector[d] = (float) (centre + 0.1 * RANDOM.nextGaussian());
            length += vector[d] * vector[d];
        }
        for (int d = 0; d < DIMENSIONS; d++) {
            vector[d] /= (float) Math.sqrt(length);
        }
        return vector;
    }

    private static Intent kind(int corner) {
        return corner % 2 == 0 ? Intent.CONSULTATION : Intent.OUT_OF_SCOPE;
    }

    private static MessageMemory learned() {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            examples.add(Example.of("", near(i % 4), kind(i % 4), 1));
        }
        return MessageMemory.of(examples);
    }

    @Test
    void whatTheNearestWantDecidesWhereNoPlaneCould() {
        MessageMemory memory = learned();
        for (int corner = 0; corner < 4; corner++) {
            double[] shares = memory.shares(near(corner));
            assertThat(shares[kind(corner).ordinal()]).isGreaterThan(0.8);
        }
    }

    @Test
    void sharesSumToOneAndNoneIsImpossibleThatWasLearned() {
        double[] shares = learned().shares(near(1));
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
        assertThat(shares[Intent.CONSULTATION.ordinal()]).isPositive();
    }

    @Test
    void writtenAndReadItTellsTheSame() throws IOException {
        MessageMemory memory = learned();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        memory.write(new DataOutputStream(bytes));
        MessageMemory read = MessageMemory.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        for (int corner = 0; corner < 4; corner++) {
            float[] vector = near(corner);
            assertThat(read.shares(vector)).containsExactly(memory.shares(vector), within(0.05));
        }
    }
}
