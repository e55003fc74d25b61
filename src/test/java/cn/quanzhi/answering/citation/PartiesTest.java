package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.ReferenceGrammar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who bears a cost and who does what to whom is told by the words around the names. */
class PartiesTest {

    private static boolean replaced(String source, String claim) {
        return Parties.replaced(laid(source, claim));
    }

    private static Laid laid(String source, String claim) {
        Source passage = Passaged.source(1, "3", source);
        Cited cited = new CitedTexts().of(List.of(passage), new ReferenceGrammar(Map.of()));
        return Laid.of(Letters.of(Wording.even(Wording.plain(claim))), cited.letters());
    }

    @ParameterizedTest
    @CsvSource({"申请人", "受托加工企业", "存储单位"})
    void somebodyElseBearsTheCost(String bearer) {
        String source = bearer + "可以自行保管封签，也可以委托委托人保管封签。保管费用由" + bearer + "承担。";
        assertThat(replaced(source, "保管费用由委托人承担")).isTrue();
        assertThat(replaced(source, "保管费用由" + bearer + "承担")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "委托人可以委托受托加工企业保管封签,受托加工企业可以自行保管封签，也可以委托委托人保管封签。",
        "检验机构应当告知被抽查企业结果,被抽查企业应当在三日内告知检验机构结果。",
        "认证机构可以要求获证企业说明情况,获证企业对决定有异议的，可以要求认证机构说明情况。",
    })
    void twoHaveChangedPlaces(String claim, String source) {
        assertThat(exchanged(source, claim)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "受托加工企业可以委托委托人保管封签,受托加工企业可以自行保管封签，也可以委托委托人保管封签。",
        "检验机构应当告知被抽查企业结果,被抽查企业应当配合。检验机构应当将结果告知被抽查企业。",
        "认证机构可以要求获证企业说明情况,认证机构可以要求获证企业说明情况。获证企业可以要求认证机构书面答复。",
        "企业可以委托机构检验,机构可以委托企业保管样品。",
    })
    void eachHasItsPlace(String claim, String source) {
        assertThat(exchanged(source, claim)).isFalse();
    }

    private static boolean exchanged(String source, String claim) {
        return Exchanges.in(laid(source, claim));
    }
}
