package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.GraveChanges.GraveChange;
import cn.quanzhi.knowledge.GraveChanges.GraveKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GraveChangesTest {

    private static GraveChange period(String before, String after) {
        return new GraveChange(GraveKind.PERIOD, before, after);
    }

    private static GraveChange amount(String before, String after) {
        return new GraveChange(GraveKind.AMOUNT, before, after);
    }

    @Test
    void aChangedFigureIsFoundWholeWhateverElseChanged() {
        assertThat(GraveChanges.between("自公告之日起三个月内提出", "自公告之日起二个月内向主管部门提出")).containsExactly(period("三个月内", "二个月内"));
        assertThat(GraveChanges.between("处五千元罚款", "处一万元以上十万元以下罚款")).containsExactly(amount("五千元", "一万元以上、十万元以下"));
        assertThat(GraveChanges.between("三日内补正，逾期处违法所得一倍罚款", "五日内补正，逾期处违法所得三倍罚款"))
                .containsExactly(period("三日内", "五日内"), amount("一倍", "三倍"));
    }

    @Test
    void bothEndsOfARangeAreNamedThoughOneOfThemStoodThereBefore() {
        assertThat(GraveChanges.between("处五百元以上一千元以下罚款", "处一千元以上五千元以下罚款"))
                .containsExactly(amount("五百元以上、一千元以下", "一千元以上、五千元以下"));
    }

    @Test
    void aDayOfTheYearAndARhythmArePeriods() {
        assertThat(GraveChanges.between("每年三月三十一日前报送", "每年四月三十日前报送")).containsExactly(period("三月三十一日", "四月三十日"));
        assertThat(GraveChanges.between("茶秤每年校准一次", "茶秤每季度校准一次")).containsExactly(period("每年", "每季度"));
        assertThat(GraveChanges.between("有效期一年", "有效期一年半")).containsExactly(period("一年", "一年半"));
        assertThat(GraveChanges.between("一个半月内办结", "二个半月内办结")).containsExactly(period("一个半月内", "二个半月内"));
        assertThat(GraveChanges.between("上半年报送", "下半年报送")).containsExactly(period("上半年", "下半年"));
        assertThat(GraveChanges.between("当日报告", "次日报告")).containsExactly(period("当日", "次日"));
        assertThat(GraveChanges.between("十日内答复", "十个工作日内答复")).containsExactly(period("十日内", "十个工作日内"));
    }

    @Test
    void aShareIsAnAmount() {
        assertThat(GraveChanges.between("按百分之三十计", "按百分之五十计")).containsExactly(amount("百分之三十", "百分之五十"));
        assertThat(GraveChanges.between("滞纳金万分之五", "滞纳金千分之五")).containsExactly(amount("万分之五", "千分之五"));
        assertThat(GraveChanges.between("经三分之二同意", "经四分之三同意")).containsExactly(amount("三分之二", "四分之三"));
    }

    @Test
    void whateverMoneyItIsIsAnAmount() {
        assertThat(GraveChanges.between("处一百万元罚款", "处一百万美元罚款")).containsExactly(amount("一百万元", "一百万美元"));
    }

    @Test
    void anotherBoundIsAnotherFigure() {
        assertThat(GraveChanges.between("处五万元以上罚款", "处五万元以下罚款")).containsExactly(amount("五万元以上", "五万元以下"));
        assertThat(GraveChanges.between("保存不少于二年", "保存不超过二年")).containsExactly(period("不少于二年", "不超过二年"));
    }

    @Test
    void anotherSpellingIsNot() {
        assertThat(GraveChanges.between("处五万元罚款，三天以内缴清", "处 50000 元罚款，3日内缴清")).isEmpty();
        assertThat(GraveChanges.between("处二十五万元罚款", "处25万元罚款")).isEmpty();
        assertThat(GraveChanges.between("处１，０００元罚款", "处1千元罚款")).isEmpty();
        assertThat(GraveChanges.between("按百分之五计", "按5%计")).isEmpty();
    }

    @Test
    void otherWordsAndArticleNumbersAreNone() {
        assertThat(GraveChanges.between("依照第三十条办理", "依照第三十二条办理")).isEmpty();
        assertThat(GraveChanges.between("十日内答复", "十日内书面答复")).isEmpty();
        assertThat(GraveChanges.between("责令改正", "责令限期改正")).isEmpty();
    }

    @Test
    void aNewArticleCountsAndSoDoesOneThatIsGone() {
        assertThat(GraveChanges.between(null, "逾期不改的，处二千元罚款")).containsExactly(amount("", "二千元"));
        assertThat(GraveChanges.between("五日内补正", null)).containsExactly(period("五日内", ""));
    }

    @Test
    @Timeout(5)
    void aFileFullOfDigitsIsReadInNoTime() {
        String digits = "1".repeat(300_000);
        assertThat(GraveChanges.between(digits, digits + "元")).isEmpty();
        assertThat(GraveChanges.between("一".repeat(300_000), "")).isEmpty();
    }
}
