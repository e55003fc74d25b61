package cn.quanzhi.answering;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Validity;
import cn.quanzhi.retrieval.Retriever;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GateTest {

    private final Gate gate = new Gate(new AnsweringSettings(8, 0.66, 0.5, 0.3, 0.5, 0.9, 0.2, 0.8));

    @Test
    void whatALawThatIsNamedSaysOfTheVeryMatterIsNotUnknowable() {
        assertThat(gate.why(Intent.UNKNOWABLE, found(0.86, Map.of("named", 1.0)), List.of()))
                .isEqualTo(Gate.Why.SURELY_SIMILAR);
        assertThat(gate.why(Intent.UNKNOWABLE, found(0.86, Map.of("dense", 0.9)), List.of()))
                .isEqualTo(Gate.Why.UNKNOWABLE);
        assertThat(gate.why(Intent.UNKNOWABLE, found(0.7, Map.of("named", 1.0)), List.of()))
                .isEqualTo(Gate.Why.UNKNOWABLE);
    }

    @Test
    void anotherServicesMatterIsDeclinedUnlessSomethingIsNear() {
        assertThat(gate.decide(Intent.OUT_OF_SCOPE, found(0.7, Map.of()), List.of()))
                .isEqualTo(Answer.Action.DECLINE);
        assertThat(gate.decide(Intent.OUT_OF_SCOPE, found(0.85, Map.of()), List.of()))
                .isEqualTo(Answer.Action.ANSWER);
    }

    @Test
    void whatIsMissingByNameComesBeforeAllElse() {
        assertThat(gate.why(Intent.CONSULTATION, found(0.95, Map.of("named", 1.0)), List.of("“金叶印”")))
                .isEqualTo(Gate.Why.MISSING_NAMES);
    }

    private static Retriever.Evidence found(double similarity, Map<String, Double> signals) {
        UUID id = new UUID(0, 1);
        LocalDate from = LocalDate.of(2020, 1, 1);
        Passage passage = new Passage(
                id,
                id,
                id,
                "shared",
                DocumentKind.LOCAL_REGULATION,
                "清泉市泉水保护规定",
                null,
                "2020",
                "全国",
                "《清泉市泉水保护规定》第三条",
                "3",
                List.of(),
                "取水量每季度报送。",
                "h",
                1,
                from,
                null);
        Validity validity = new Validity(Validity.Status.IN_FORCE, from, null, null, null);
        return new Retriever.Evidence(
                List.of(new Retriever.Found(passage, validity, 1, false, signals)), similarity, 0.4);
    }
}
