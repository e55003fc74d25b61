package cn.quanzhi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.answering.Answer.Action;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;

class EvaluationCommandTest {

    private static final String ROWS = """
            {"id":"A1","question":"留多久","gold":[{"title":"样品管理条例","article":"1"}]}
            {"id":"A3","question":"样品谁来送","gold":[{"title":"样品管理条例","article":"7"}]}
            {"id":"A2","question":"明天<b>下雨</b>不","category":"out_of_scope"}
            """;

    @TempDir
    Path directory;

    private final Planted service = new Planted();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path questions = Path.of("questions");
    private Path report = Path.of("report");
    private boolean caughtUp = true;

    @BeforeEach
    void write() throws IOException {
        questions = Files.createDirectories(directory.resolve("questions"));
        report = directory.resolve("report");
        Files.writeString(questions.resolve("some.jsonl"), ROWS);
        service.finds("留多久", Planted.article("9", "第九条的内容。"), Planted.article("1", "第一条的内容。"));
        service.finds("样品谁来送", Planted.article("9", "第九条的内容。"));
        service.acts("留多久", Action.ANSWER, 0.9).acts("明天<b>下雨</b>不", Action.ANSWER, 0.4);
    }

    private int run(String before) {
        return new EvaluationCommand(
                        service.evaluation(),
                        patience -> caughtUp,
                        new GenericApplicationContext(),
                        service.clock,
                        new EvaluationCommand.Given(questions, report, before))
                .run(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String page() throws IOException {
        return Files.readString(report.resolve("report.html"));
    }

    @Test
    void aRunWritesAPageAndAFileAndEndsWell() throws IOException {
        assertThat(run("")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("some (3)  any@1 0.0%  any@5 50.0%");
        assertThat(report.resolve("report.json")).isRegularFile();
        assertThat(page()).contains("检索", "把关", "样品谁来送", "第七条", "第9条").doesNotContain("与上次相比");
        try (var files = Files.list(report)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void thePageLoadsNothingAndRunsNothing() throws IOException {
        run("");
        run("");
        assertThat(page())
                .contains("default-src 'none'")
                .doesNotContain("<b>下雨</b>")
                .contains("&lt;b&gt;下雨&lt;/b&gt;")
                .doesNotContainPattern("(?i)<(?:script|link|img|iframe|object)|https?:|url\\(|@import|\\son\\w+=");
    }

    @Test
    void aSecondRunIntoTheDirectoryIsComparedWithTheFirst() throws IOException {
        run("");
        service.finds("留多久", Planted.article("1", "第一条的内容。"));
        assertThat(run("")).isZero();
        assertThat(page()).contains("与上次相比", "变好的题", "#2 → #1").doesNotContain("变差的题");
    }

    @Test
    void aNamedReportIsTheOneToCompareWith() throws IOException {
        run("");
        Path kept = Files.move(report.resolve("report.json"), directory.resolve("kept.json"));
        service.finds("样品谁来送", Planted.article("9", "第九条的内容。"));
        service.acts("留多久", Action.DECLINE, 0.9);
        assertThat(run(kept.toString())).isZero();
        assertThat(page()).contains("变差的题", "作答 → 谢绝");
    }

    @Test
    void whatTheDirectoryHoldsAndCannotBeReadIsNotComparedButWhatIsNamedMustBe() throws IOException {
        Files.createDirectories(report);
        Path old = Files.writeString(report.resolve("report.json"), "{\"sets\":{}}");
        assertThat(run(old.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(old.toString());
        assertThat(run("")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("not compared");
    }

    @Test
    void aMalformedFileEndsTheRunWithItsLineBeforeAnythingIsWaitedFor() throws IOException {
        caughtUp = false;
        Files.writeString(questions.resolve("bad.jsonl"), "\n{\"question\":\n");
        assertThat(run("")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("quanzhi: " + questions.resolve("bad.jsonl") + ", line 2: ")
                .doesNotContain("\tat ");
        assertThat(report).doesNotExist();
    }

    @Test
    void withoutADirectoryOrAnIndexItEndsBadlyToo() throws IOException {
        caughtUp = false;
        assertThat(run("")).isEqualTo(1);
        questions = directory.resolve("nowhere");
        assertThat(run("")).isEqualTo(2);
    }
}
