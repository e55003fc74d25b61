package cn.quanzhi.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionDatesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @ParameterizedTest
    @CsvSource({
        "2026-11-24 收到的通知, 2026-11-24",
        "2026年3月5日被罚的, 2026-03-05",
        "２０２６年３月收到的, 2026-03-01",
        "21年6月的发明专利, 2021-06-01",
        "去年三月开的票, 2025-03-01",
        "明年二月公告的商标, 2027-02-01",
        "前年底的事, 2024-12-31",
        "明年一月起怎么办, 2027-01-01",
        "2027年以后怎么算, 2027-01-01",
        "2024年的合同, 2024-12-31",
        "2025年10月15日之前的行为, 2025-10-14",
        "上个月12号检的, 2026-10-12",
        "下个月到期, 2026-12-01",
        "今年二月份的, 2026-02-01",
        "二〇二六年五月, 2026-05-01"
    })
    void aDateOfTheQuestionIsRead(String question, LocalDate date) {
        assertThat(QuestionDates.read(question, TODAY)).contains(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"产品不合格怎么办", "GB/T 19001-2016 怎么买", "今年还要年检吗", "三年保修", "2026年13月", "2016年版的标准还能用吗"})
    void whereThereIsNoneNothingIs(String question) {
        assertThat(QuestionDates.read(question, TODAY)).isEmpty();
    }

    /** Whoever tells when a thing began that still is asks by the law of today. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2018年注册的公司，认缴期限三十年，要不要改章程",
                "2023年成立的公司认缴30年现在要改吗",
                "去年三月收到的驳回通知，现在还能复审吗",
                "前年领的食品经营许可证，地址变了要重新办吗",
                "2020年5月买的压力表，如今多久检一次"
            })
    void whenSomethingBeganIsNotTheDateOfTheLaw(String question) {
        assertThat(QuestionDates.read(question, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "去年三月卖的那批货不合格，现在查出来怎么罚, 2025-03-01",
        "2019年注册公司时虚报了资本，现在还追究吗, 2019-12-31",
        "2027年1月注册的商标，现在先交费吗, 2027-01-01",
        "2019年注册公司要多少资本, 2019-12-31",
        "2024年5月公司法怎么规定出资期限, 2024-05-01"
    })
    void aWrongIsJudgedByTheLawOfItsDayAndTheFutureByItsOwn(String question, LocalDate date) {
        assertThat(QuestionDates.read(question, TODAY)).contains(date);
    }

    @ParameterizedTest
    @CsvSource({
        "我是2026年11月看到初审公告的，异议期几个月, 我是看到初审公告的，异议期几个月",
        "2026-11-24收到的通知怎么办, 收到的通知怎么办",
        "上个月12号检的还算数吗, 检的还算数吗",
        "21年6月的发明专利保到哪年, 的发明专利保到哪年",
        "明年目录会不会改, 明年目录会不会改",
        "2025年抽检了多少批, 2025年抽检了多少批",
        "质保10年内坏了找谁, 质保10年内坏了找谁"
    })
    void whatIsAskedForDoesNotHangOnDays(String message, String without) {
        assertThat(QuestionDates.withoutDays(message)).isEqualTo(without);
    }
}
