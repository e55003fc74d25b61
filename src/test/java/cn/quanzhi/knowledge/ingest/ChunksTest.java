package cn.quanzhi.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunksTest {

    private static final String HEAD = "| 名称 | 费用 |";

    @Test
    void aTableThatGoesOnBeginsWithItsFirstRowAgain() {
        List<String> lines = new ArrayList<>(List.of("收费如下：", HEAD));
        for (int i = 0; i < 20; i++) {
            lines.add("| 第" + i + "号秤 | " + i + "元 |");
        }
        lines.add("以上自公布之日起执行。");
        List<String> chunks = Chunks.of(lines, 100);
        assertThat(chunks)
                .hasSizeGreaterThan(3)
                .allSatisfy(chunk -> assertThat(chunk.length()).isLessThanOrEqualTo(100));
        assertThat(chunks.subList(1, chunks.size() - 1))
                .allSatisfy(chunk -> assertThat(chunk).startsWith(HEAD + "\n|"));
        assertThat(String.join("\n", chunks).lines().filter(line -> !line.equals(HEAD)))
                .containsExactlyElementsOf(
                        lines.stream().filter(line -> !line.equals(HEAD)).toList());
    }

    @Test
    void theRuleBelowTheFirstRowGoesWithIt() {
        List<String> lines = new ArrayList<>(List.of(HEAD, "| --- | ---: |"));
        for (int i = 0; i < 10; i++) {
            lines.add("| 第" + i + "号秤 | " + i + "元 |");
        }
        List<String> chunks = Chunks.of(lines, 80);
        assertThat(chunks)
                .hasSizeGreaterThan(1)
                .allSatisfy(chunk -> assertThat(chunk).startsWith(HEAD + "\n| --- | ---: |\n| 第"));
    }

    @Test
    void anotherTableHasAHeadOfItsOwn() {
        List<String> lines = List.of(HEAD, "| 台秤 | 20元 |", "另：", "| 编号 | 地点 |", "| 1 | " + "东".repeat(30) + " |");
        assertThat(Chunks.of(lines, 50).getLast())
                .startsWith("| 编号 | 地点 |\n| 1 |")
                .doesNotContain("费用");
    }

    @Test
    void aHeadThatWouldFillThePieceIsNotRepeated() {
        List<String> lines = List.of("| " + "长".repeat(60) + " |", "| " + "短".repeat(50) + " |", "| 末 |");
        assertThat(Chunks.of(lines, 100)).hasSize(2);
    }
}
