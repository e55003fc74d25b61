package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.quanzhi.knowledge.ingest.BadDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishTest {

    private final English english = EnglishFile.parse("""
            certification body: 认证机构
            certification: 认证
            pressure gauge: 压力表
            verification: 检定
            fine: 罚款
            metrology law: 计量法
            """, """
            weigh: 称重
            battery: 电池
            body: 身体
            gauge pin: 量规
            second-hand: 二手
            break: 损坏
            broken: 损坏
            """);

    @Test
    void theLongestPhraseWinsInTheOrderOfTheText() {
        assertThat(english.inChinese("What fine does a certification body face?"))
                .isEqualTo("罚款 认证机构");
        assertThat(english.inChinese("Verification of our pressure gauges")).isEqualTo("检定 压力表");
    }

    @Test
    void aWordIsKnownInItsOtherForms() {
        assertThat(english.inChinese("Who is fined for certifications like these?"))
                .isEqualTo("罚款 认证");
        assertThat(english.inChinese("weighing broken batteries")).isEqualTo("称重 损坏 电池");
    }

    @Test
    void everydayWordsStandBehindTheTrades() {
        assertThat(english.inChinese("a second hand certification body")).isEqualTo("二手 认证机构");
        assertThat(english.inChinese("our second-hand gauge pins broke")).isEqualTo("二手 量规");
        assertThat(english.isTerm("pressure gauges")).isTrue();
        assertThat(english.isTerm("battery")).isFalse();
    }

    @Test
    void whatIsWrittenJustSoGoesBeforeWhatHasTheSameStem() {
        English shop = EnglishFile.parse("store: 商店", "stored: 贮存");
        assertThat(shop.inChinese("how is it stored")).isEqualTo("贮存");
        assertThat(shop.inChinese("in all our stores")).isEqualTo("商店");
    }

    @Test
    void aLongRunOfLettersMovesNoMeaning() {
        assertThat(english.inChinese("x".repeat(300) + " fined for broken batteries"))
                .isEqualTo("罚款 损坏 电池");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Type-C 转 USB-A 线", "www-shop-list.html 合法吗"})
    void wordsWithHyphensMakeNoEnglish(String text) {
        English all = EnglishFile.parse("type: 类型\nshop: 商店");
        assertThat(all.inChinese(text)).isEqualTo(text);
    }

    @Test
    void whatIsInChineseIsKept() {
        assertThat(english.inChinese("Who is fined for a wrong 压力表")).endsWith("压力表");
    }

    @Test
    void numbersAreKeptAsTheyAreWritten() {
        assertThat(english.inChinese("Which fine is in Article 27 of the law?"))
                .isEqualTo("罚款 Which fine is in Article 27 of the law?");
    }

    @Test
    void anArticleIsCitedAsChineseQuestionsCiteIt() {
        assertThat(english.inChinese("What does Art. 26 of the Metrology Law say about a fine?"))
                .startsWith("计量法第26条 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"插座要做CCC认证吗", "ISO 9001 certification 要多久，找谁办，费用怎么算", "hello there my friend", "fine", ""})
    void whatIsNotEnglishOrSaysNothingStays(String text) {
        assertThat(english.inChinese(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"- x", "a: b\na: c", "x: [", "x:", "水壶: x", "re-test: a\nre test: b"})
    void aBadFileIsRefused(String yaml) {
        assertThatThrownBy(() -> EnglishFile.parse(yaml)).isInstanceOf(BadDocument.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cup", "cup: ", "cup: 杯\ncup: 茶杯", ": 杯"})
    void soIsOneOfEverydayWords(String lines) {
        assertThatThrownBy(() -> EnglishFile.parse("{}", lines)).isInstanceOf(BadDocument.class);
    }
}
