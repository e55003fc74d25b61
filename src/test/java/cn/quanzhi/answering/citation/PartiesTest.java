package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.ReferenceGrammar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who bears a cost is told by the words around the name, however the name itself is read. */
class PartiesTest {

    private static boolean replaced(String source, String claim) {
        Source passage = Passaged.source(1, "3", source);
        Cited cited = new CitedTexts().of(List.of(passage), new ReferenceGrammar(Map.of()));
        return Parties.replaced(Laid.of(Letters.of(Wording.even(Wording.plain(claim))), cited.letters()));
    }

    @ParameterizedTest
    @CsvSource({"申请人", "受托加工企业", "存储单位"})
    void somebodyElseBearsTheCost(String bearer) {
        String source = bearer + "可以自行保管封签，也可以委托委托人保管封签。保管费用由" + bearer + "承担。";
        assertThat(replaced(source, "保管费用由委托人承担")).isTrue();
        assertThat(replaced(source, "保管费用由" + bearer + "承担")).isFalse();
    }
}
