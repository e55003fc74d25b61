package cn.quanzhi.answering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraveWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "可以处一千元以上五千元以下的罚款[1]",
                "情节严重的，吊销许可证",
                "应当在收到之日起二十个工作日内完成检定",
                "逾期不予受理",
                "请在2026年12月31日前申报",
                "由登记机关责令改正",
                "File the appeal within 60 days.",
                "It may be fined.",
            })
    void findsPenaltiesAndDeadlines(String sentence) {
        assertThat(GraveWords.isIn(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"申请强制检定需要提交申请表和器具清单", "检定合格的，出具检定证书", "Ask the laboratory for a quotation."})
    void passesWhatNamesNeither(String sentence) {
        assertThat(GraveWords.isIn(sentence)).isFalse();
    }
}
