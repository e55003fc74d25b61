package cn.quanzhi.answering;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.ReferenceGrammar;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstDayTest {

    private static final ReferenceGrammar GRAMMAR =
            new ReferenceGrammar(Stream.of("商标法", "反不正当竞争法", "商标法实施条例", "计量法", "食品安全法", "广告法", "化妆品监督管理条例")
                    .collect(Collectors.toMap(name -> name, name -> name)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "商标法什么时候生效",
                "新修订的《反不正当竞争法》从哪天开始施行",
                "商标法实施条例何时实施",
                "什么时候开始执行新的计量法",
                "食品安全法（2025修正）到底几号生效",
                "广告法施行了吗",
                "化妆品监督管理条例的施行日期"
            })
    void theFirstDayOfATextIsAskedFor(String question) {
        assertThat(FirstDay.of(question, GRAMMAR).title()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"合同什么时候生效", "处罚决定书送到了，罚款什么时候执行", "按商标法，商标转让什么时候生效", "许可证变更以后几号起执行新地址", "违法怎么罚", "质量法规定了什么"})
    void thatOfAnythingElseIsNot(String question) {
        assertThat(FirstDay.of(question, GRAMMAR).title()).isNull();
    }

    @Test
    void itIsPutAsALawWould() {
        assertThat(FirstDay.inLawsWords("商标法什么时候生效")).contains("商标法什么时候施行");
        assertThat(FirstDay.inLawsWords("合同什么时候生效")).isEmpty();
        assertThat(FirstDay.inLawsWords("商标法什么时候施行")).isEmpty();
    }
}
