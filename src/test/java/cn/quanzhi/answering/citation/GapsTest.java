package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapsTest {

    private static final String TEXT =
            "检测机构出具虚假报告造成损失的，应当按照委托人的要求重新检测，并在三十日内书面告知登记部门；情节严重的，处一万元以上五万元以下的罚款。" + "送检人不得私自在样品中掺杂、掺假，但标准另有规定的除外。";

    private static Map<String, Double> gaps(String claim) {
        Laid laid = Laid.of(Letters.of(Wording.even(claim)), Letters.of(Wording.law(Wording.plain(TEXT))));
        double[] numbers = Gaps.of(laid, NearCopy.of(laid));
        Map<String, Double> found = new LinkedHashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != 0) {
                found.put(Gaps.NAMES.get(i), numbers[i]);
            }
        }
        return found;
    }

    @Test
    void ofAWholeStatementNothingIsLeftOut() {
        assertThat(gaps("送检人不得私自在样品中掺杂、掺假，但标准另有规定的除外")).containsOnlyKeys("copied");
    }

    @ParameterizedTest
    @CsvSource({
        "检测机构造成损失的，应当按照委托人的要求重新检测，并在三十日内书面告知登记部门, gap_case",
        "检测机构出具虚假报告造成损失的，应当按照委托人的要求重新检测，并书面告知登记部门, gap_duty",
        "送检人不得私自掺杂、掺假，但标准另有规定的除外, gap_ban",
        "送检人不得私自在样品中掺杂，但标准另有规定的除外, gap_joined",
        "送检人不得私自在样品中掺杂、掺假, gap_last",
        "应当按照委托人的要求重新检测，并在三十日内书面告知登记部门, gap_first",
        "检测机构出具虚假报告造成损失的，应当按照委托人的要求重新检测，并书面告知登记部门, gap_figure"
    })
    void whereSomethingIsLeftOutIsTold(String claim, String gap) {
        assertThat(gaps(claim)).containsKey(gap);
    }

    @Test
    void aSentenceInWordsOfItsOwnHasNone() {
        assertThat(gaps("弄虚作假的实验室要赔偿客户，还可能被罚款").keySet()).isSubsetOf("copied", "own");
    }
}
