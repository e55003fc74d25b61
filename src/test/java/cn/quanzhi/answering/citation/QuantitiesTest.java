package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.answering.citation.Quantities.Bound;
import cn.quanzhi.answering.citation.Quantities.Quantity;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "三成, 30, %"
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
    }
}
