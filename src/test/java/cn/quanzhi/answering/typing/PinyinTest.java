package cn.quanzhi.answering.typing;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PinyinTest {

    private static final Pinyin PINYIN = new Pinyin(TypingModel.load());
    private static final Transliterator LATIN = Transliterator.getInstance("Han-Latin; NFD");

    @ParameterizedTest
    @CsvSource({
        "dian zi cheng yao jian ding ma, 电子秤要检定吗",
        "dianziCheng yao jianding ma, 电子秤要检定吗",
        "dianti nianjian guoqi fa duoshao, 电梯年检过期罚多少",
        "shangbiao到期忘了续, 商标到期忘了续",
        "CMA资zhi认定, CMA资质认定",
        "jiaozhun和jianding有什么区别, 校准和检定有什么区别",
        "CCC ren zheng duo shao qian, CCC认证多少钱",
        "GB 2760 shi pin tian jia ji, GB 2760 食品添加剂",
        "dian ti kun ren le! zen me ban, 电梯困人了! 怎么办",
        "lvse shipin renzheng, 绿色食品认证",
    })
    void isReadAsTheCharactersThatWereMeant(String typed, String meant) {
        assertThat(PINYIN.inCharacters(typed, PinyinTest::never)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Does my product need CCC certification?",
                "can I change men shoes in a sale",
                "The customer won't pay",
                "ASTM D638拉伸速度选多少",
                "logo可以注册吗",
                "huawei手机要进网许可吗",
                "app上架要备案吗",
                "GB/T 19001-2016",
                "women鞋要标什么",
                "Hello",
                "banana",
                "",
                "电子秤要检定吗"
            })
    void isNotSeenWhereThereIsNone(String typed) {
        assertThat(PINYIN.inCharacters(typed, PinyinTest::never)).isEqualTo(typed);
    }

    @Test
    void yieldsToAWordThatIsKnownUnlessTheOthersArePinyin() {
        assertThat(PINYIN.inCharacters("taobao店铺要亮照吗", "taobao"::equals)).isEqualTo("taobao店铺要亮照吗");
        assertThat(PINYIN.inCharacters("zhuanli nianfei wangjiao le zenme ban", "ban"::equals))
                .isEqualTo("专利年费忘交了怎么办");
    }

    @Test
    void isNotLookedForInWhatIsLongerThanAQuestion() {
        String pasted = "dianti nianjian guoqi. ".repeat(30);
        assertThat(PINYIN.inCharacters(pasted, PinyinTest::never)).isEqualTo(pasted);
    }

    @Test
    void isReadByTheWordsThatWereLearned() {
        String said = "仪器要校准。".repeat(3);
        Pinyin taught = new Pinyin(TypingTraining.learned(List.of(said, "一起要叫准。")));
        assertThat(taught.inCharacters("yiqi yao jiaozhun", PinyinTest::never)).isEqualTo("仪器要校准");
    }

    @Test
    void learnsTheSameFromTheSame() throws IOException {
        assertThat(written(TypingTraining.learned(List.of("仪器要校准"))))
                .isEqualTo(written(TypingTraining.learned(List.of("仪器要校准"))));
    }

    /** Questions that it hasn't learned from, spelled by ICU: as a whole, and one word of each. */
    @Test
    void readsMostOfWhatIsSpelledForIt() throws IOException {
        List<String> questions = questions();
        double[] shares = new double[2];
        for (String question : questions) {
            String whole = PINYIN.inCharacters(spelled(question, " "), PinyinTest::never);
            shares[0] += same(question, whole) / questions.size();
            int from = question.length() / 2 - 1;
            String mixed = question.substring(0, from)
                    + spelled(question.substring(from, from + 2), "")
                    + question.substring(from + 2);
            shares[1] += PINYIN.inCharacters(mixed, PinyinTest::never).equals(question) ? 1.0 / questions.size() : 0;
        }
        System.out.printf(
                "pinyin: %d questions, characters of a whole one %.3f, one word right %.3f%n",
                questions.size(), shares[0], shares[1]);
        assertThat(shares[0]).isGreaterThan(0.85);
        assertThat(shares[1]).isGreaterThan(0.7);
    }

    private static List<String> questions() throws IOException {
        JsonMapper json = new JsonMapper();
        return Files.readAllLines(Path.of("training/evaluation/natural-seventh.jsonl")).stream()
                .map(line -> json.readTree(line).path("question").asString())
                .filter(question -> question.matches("[\\u4e00-\\u9fff]{6,}"))
                .toList();
    }

    private static String spelled(String characters, String between) {
        return characters
                .codePoints()
                .mapToObj(Character::toString)
                .map(one -> LATIN.transliterate(one).replace("u\u0308", "v").replaceAll("\\p{Mn}", ""))
                .collect(Collectors.joining(between));
    }

    /** The share of its characters that stand in their places. */
    private static double same(String meant, String read) {
        if (meant.length() != read.length()) {
            return 0;
        }
        long right = IntStream.range(0, meant.length())
                .filter(at -> meant.charAt(at) == read.charAt(at))
                .count();
        return (double) right / meant.length();
    }

    private static byte[] written(TypingModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }

    private static boolean never(String letters) {
        return false;
    }
}
