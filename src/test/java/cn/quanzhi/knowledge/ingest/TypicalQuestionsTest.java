package cn.quanzhi.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypicalQuestionsTest {

    @Test
    void eachQuestionLeadsToItsArticleAlsoWhereItIsRenumbered() {
        TypicalQuestions.Parsed parsed = TypicalQuestions.parse("""
                title: 样品管理条例
                version: 2019修正
                articles:
                  "15":
                    - 抽检不合格还能再测一次吗
                    - 报告不认可怎么办
                  "23-1":
                    - 样品丢了谁赔
                renumbered:
                  "2026修订":
                    "15": "18"
                """);
        assertThat(parsed.frontMatter().title()).isEqualTo("典型问法：样品管理条例");
        assertThat(parsed.pieces())
                .extracting(Piece::article, Piece::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("15", "抽检不合格还能再测一次吗"),
                        org.assertj.core.groups.Tuple.tuple("15", "报告不认可怎么办"),
                        org.assertj.core.groups.Tuple.tuple("23-1", "样品丢了谁赔"));
        assertThat(parsed.pieces().getFirst().path()).containsExactly("样品管理条例", "2019修正", "2026修订=18");
        assertThat(parsed.pieces().getLast().path()).containsExactly("样品管理条例", "2019修正");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 2019\narticles: {\"1\": [a]}",
                "title: 甲\nversion: 2019\narticles: {\"1\": 问}",
                "title: 甲\nversion: 2019\narticels: {\"1\": [a]}",
                "title: 甲\nversion: 2019\narticles: {\"1\": []}",
                "just text"
            })
    void aFileThatIsWrongIsNamedWrong(String yaml) {
        assertThatThrownBy(() -> TypicalQuestions.parse(yaml)).isInstanceOf(BadDocument.class);
    }
}
