package cn.quanzhi.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceWordsTest {

    @Test
    void notesBeforeAnAnswerAreEnglishForWhoeverWritesEnglish() {
        String question = "When must I renew?";
        LocalDate day = LocalDate.of(2018, 5, 1);
        assertThat(List.of(
                        ServiceWords.notYet(question, day, "Law", day.plusYears(1)),
                        ServiceWords.noLonger(question, day, "Law"),
                        ServiceWords.correction(question),
                        ServiceWords.correctionFollows(question),
                        ServiceWords.premiseInDoubt(question)))
                .allSatisfy(note -> assertThat(note).isNotBlank().doesNotContainPattern("\\p{IsHan}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBT19001", "gb/t 19001-2016", "ISO 9001:2015", "3C", "26", "?"})
    void whoTypesANumberAloneIsAnsweredInChinese(String question) {
        assertThat(ServiceWords.isChinese(question)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Is ISO 9001 mandatory?", "CCC fine", "trademark"})
    void whoWritesEnglishIsAnsweredInEnglish(String question) {
        assertThat(ServiceWords.isChinese(question)).isFalse();
    }
}
