package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.ReferenceGrammar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({
        "五万元, 50000, 元",
        "5万元, 50000, 元",
        "５万元, 50000, 元",
        "50000元, 50000, 元",
        "'50,000元', 50000, 元",
        "二十万元, 200000, 元",
        "一千万元, 10000000, 元",
        "十五日, 15, 日",
        "15天, 15, 日",
        "廿六日, 26, 日",
        "三个月, 3, 月",
        "两年, 2, 年",
        "百分之三, 3, %",
        "3%, 3, %",
        "七个工作日, 7, 工作日",
        "7工作日, 7, 工作日",
        "三倍, 3, 倍",
        "第二十六条, 26, 条",
        "0.5克, 0.5, 克",
        "三成, 30, %",
        "零点五米, 0.5, 米",
        "百分之零点零五, 0.05, %",
        "半小时, 30, 分钟",
        "一年半, 18, 月",
        "半个月, 15, 日",
        "两天两夜, 48, 小时",
        "十吨每小时, 10, 吨",
        "六十度, 60, ℃",
        "晚上十点, 22, 时",
        "上午10点之前, 10, 时",
        "24个钟头, 24, 小时",
        "一成半, 15, %",
        "1万2千元, 12000, 元",
        "1万2, 12000, ''",
        "60°C, 60, ℃",
        "5g / L, 5, ''",
        "100kW•h, 100, ''",
        "50平, 50, 平方米",
        "双人, 2, 人",
        "三位专家, 3, 人",
        "10 min, 10, 分钟",
        "300mm, 300, 毫米",
        "2㎡, 2, 平方米",
        "扣五分, 5, 分",
        "15 m/s, 15, ''",
        "至少一个, 1, 个"
    })
    void oneFigureHasOneForm(String text, String value, String unit) {
        Quantity found = Quantities.of(text).getFirst();
        assertThat(found.value()).isEqualByComparingTo(new BigDecimal(value));
        assertThat(found.unit()).isEqualTo(unit);
    }

    @Test
    void aWorkingDayIsNoDayAndAMonthNoThirtyDays() {
        Quantity working = Quantities.of("七个工作日").getFirst();
        Quantity plain = Quantities.of("七日").getFirst();
        assertThat(working.sameFigure(plain)).isFalse();
        assertThat(Quantities.of("30日")
                        .getFirst()
                        .sameFigure(Quantities.of("一个月").getFirst()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"一年, 十二个月", "一周, 七日", "半小时, 30分钟", "2公斤, 两千克", "1吨, 1000千克", "次日, 第二天", "3厘米, 30mm", "两个, 两台"})
    void someUnitsAreSoManyOfAnother(String one, String other) {
        assertThat(Quantities.of(one).getFirst().sameFigure(Quantities.of(other).getFirst()))
                .isTrue();
    }

    @Test
    void aDayIsNotTwentyFourHours() {
        assertThat(Quantities.of("一日")
                        .getFirst()
                        .sameFigure(Quantities.of("二十四小时").getFirst()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"未满十八周岁", "没有超过18周岁", "不到18岁", "未超过十八周岁", "顶多18岁"})
    void whatIsNotReachedIsBelow(String text) {
        assertThat(Quantities.of(text).getFirst().bound()).isEqualTo(Bound.MOST);
    }

    @ParameterizedTest
    @CsvSource({
        "≤12%, MOST",
        "<10台, MOST",
        "≥4套, LEAST",
        "不小于0.9, LEAST",
        "别超过半小时, MOST",
        "五十万元人民币以上, LEAST",
        "五项内容, NONE",
        "三十日内向登记机关, MOST",
        "九十日内设立登记, MOST"
    })
    void aBoundIsReadHoweverItIsWritten(String text, Bound bound) {
        assertThat(Quantities.of(text).getFirst().bound()).isEqualTo(bound);
    }

    @Test
    void theNumbersOfAListAreNoFigures() {
        assertThat(Quantities.claimed("要点:1. 信息一致;2. 不得转给3家;3. 用封签"))
                .extracting(placed -> placed.quantity().unit())
                .containsExactly("家");
        assertThat(Quantities.claimed("(4)不合格的;(5)没有标准的")).isEmpty();
        assertThat(Quantities.claimed("罚款2. 其他,罚款:5. 其他")).hasSize(2);
        Cited list = cited("1.直尺\n2.卷尺\n12.容重器\n35.场强计");
        assertThat(list.hasFigures("第12项是容重器")).isTrue();
        assertThat(list.hasFigures("35.场强计")).isTrue();
        assertThat(cited("处二万元罚款").hasFigures(ClaimVerifier.plain("处⑤万元罚款"))).isFalse();
        assertThat(cited("出示证件").hasFigures(ClaimVerifier.plain("①出示证件；②签字"))).isTrue();
    }

    @Test
    void aSentenceMayCountWhatItNames() {
        Cited two = cited("鉴定合格、重新铅封后方可恢复使用。");
        assertThat(two.hasFigures("鉴定合格和重新铅封两个条件都要满足")).isTrue();
        assertThat(two.hasFigures("至少两个条件")).isFalse();
        assertThat(cited("具备三个条件之一").hasFigures("两个条件")).isFalse();
        assertThat(cited("第八条 一级以上的").hasFigures("两条路")).isTrue();
        assertThat(cited("依照第二款").hasFigures("第三款")).isFalse();
        assertThat(two.hasFigures("三级医院")).isFalse();
    }

    @Test
    void onceAYearIsEachYear() {
        assertThat(cited("软管每年更换").hasFigures("软管一年一换")).isTrue();
        assertThat(cited("软管每年更换").hasFigures("一年的软管")).isTrue();
        assertThat(cited("软管每月更换").hasFigures("一年的软管")).isFalse();
        assertThat(cited("每公斤补贴").hasFigures("一公斤补贴")).isTrue();
        assertThat(cited("委员十一人").hasFigures("1人")).isFalse();
        assertThat(cited("配备一名检验员").hasFigures("配备检验员1人")).isTrue();
        assertThat(cited("每月报送").hasFigures("每月1次")).isTrue();
        assertThat(cited("每年组织两次").hasFigures("每年1次")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"您公司只占24%,不到30%,拿不到奖励", "偏差38%,已经到了30%", "您占用60%,超过了30%", "您公司占24%,比30%低", "占比28%,不低于25%,没有到30%"
            })
    void aCasesOwnFigureMayBeHeldAgainstTheRules(String text) {
        assertThat(cited("占百分之三十以上的,每年奖励五万元;不足百分之二十五的,不得申报").hasFigures(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "您公司占34%,不到30%,拿不到奖励",
                "您公司占24%,拿不到奖励",
                "您公司占24%,不到40%",
                "奖励3万元,不到五万元",
                "有效期24%,不到30%",
                "您公司占至少24%,不到30%",
                "您公司占24%。不到30%的拿不到奖励",
                "占20%到不满30%的,拿不到奖励",
                "保存40%,不少于30%",
                "先受理28%,30%以上的奖励"
            })
    void whatIsReckonedWronglyOrIsNoFactIsNoFigure(String text) {
        assertThat(cited("占百分之三十以上的,每年奖励五万元;不足百分之二十五的,不得申报").hasFigures(text)).isFalse();
    }

    @Test
    void whatIsLateIsToldByWhatIsUndone() {
        Cited rule = cited("应当在二十四小时内向登记机关提供");
        assertThat(rule.hasFigures("超过24小时仍没提供")).isTrue();
        assertThat(rule.hasFigures("满24小时未提供")).isTrue();
        assertThat(rule.hasFigures("超过24小时提供")).isFalse();
        assertThat(rule.hasFigures("24小时以上不提供")).isFalse();
        assertThat(rule.hasFigures("超过48小时仍没提供")).isFalse();
        assertThat(cited("五年内不得申请").hasFigures("五年以上不得申请")).isFalse();
        assertThat(cited("不满十四周岁").hasFigures("已满十四周岁未成年人")).isFalse();
    }

    private static Cited cited(String text) {
        return new Cited(List.of(Passaged.source(1, "1", text)), new ReferenceGrammar(Map.of()));
    }

    @Test
    void aRangeGivesItsUnitToBothEnds() {
        assertThat(Quantities.of("5-10万元"))
                .extracting(Quantity::value)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal(50_000), new BigDecimal(100_000));
        assertThat(Quantities.of("五至十日")).extracting(Quantity::unit).containsExactly("日", "日");
    }

    @Test
    void aDateIsItsYearMonthAndDay() {
        List<Quantity> iso = Quantities.of("2027-01-01");
        List<Quantity> written = Quantities.of("2027年1月1日");
        assertThat(iso).hasSize(3).allMatch(part -> written.stream().anyMatch(part::sameFigure));
    }

    @Test
    void aboveAndBelowContradictEachOther() {
        Quantity above = Quantities.of("五万元以上").getFirst();
        Quantity below = Quantities.of("不超过五万元").getFirst();
        assertThat(above.bound()).isEqualTo(Bound.LEAST);
        assertThat(below.bound()).isEqualTo(Bound.MOST);
        assertThat(above.contradicts(below)).isTrue();
        assertThat(Quantities.of("五万元").getFirst().contradicts(below)).isFalse();
    }

    @Test
    void wordsThatOnlyLookLikeFiguresAreNone() {
        assertThat(Quantities.of("一般十分三包万一")).isEmpty();
        assertThat(Quantities.of("提交一份申请，检验一次")).isEmpty();
        assertThat(Quantities.of("十分要紧，那一年，一时清不掉，三周期")).isEmpty();
        assertThat(Quantities.of("担任一年以上，次日一时")).hasSize(3);
        assertThat(Quantities.of("第一位客人，一分也不收，睁一只眼")).isEmpty();
        assertThat(Quantities.of("拆成零件，零售")).isEmpty();
    }
}
