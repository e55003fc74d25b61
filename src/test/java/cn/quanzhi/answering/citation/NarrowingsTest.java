package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.answering.Claim.Verdict;
import cn.quanzhi.knowledge.ReferenceGrammar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarrowingsTest {

    private static Verdict verdict(String passage, String sentence) {
        ClaimVerifier verifier = new ClaimVerifier(new ReferenceGrammar(Map.of("样品管理条例", "样品管理条例")));
        return verifier.judge(sentence, List.of(Passaged.source(1, "样品管理条例", "7", passage)), "");
    }

    @ParameterizedTest
    @CsvSource({
        "发布虚假样品信息的，由登记机关责令停止发布，处一万元以下罚款。, 发布样品信息的，由登记机关责令停止发布，处一万元以下罚款。",
        "造成严重污染的样品库，由主管部门责令关闭并公告。, 造成污染的样品库，由主管部门责令关闭并公告。",
        "主动报告样品丢失的承运人，可以从轻处罚。, 报告样品丢失的承运人，可以从轻处罚。",
        "检验目录以外的样品由委托人自行保管三个月。, 检验目录的样品由委托人自行保管三个月。",
        "进口样品的包装上应当有中文标签和批号。, 样品的包装上应当有中文标签和批号。"
    })
    void theWordThatNarrowsARuleIsPartOfIt(String passage, String dropped) {
        assertThat(verdict(passage, passage)).isEqualTo(Verdict.SUPPORTED);
        assertThat(verdict(passage, dropped)).isEqualTo(Verdict.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({
        "承运人应当在装车前逐一核对样品编号并在运单上签字。, 承运人原则上应当在装车前逐一核对样品编号并在运单上签字。",
        "开办样品库应当具备下列条件。, 开办样品库应当具备下列条件之一。",
        "伪造样品编号的，由主管部门没收样品，并处一万元以下罚款。, 伪造样品编号的，由主管部门没收样品，可以并处一万元以下罚款。",
        "本条例自2025年10月15日起施行。, 本条例自2025年10月15日起试行。"
    })
    void nothingLoosensWhatTheSourceOrders(String passage, String loosened) {
        assertThat(verdict(passage, passage)).isEqualTo(Verdict.SUPPORTED);
        assertThat(verdict(passage, loosened)).isEqualTo(Verdict.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({
        "伪造、擅自涂改样品编号的，由主管部门没收样品。, 伪造样品编号的，由主管部门没收样品。",
        "样品未经登记或者登记内容不实而出库的，由主管部门责令停止出库。, 样品登记内容不实而出库的，由主管部门责令停止出库。",
        "任何人不得违反规定打开样品箱，不得擅自更换封条。, 任何人不得擅自更换封条。",
        "购进样品应当建立验收制度，查验经营许可证，并有完整的验收记录。, 购进样品应当建立验收制度，并有完整的验收记录。",
        "伪造样品编号的，可以没收样品，并处一万元以下罚款。, 伪造样品编号的，可以没收样品，可以并处一万元以下罚款。"
    })
    void oneOfSeveralMayBeLeftOut(String passage, String shortened) {
        assertThat(verdict(passage, shortened)).isEqualTo(Verdict.SUPPORTED);
    }
}
