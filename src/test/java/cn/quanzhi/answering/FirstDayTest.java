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
            new ReferenceGrammar(Stream.of("商标法", "反不正当竞争法", "商标法实施条例", "计量法", "食品安全法", "广告法", "化妆品监督管理条例", "行政复议法")
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
                "化妆品监督管理条例的施行日期",
                "广告法明年几月几号开始施行"
            })
    void theFirstDayOfATextIsAskedFor(String question) {
        assertThat(FirstDay.of(question, GRAMMAR).title()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"合同什么时候生效", "处罚决定书送到了，罚款什么时候执行", "按商标法，商标转让什么时候生效", "许可证变更以后几号起执行新地址", "违法怎么罚", "质量法规定了什么"})
    void thatOfAnythingElseIsNot(String question) {
        assertThat(FirstDay.of(question, GRAMMAR).title()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"商标法什么时候生效", "请问《广告法》是从哪天开始施行的？", "计量法到底几号起施行呢"})
    void nothingElseIsAsked(String question) {
        assertThat(FirstDay.of(question, GRAMMAR).alone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"广告法什么时候施行，违法怎么处罚？", "商标法什么时候施行，修改了什么", "计量法什么时候施行，需要什么材料", "新的商标法什么时候施行"})
    void somethingElseIsAskedToo(String question) {
        assertThat(FirstDay.of(question, GRAMMAR).title()).isNotNull();
        assertThat(FirstDay.of(question, GRAMMAR).alone()).isFalse();
    }

    @Test
    void itIsPutAsALawWould() {
        assertThat(FirstDay.inLawsWords("商标法什么时候生效")).contains("商标法什么时候施行");
        assertThat(FirstDay.inLawsWords("合同什么时候生效")).isEmpty();
        assertThat(FirstDay.inLawsWords("商标法什么时候施行")).isEmpty();
    }
}
