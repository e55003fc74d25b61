package cn.quanzhi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.quanzhi.answering.Answer.Action;
import cn.quanzhi.evaluation.Comparison.Change;
import cn.quanzhi.evaluation.Comparison.Difference;
import cn.quanzhi.evaluation.Comparison.Moved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final Instant BEFORE = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @TempDir
    Path directory;

    private static Sample question(int number, int rank, Action action) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("any@1", Value.of(rank == 1));
        values.put("MRR@10", Value.of(rank <= 10 ? 1.0 / rank : 0));
        values.put("millis", Value.of(3.5));
        values.put("action", Value.of(action == Action.ANSWER));
        Decision decision = new Decision("answer", Action.ANSWER, Set.of(Action.ANSWER), action, 0.9);
        return new Sample("A" + number, "question " + number, values, List.of(rank), decision, List.of());
    }

    private static List<Sample> questions(int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(question(i, 2, Action.ANSWER));
        }
        return samples;
    }

    private static Run run(Instant at, List<Sample> samples) {
        return new Run(at, "extractive", List.of(new Result("planted", samples)), Map.of());
    }

    @Test
    void exactlyThePlantedChangesAreFound() {
        List<Sample> now = questions(40);
        now.set(3, question(3, 1, Action.ANSWER));
        now.set(7, question(7, 12, Action.ANSWER));
        now.set(9, question(9, 2, Action.DECLINE));
        now.set(11, question(11, 1, Action.DECLINE));
        Comparison comparison = Comparison.between(run(BEFORE, questions(40)), run(NOW, now));
        assertThat(comparison.changes())
                .containsExactly(
                        new Change("planted", "A3", "question 3", List.of(new Moved("MRR@10", 1, "#2", "#1"))),
                        new Change("planted", "A7", "question 7", List.of(new Moved("MRR@10", -1, "#2", "#12"))),
                        new Change(
                                "planted", "A9", "question 9", List.of(new Moved("action", -1, "ANSWER", "DECLINE"))),
                        new Change(
                                "planted",
                                "A11",
                                "question 11",
                                List.of(
                                        new Moved("MRR@10", 1, "#2", "#1"),
                                        new Moved("action", -1, "ANSWER", "DECLINE"))));
        assertThat(comparison.changes().stream().filter(Change::isBetter)).hasSize(1);
        assertThat(comparison.changes().stream().filter(Change::isWorse)).hasSize(2);
        Difference rank = comparison.difference("planted", "MRR@10").orElseThrow();
        assertThat(rank.change()).isEqualTo((0.5 - 0.5 + 0.5) / 40, within(1e-12));
        assertThat(rank.interval().low()).isLessThan(rank.change());
        assertThat(rank.interval().high()).isGreaterThan(rank.change());
        assertThat(rank.isClear()).isFalse();
        assertThat(comparison.difference("", "any@1").orElseThrow().change()).isEqualTo(2 / 40.0, within(1e-12));
    }

    @Test
    void nothingChangedIsNothingFound() {
        Comparison comparison = Comparison.between(run(BEFORE, questions(20)), run(NOW, questions(20)));
        assertThat(comparison.changes()).isEmpty();
        assertThat(comparison.differences())
                .allSatisfy(difference -> assertThat(difference.change()).isZero());
        assertThat(comparison.paired()).isEqualTo(20);
    }

    @Test
    void aChangeOfManyQuestionsIsClear() {
        List<Sample> now = questions(60);
        for (int i = 0; i < 30; i++) {
            now.set(i, question(i, 1, Action.ANSWER));
        }
        Comparison comparison = Comparison.between(run(BEFORE, questions(60)), run(NOW, now));
        assertThat(comparison.difference("planted", "any@1").orElseThrow().isClear())
                .isTrue();
    }

    @Test
    void onlyQuestionsInTheSameWordsAreCompared() {
        List<Sample> before = questions(5);
        before.set(0, new Sample("A0", "other words", before.getFirst().values(), List.of(1), null, List.of()));
        List<Sample> now = questions(6);
        Comparison comparison = Comparison.between(run(BEFORE, before), run(NOW, now));
        assertThat(comparison.paired()).isEqualTo(4);
        assertThat(comparison.added()).isEqualTo(2);
        assertThat(comparison.gone()).isEqualTo(1);
    }

    @Test
    void aRunThatWasWrittenIsReadAsItWas() throws IOException {
        List<Sample> now = questions(8);
        now.set(2, question(2, 3, Action.REFUSE));
        Path file = directory.resolve("report.json");
        ReportFile.write(file, run(NOW, now));
        Run read = ReportFile.read(file);
        assertThat(read.at()).isEqualTo(NOW);
        assertThat(read.results()).isEqualTo(run(NOW, now).results());
        assertThat(Comparison.between(read, run(NOW, now)).changes()).isEmpty();
    }

    @Test
    void whatIsNoReportIsNamed() throws IOException {
        for (String text : List.of("", "{\"sets\":{}}", "no", "{\"format\":2,\"at\":\"yesterday\",\"sets\":[]}")) {
            Path file = Files.writeString(directory.resolve("other.json"), text);
            assertThatThrownBy(() -> ReportFile.read(file))
                    .as(text)
                    .isInstanceOf(WrongInput.class)
                    .hasMessageContaining("other.json");
        }
    }
}
