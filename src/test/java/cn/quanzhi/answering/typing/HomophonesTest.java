package cn.quanzhi.answering.typing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class HomophonesTest {

    private static final TypingModel LEARNED = TypingModel.load();
    private static final Homophones HOMOPHONES = new Homophones(LEARNED);

    @ParameterizedTest
    @CsvSource({
        "专利念费忘交了咋办, 专利年费忘交了咋办",
        "停用的过炉要不要去报停, 停用的锅炉要不要去报停",
        "计良器具要不要检定, 计量器具要不要检定",
        "我們的計良器具, 我們的計量器具",
        "产品质量件督抽查, 产品质量监督抽查",
    })
    void arePutRightWhereTheirWordWasNeverSeen(String typed, String meant) {
        assertThat(HOMOPHONES.corrected(typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"营业额超过了五十亿", "淄博鑫磊机械有限公司", "王禧龙是法人代表", "商業秘密侵權的損害賠償", "GB/T 19001-2016", "量子秤管理办法第三条", ""})
    void areNotSeenInNamesNumbersAndRareWords(String typed) {
        assertThat(HOMOPHONES.corrected(typed)).isEqualTo(typed);
    }

    @Test
    void areLeftInWhatIsLongerThanAQuestion() {
        String pasted = "专利念费忘交了咋办。".repeat(50);
        assertThat(HOMOPHONES.corrected(pasted)).isEqualTo(pasted);
    }

    /** Of questions that nothing was chosen on, one character each exchanged for another of its sound. */
    @Test
    void arePutRightInEverySecondQuestionAndMadeInNone() throws IOException {
        Random random = new Random(5);
        List<String> questions = questions();
        double right = 0;
        double changed = 0;
        for (String question : questions) {
            right += HOMOPHONES.corrected(mistyped(question, random)).equals(question) ? 1.0 / questions.size() : 0;
            changed += HOMOPHONES.corrected(question).equals(question) ? 0 : 1.0 / questions.size();
        }
        System.out.printf(
                "homophones: %d questions, right %.3f, changed for nothing %.4f%n", questions.size(), right, changed);
        assertThat(right).isGreaterThan(0.4);
        assertThat(changed).isLessThan(0.01);
    }

    private static List<String> questions() throws IOException {
        JsonMapper json = new JsonMapper();
        try (Stream<String> sixth = Files.lines(Path.of("training/evaluation/natural-sixth.jsonl"));
                Stream<String> seventh = Files.lines(Path.of("training/evaluation/natural-seventh.jsonl"))) {
            return Stream.concat(sixth, seventh)
                    .map(line -> json.readTree(line).path("question").asString())
                    .filter(question -> question.matches(".*[\\u4e00-\\u9fff]{6,}.*"))
                    .toList();
        }
    }

    private static String mistyped(String question, Random random) {
        char[] characters = question.toCharArray();
        while (true) {
            int at = random.nextInt(characters.length);
            String others = LEARNED.syllables().likeSounding(characters[at]);
            if (others.length() > 1) {
                char other = others.charAt(random.nextInt(Math.min(12, others.length())));
                if (other != characters[at]) {
                    characters[at] = other;
                    return new String(characters);
                }
            }
        }
    }
}
