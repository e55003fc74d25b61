package cn.quanzhi.answering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AspectTest {

    /** 有效期限 among what an advertisement may lie about is no deadline. */
    @ParameterizedTest
    @CsvSource({"样品登记证的有效期为三年, true", "机构应当在七日内答复, true", "样品的规格、有效期限、产地等信息与实际不符, false"})
    void aDeadlineIsWhatSaysOne(String sentence, boolean is) {
        assertThat(Aspect.in(sentence).contains(Aspect.DEADLINE)).isEqualTo(is);
    }
}
