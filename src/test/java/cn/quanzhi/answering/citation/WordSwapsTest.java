package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordSwapsTest {

    private static final String SENTENCE = "承运人应当在装车前通知消费者车门已关好";

    @Test
    void putsAnotherWordOfTheKindInAWordsPlace() {
        List<String> lies = WordSwaps.of(SENTENCE, SENTENCE);

        assertThat(lies)
                .doesNotContain(SENTENCE)
                .anyMatch(lie -> lie.endsWith("车门已关好") && !lie.contains("消费者") && lie.contains("前通知"));
        assertThat(WordSwaps.of(SENTENCE, SENTENCE)).isEqualTo(lies);
    }

    @Test
    void aWordThatThePassageHasTakesNoPlace() {
        String passage = SENTENCE + "。生产者、销售者、运输者、仓储者和进口商也可以通知。";

        assertThat(WordSwaps.of(SENTENCE, passage)).noneMatch(lie -> lie.matches(".*(?:生产|销售|运输|仓储)者.*|.*进口商.*"));
    }

    @Test
    void putsAWordBehindTheForceAndHangsADutyOn() {
        assertThat(WordSwaps.of("车门应当关好", "车门应当关好。"))
                .hasSize(2)
                .anyMatch(lie -> lie.matches("车门应当.{2,}关好"))
                .anyMatch(lie -> lie.startsWith("车门应当关好，"));
    }
}
