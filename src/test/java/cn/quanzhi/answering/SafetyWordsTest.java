package cn.quanzhi.answering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetyWordsTest {

    @Test
    void theyAreThoseOfTheDangerInEitherScript() {
        assertThat(SafetyWords.of("電梯困人了，裡面的老人喘不上氣"))
                .isEqualTo(SafetyWords.of("电梯困人了，里面的老人喘不上气"))
                .contains("不要扒门");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A man is trapped in the lift", "Guests are vomiting after the meal", "The tank is leaking"})
    void theyAreEnglishForWhoeverWritesEnglish(String message) {
        assertThat(SafetyWords.of(message))
                .contains("120")
                .contains("human expert")
                .doesNotContainPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"吃了食堂的饭十几个人上吐下泻", "孩子喝了你们的奶送医院了", "吃火锅食物中毒了", "宴席上好多人拉肚子"})
    void whoeverAteSomethingBadIsHelpedFirst(String message) {
        assertThat(SafetyWords.of(message)).contains("吃过什么");
    }

    @ParameterizedTest
    @ValueSource(strings = {"食品厂冷库氨气泄漏", "餐厅后厨煤气罐着火了", "饭店锅炉炸了有人受伤", "面包房里一氧化碳中毒，人都吐了"})
    void whereFoodIsOnlyMadeTheDangerIsTheLeakOrTheFire(String message) {
        assertThat(SafetyWords.of(message)).contains("撤到安全处");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A forklift tipped over and the driver is under it",
                "The canteen's gas bottle is leaking, people feel sick",
                "Smoke comes out of the bakery's boiler"
            })
    void aForkliftIsNoLiftAndALeakInACanteenIsNoMeal(String message) {
        assertThat(SafetyWords.of(message)).contains("get everybody to a safe place");
    }
}
