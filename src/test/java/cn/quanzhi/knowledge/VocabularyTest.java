package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.quanzhi.knowledge.ingest.BadDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

    private final Vocabulary vocabulary = VocabularyFile.parse("""
            - {says: [三C, CCC], means: [强制性产品认证]}
            - {says: [年检], means: [定期检验, 检验周期]}
            """);

    @ParameterizedTest
    @ValueSource(strings = {"插座要三c吗", "插座要CCC吗", "插座要ccc和三C吗"})
    void whatIsSaidIsKnownInAnyCaseAndOnce(String question) {
        assertThat(vocabulary.meant(question)).containsExactly("强制性产品认证");
    }

    @Test
    void whatTheTextSaysAlreadyIsNotAdded() {
        assertThat(vocabulary.meant("年检就是定期检验吗")).containsExactly("检验周期");
        assertThat(vocabulary.meant("今天天气")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "says: x",
                "- {says: [x]}",
                "- {says: [], means: [y]}",
                "- {says: x, means: y}",
                "- [",
                "- {says: [x], means: [y], more: [z]}"
            })
    void aBadFileIsRefused(String yaml) {
        assertThatThrownBy(() -> VocabularyFile.parse(yaml)).isInstanceOf(BadDocument.class);
    }
}
