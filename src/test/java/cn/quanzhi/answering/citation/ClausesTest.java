package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.model.BareEmbeddings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each clause of a sentence is held against the clause of its source that is nearest to it. */
class ClausesTest {

    private static final List<String> STATEMENTS =
            List.of("承运人应当在二十四小时内通知托运人", "样品破损的,由托运人决定是否重新取样", "逾期不通知的,责令限期改正,拒不改正的,处一千元罚款");

    private final ClaimVerifiers.Embedded likeness =
            new ClaimVerifiers.Embedded(BareEmbeddings.load(), new ReadStatements(), 100);

    private double number(String name, String sentence) {
        return Clauses.of(sentence, likeness.beside(sentence, STATEMENTS))[Clauses.NAMES.indexOf(name)];
    }

    @Test
    void aCaseThatIsLeftOutIsNamedLessThanOneThatIsSaid() {
        assertThat(number("condition", "承运人过期没通知,再不改的,罚一千元")).isGreaterThan(number("condition", "承运人会被罚款一千元") + 0.05);
    }

    @Test
    void aClauseThatNoStatementSaysIsFarFromAll() {
        assertThat(number("clauses_least", "样品破损的,由托运人决定"))
                .isGreaterThan(number("clauses_least", "样品破损的,保险公司先行赔付") + 0.1);
    }

    @Test
    void stepsInAnotherOrderTurnBack() {
        assertThat(number("clauses_turned", "逾期不通知的,责令限期改正")).isZero();
        assertThat(number("clauses_turned", "处一千元罚款,责令限期改正")).isEqualTo(1);
    }

    @Test
    void anotherForceAndADenialAreCounted() {
        assertThat(number("clauses_forced", "承运人可以在二十四小时内通知托运人")).isEqualTo(1);
        assertThat(number("clauses_denied", "承运人不通知托运人")).isEqualTo(1);
        assertThat(number("clauses_denied", "承运人通知托运人")).isZero();
    }
}
