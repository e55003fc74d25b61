package cn.quanzhi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionFilesTest {

    private static final String GOOD = "{\"id\":\"A1\",\"question\":\"样品要留多久\",\"as_of\":\"2026-11-24\",\"gold\":"
            + "[{\"title\":\"样品管理条例\",\"article\":2,\"effectiveFrom\":\"2018-01-01\",\"role\":\"alt\"}]}";

    @TempDir
    Path directory;

    private QuestionFiles read(String... lines) throws IOException {
        Files.writeString(directory.resolve("some.jsonl"), String.join("\n", lines));
        return QuestionFiles.read(directory);
    }

    private void fails(String line, String... words) {
        assertThatThrownBy(() -> read(GOOD, "", line))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining(directory.resolve("some.jsonl") + ", line 3: ")
                .hasMessageContainingAll(words);
    }

    @Test
    void aQuestionIsReadWithItsGoldAndFieldsThatNobodyKnowsAreLeftAlone() throws IOException {
        QuestionFiles files = read(GOOD.replaceFirst("\\{", "{\"mood\":{\"deep\":[1,2]},\"style\":7,"));
        QuestionSet.Item item = files.sets().getFirst().items().getFirst();
        assertThat(item.asOf()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(item.gold()).containsExactly(new QuestionSet.Gold("样品管理条例", "2", LocalDate.of(2018, 1, 1), false));
    }

    @Test
    void eachTurnOfADialogueIsAQuestionWithWhatWasSaidBefore() throws IOException {
        QuestionFiles files =
                read("{\"id\":\"D1\",\"turns\":[{\"user\":\"样品要留多久\"},{\"user\":\"那报告呢\",\"standalone\":\"报告要留多久\"}]}");
        QuestionSet.Item second = files.sets().getFirst().items().get(1);
        assertThat(second.id()).isEqualTo("D1.2");
        assertThat(second.before()).containsExactly("样品要留多久");
        assertThat(second.standalone()).isEqualTo("报告要留多久");
    }

    @Test
    void whatARowIsItsFieldsTell() throws IOException {
        QuestionFiles files = read(
                GOOD,
                "{\"id\":\"C1\",\"input\":\"样品条例第2、3条\",\"expected\":{\"kind\":\"law\",\"title\":\"样品管理条例\",\"article\":[2,3]}}",
                "{\"id\":\"S1\",\"input\":\"GB 7718\",\"expected\":{\"kind\":\"standard\",\"canonical\":\"GB 7718\"}}",
                "{\"id\":\"V1\",\"law\":\"样品管理条例\",\"article\":\"2\",\"as_of\":\"2026-11-24\",\"false\":[{\"kind\":\"figure\",\"text\":\"样品留九日。\"}]}",
                "{\"id\":\"O1\",\"text\":\"an order\"}");
        assertThat(files.sets()).hasSize(1);
        assertThat(files.citations().get("some"))
                .extracting(CitationCase::articles)
                .containsExactly(List.of("2", "3"), List.of());
        assertThat(files.claims().getOrDefault("some", List.of()).getFirst().sentences())
                .containsExactly(new ClaimCase.Sentence("figure", "样品留九日。", false));
        assertThat(files.skipped()).containsEntry("some", 1);
    }

    @Test
    void aLineThatIsNoObjectIsNamedByFileAndLine() {
        fails("{\"id\":\"A2\",\"question\":\"x\"", "no JSON object");
        fails("[1]", "no JSON object");
        fails("\"text\"", "no JSON object");
    }

    @Test
    void aFieldOfTheWrongKindIsNamedByFileAndLine() {
        fails("{\"id\":\"A2\",\"question\":7}", "\"question\"");
        fails("{\"id\":\"A2\",\"question\":\" \"}", "\"question\"");
        fails("{\"id\":\"A2\",\"question\":\"x\",\"as_of\":\"2026-13-01\"}", "\"as_of\"", "date");
        fails("{\"id\":\"A2\",\"question\":\"x\",\"gold\":\"样品管理条例\"}", "\"gold\"", "list");
        fails("{\"id\":\"A2\",\"question\":\"x\",\"gold\":[{\"title\":\"样品管理条例\"}]}", "\"article\"");
        fails("{\"id\":\"A2\",\"question\":\"x\",\"expected_action\":\"anser\"}", "\"expected_action\"");
        fails("{\"id\":\"A2\",\"turns\":[{\"usr\":\"x\"}]}", "\"user\"");
        fails("{\"id\":\"A2\",\"input\":\"x\"}", "\"expected\"");
        fails("{\"id\":\"A2\",\"input\":\"x\",\"expected\":{\"kind\":\"poem\"}}", "\"kind\"");
        fails("{\"id\":\"A2\",\"law\":\"x\",\"article\":\"1\"}", "\"as_of\"");
        fails("{\"id\":\"A2\",\"law\":\"x\",\"article\":\"1\",\"as_of\":\"2026-01-01\",\"false\":[7]}", "\"false\"");
    }

    @Test
    void anIdThatOccursTwiceIsNamedWithBothLines() {
        fails(GOOD, "A1", "line 1");
    }

    @Test
    void aDirectoryWithoutQuestionsIsSaidToHaveNone() {
        assertThatThrownBy(() -> QuestionFiles.read(directory))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining(directory.toString());
    }

    @Test
    void aMarkAtTheBeginningOfTheFileIsNoPartOfIt() throws IOException {
        assertThat(read("\uFEFF" + GOOD).sets()).hasSize(1);
    }

    @Test
    void aFileInAnotherEncodingIsNamed() throws IOException {
        Files.write(directory.resolve("some.jsonl"), "{\"question\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> QuestionFiles.read(directory))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining("some.jsonl")
                .hasMessageContaining("UTF-8");
    }
}
