package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TwistsTest {

    @Test
    void exceptsNamesEverybodyExchangesThePartiesAndTurnsTheForce() {
        assertThat(Twists.of("承运人应当及时向检验机构报告"))
                .hasSize(5)
                .anyMatch(lie -> lie.startsWith("承运人应当及时向检验机构报告，但") && lie.endsWith("除外"))
                .anyMatch(lie -> lie.startsWith("除") && lie.endsWith("外，承运人应当及时向检验机构报告"))
                .contains("任何单位和个人应当及时向检验机构报告", "检验机构应当及时向承运人报告", "承运人可以及时向检验机构报告");
    }

    @Test
    void makesNoSecondExceptionAndExchangesNobodyWhoIsAlone() {
        assertThat(Twists.of("未取得清单的样品不得入库，但展示用的除外")).containsExactly("未取得清单的样品可以入库，但展示用的除外");
        assertThat(Twists.of("任何单位和个人不得伪造标志")).hasSize(3).contains("任何单位和个人可以伪造标志");
        assertThat(Twists.of("标志不可以出借")).hasSize(2);
    }

    @Test
    void tellsOfOneCaseWhatFollowsFromAnother() {
        String passage = "未报告的，给予警告；拒不改正的，处一万元以下罚款；情节严重的，吊销证书。";
        assertThat(Twists.crossed(passage)).containsExactly("未报告的，处一万元以下罚款", "拒不改正的，吊销证书", "情节严重的，给予警告");
        assertThat(Twists.crossed("未报告的，给予警告。")).isEmpty();
    }

    @Test
    void turnsWhatPeopleSayForAForceToo() {
        assertThat(Twists.of("标志不能出借")).contains("标志可以出借");
        assertThat(Twists.of("标志不用每年重新申领")).contains("标志必须每年重新申领");
    }
}
