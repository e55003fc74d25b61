package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseNumeralsTest {

    @Test
    void everyWrittenNumberIsReadBack() {
        for (int number = 0; number <= 9999; number++) {
            assertThat(ChineseNumerals.parse(ChineseNumerals.format(number))).hasValue(number);
        }
    }

    @ParameterizedTest
    @CsvSource({"10,十", "23,二十三", "105,一百零五", "110,一百一十", "1010,一千零一十", "1260,一千二百六十"})
    void writesAsStatutesDo(int number, String written) {
        assertThat(ChineseNumerals.format(number)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"廿六,26", "卅,30", "贰拾陆,26", "一二〇七,1207", "二七,27", "一百〇二,102", "两百,200"})
    void readsOtherWaysOfWriting(String written, int number) {
        assertThat(ChineseNumerals.parse(written)).hasValue(number);
    }

    @ParameterizedTest
    @CsvSource({"十百", "二十三十", "条", "十六七"})
    void refusesWhatIsNoNumber(String text) {
        assertThat(ChineseNumerals.parse(text)).isEmpty();
    }

    @Test
    void citesAsALawyerWould() {
        String title = "中华人民共和国产品质量法";
        assertThat(Citations.ofArticle(title, "26")).isEqualTo("《中华人民共和国产品质量法》第二十六条");
        assertThat(Citations.ofArticle(title, "23-1")).isEqualTo("《中华人民共和国产品质量法》第二十三条之一");
        assertThat(Citations.of(DocumentKind.STANDARD, "要求", "GB/T 19001-2016", "7.1.5", List.of()))
                .isEqualTo("GB/T 19001-2016 第7.1.5条");
        assertThat(Citations.of(DocumentKind.GUIDE, "强检怎么办", null, null, List.of("步骤")))
                .isEqualTo("《服务指南：强检怎么办》步骤");
    }
}
