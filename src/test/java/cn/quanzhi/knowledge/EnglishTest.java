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
            """);

    @Test
    void theLongestPhraseWinsInTheOrderOfTheText() {
        assertThat(english.inChinese("What fine does a certification body face?"))
                .isEqualTo("罚款 认证机构");
        assertThat(english.inChinese("Verification of our pressure gauges")).isEqualTo("检定 压力表");
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
    @ValueSource(strings = {"- x", "a: b\na: c", "x: ["})
    void aBadFileIsRefused(String yaml) {
        assertThatThrownBy(() -> EnglishFile.parse(yaml)).isInstanceOf(BadDocument.class);
    }
}
