package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.answering.Answerer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceKindsTest {

    @ParameterizedTest
    @CsvSource({
        "压力表的强制检定去哪里办, 计量",
        "商标快到期了怎么续展, 知识产权",
        "CCC 认证证书要变更, 认证认可",
        "电梯定期检验约不上, 检验检测",
        "想申报省长质量奖和导入卓越绩效, 质量管理",
        "企标自我声明公开怎么弄, 标准",
        "老字号品牌怎么申报, 品牌培育",
    })
    void tellsTheKindByTheWordsOfTheTrade(String text, String kind) {
        assertThat(of(text)).contains(kind);
    }

    @Test
    void saysNothingWhereTheWordsDoNot() {
        assertThat(of("我要找人工")).isEmpty();
        assertThat(ServiceKinds.of(List.of(new Answerer.Turn(false, "计量检定")))).isEmpty();
    }

    private static Optional<String> of(String text) {
        return ServiceKinds.of(List.of(new Answerer.Turn(true, text)));
    }
}
