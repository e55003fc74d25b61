package cn.quanzhi.answering.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.quanzhi.answering.intent.IntentTraining.Example;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntentModelTest {

    private static final float[] VECTOR = {1, 0};
    private static final Seen SEEN = Seen.asAWhole(VECTOR);

    private static IntentModel learned() {
        List<Example> examples = new ArrayList<>();
        for (String message : List.of("天气怎么样", "明天下雨吗", "周末会不会下雪")) {
            examples.add(Example.of(message, VECTOR, Intent.OUT_OF_SCOPE, 1));
        }
        for (String message : List.of("压力表多久检定", "抽检不合格怎么复检", "插座要不要认证")) {
            examples.add(Example.of(message, VECTOR, Intent.CONSULTATION, 1));
        }
        return new IntentModel(
                "letters", IntentTraining.learn(examples, VECTOR.length), MessageMemory.of(examples), List.of());
    }

    @Test
    void tellsMessagesApartThatShareTheirCharacters() {
        IntentModel model = learned();
        assertThat(likeliest(model, "后天会下雨吗")).isEqualTo(Intent.OUT_OF_SCOPE);
        assertThat(likeliest(model, "电子秤多久检定一次")).isEqualTo(Intent.CONSULTATION);
    }

    @Test
    void probabilitiesSumToOne() {
        Map<Intent, Double> likely = learned().probabilities("会下雪吗", SEEN);
        assertThat(likely).hasSize(Intent.LEARNED);
        assertThat(likely.values().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void aWrittenModelTellsTheSame() throws IOException {
        IntentModel model = learned();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(bytes);
        IntentModel read = IntentModel.read(new ByteArrayInputStream(bytes.toByteArray()));
        model.probabilities("明天下雨吗", SEEN)
                .forEach((intent, likely) -> assertThat(
                                read.probabilities("明天下雨吗", SEEN).getOrDefault(intent, -1.0))
                        .isCloseTo(likely, within(0.02)));
    }

    @Test
    void traditionalScriptAndWidthMakeNoDifference() {
        IntentModel model = learned();
        assertThat(model.probabilities("電子秤多久檢定", SEEN)).isEqualTo(model.probabilities("电子秤多久检定", SEEN));
    }

    private static Intent likeliest(IntentModel model, String message) {
        return model.probabilities(message, SEEN).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }
}
