package cn.quanzhi.answering.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.quanzhi.answering.intent.ReaderTraining.Lesson;
import cn.quanzhi.answering.learning.Layer;
import cn.quanzhi.model.Tokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageReaderTest {

    private static final int DIMENSIONS = 6;
    private static final float[] WHOLE = unit(0);

    private static float[] unit(int axis) {
        float[] unit = new float[DIMENSIONS];
        unit[axis] = 1;
        return unit;
    }

    private static Tokens message(int... axes) {
        return new Tokens(
                WHOLE,
                IntStream.of(axes)
                        .mapToObj(axis -> new Tokens.Token(0, 1, unit(axis)))
                        .toList());
    }

    /** Whatever else is said, who says 4 complains; all of it is the same as a whole. */
    private static MessageReader learned() {
        List<Lesson> lessons = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 640; i++) {
            int one = 1 + random.nextInt(3);
            int two = 1 + random.nextInt(3);
            lessons.add(Lesson.of(message(one, 5, two), Intent.CONSULTATION, 1));
            lessons.add(Lesson.of(message(two, 4, one), Intent.COMPLAINT, 1));
        }
        return ReaderTraining.learn(lessons, DIMENSIONS).getFirst();
    }

    @Test
    void oneWordAmongOthersTellsMessagesApartThatAreTheSameAsAWhole() {
        MessageReader reader = learned();
        assertThat(likeliest(reader.probabilities(message(3, 3, 4)))).isEqualTo(Intent.COMPLAINT);
        assertThat(likeliest(reader.probabilities(message(1, 2, 5, 2, 1)))).isEqualTo(Intent.CONSULTATION);
    }

    @Test
    void itTellsTheSameWhenItWasWrittenAndRead() throws IOException {
        MessageReader reader = learned();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        reader.write(new DataOutputStream(bytes));
        MessageReader read = MessageReader.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(read.probabilities(message(1, 4, 2)))
                .containsExactly(reader.probabilities(message(1, 4, 2)), within(0.01));
    }

    @Test
    void anEmptyMessageIsTakenByItsVectorAlone() {
        assertThat(learned().probabilities(message())).hasSize(Intent.LEARNED).doesNotContain(Double.NaN);
    }

    /** Every slope that is learned along is what the error does when that weight is moved a little. */
    @Test
    void slopesAreThoseOfTheError() {
        MessageReader reader = MessageReader.fresh(DIMENSIONS, new Random(3));
        List<float[]> tokens =
                Stream.of(1, 4, 2).map(axis -> MessageReader.scaled(unit(axis))).toList();
        MessageReader slopes = reader.blank();
        MessageReader.Read read = reader.new Read(tokens, MessageReader.scaled(WHOLE));
        float[] error = new float[Intent.LEARNED];
        error[2] = 1;
        float[] outer = reader.layers().getLast().back(slopes.layers().getLast(), read.features(), error);
        read.learn(outer, slopes);
        for (int layer = 0; layer < 3; layer++) {
            Layer weights = reader.layers().get(layer);
            for (int row : List.of(0, 2, 5)) {
                for (int column : List.of(1, 2, 4)) {
                    float step = 0.001f;
                    weights.rows()[row][column] += step;
                    double more = score(reader, tokens);
                    weights.rows()[row][column] -= 2 * step;
                    double less = score(reader, tokens);
                    weights.rows()[row][column] += step;
                    assertThat((double) slopes.layers().get(layer).rows()[row][column])
                            .isCloseTo((more - less) / (2 * step), within(0.01));
                }
            }
        }
    }

    private static double score(MessageReader reader, List<float[]> tokens) {
        return reader.scores(reader.new Read(tokens, MessageReader.scaled(WHOLE)).features())[2];
    }

    private static Intent likeliest(double[] probabilities) {
        int likeliest = 0;
        for (int k = 0; k < probabilities.length; k++) {
            likeliest = probabilities[k] > probabilities[likeliest] ? k : likeliest;
        }
        return Intent.values()[likeliest];
    }
}
