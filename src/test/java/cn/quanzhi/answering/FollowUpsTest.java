package cn.quanzhi.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowUpsTest {

    private static final List<Answerer.Turn> BEFORE =
            List.of(new Answerer.Turn(true, "食品小作坊要办什么登记"), new Answerer.Turn(false, "应当登记[1]。"));

    @ParameterizedTest
    @ValueSource(strings = {"去哪办", "多久能下来", "那要交多少钱", "不办会罚多少", "这个可以委托别人吗", "如果搬家了呢"})
    void whatPointsBackTakesUpTheMatter(String question) {
        assertThat(FollowUps.standalone(question, BEFORE)).isEqualTo("食品小作坊要办什么登记；" + question);
    }

    @ParameterizedTest
    @ValueSource(strings = {"明天济南下雨吗", "商标续展怎么办理", "压力表多久检定一次", "电梯维保单位资质"})
    void whatBringsItsOwnMatterStandsAlone(String question) {
        assertThat(FollowUps.standalone(question, BEFORE)).isEqualTo(question);
    }

    private static final String KETTLES = "Who has to recall unsafe kettles?";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "And how often?",
                "What about imported toasters?",
                "how much is the fine then",
                "Thanks, but who pays?",
                "what if we don't",
                "How do I renew it?",
                "How much is it if we’re late?"
            })
    void soDoesOneInEnglish(String question) {
        List<Answerer.Turn> before = List.of(new Answerer.Turn(true, KETTLES), new Answerer.Turn(true, "How long?"));
        assertThat(FollowUps.standalone(question, before)).isEqualTo(KETTLES + "；" + question);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How long is a registered trademark valid?",
                "Must a petrol pump be verified every year?",
                "What is CCC?",
                "What does a trademark cost?"
            })
    void oneInEnglishMayBringItsOwnMatterToo(String question) {
        assertThat(FollowUps.standalone(question, List.of(new Answerer.Turn(true, KETTLES))))
                .isEqualTo(question);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO9001", "GB4706.1", "CMA"})
    void aNameInLettersIsAMatterInAChineseTalkToo(String name) {
        assertThat(FollowUps.standalone(name, BEFORE)).isEqualTo(name);
    }

    @Test
    void aChainOfFollowUpsReachesBackToTheMatter() {
        List<Answerer.Turn> chain = List.of(
                new Answerer.Turn(true, "食品小作坊要办什么登记"),
                new Answerer.Turn(true, "那个登记证丢了怎么补领"),
                new Answerer.Turn(false, "可以补领[1]。"));
        assertThat(FollowUps.standalone("多久", chain))
                .contains("小作坊")
                .contains("补领")
                .endsWith("多久");
    }

    @Test
    void theFirstQuestionIsItself() {
        assertThat(FollowUps.standalone("多久", List.of())).isEqualTo("多久");
    }

    @Test
    void aFollowUpIsReadWithTheFirstTurnWithTheLastAndByItself() {
        List<Answerer.Turn> before = List.of(
                new Answerer.Turn(true, "食品小作坊要办什么登记"),
                new Answerer.Turn(true, "登记证丢了怎么补领"),
                new Answerer.Turn(false, "可以补领[1]。"));
        assertThat(FollowUps.readings("多久", before)).containsExactly("食品小作坊要办什么登记；多久", "登记证丢了怎么补领；多久", "多久");
        assertThat(FollowUps.readings("多久", List.of())).containsExactly("多久");
    }
}
