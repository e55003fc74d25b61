package cn.quanzhi.answering.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.quanzhi.knowledge.EnglishFile;
import cn.quanzhi.knowledge.Script;
import cn.quanzhi.model.Embeddings;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageVectorsTest {

    private static final float[] CHINESE = {1, 0};
    private static final float[] LETTERS = {0, 1};
    private static final float[] OTHER = {0.6f, 0.8f};

    /** Points one way for Chinese, another for Latin letters. */
    private final Embeddings embeddings = new Embeddings() {
        @Override
        public String name() {
            return "scripts";
        }

        @Override
        public int dimensions() {
            return 2;
        }

        @Override
        public float[] embed(String text) {
            return text.matches(".*[a-z].*") ? LETTERS : text.contains("證") ? OTHER : CHINESE;
        }

        @Override
        public List<float[]> embedAll(List<String> texts) {
            return texts.stream().map(this::embed).toList();
        }
    };

    private final MessageVectors vectors = new MessageVectors(embeddings, EnglishFile.parse("kettle: 水壶\nrecall: 召回"));

    @Test
    void aMessageInEnglishLiesBetweenItsLettersAndItsWordsInChinese() {
        float[] middle = vectors.of("Who must recall kettles?", "召回 水壶", CHINESE);
        assertThat(middle).usingComparatorWithPrecision(1e-6f).containsExactly(0.70710677f, 0.70710677f);
        assertThat(vectors.of("Who must recall kettles?", "别的", OTHER)).containsExactly(middle);
    }

    @Test
    void oneInChineseIsItself() {
        assertThat(vectors.of("谁来召回水壶", "谁来召回水壶", OTHER)).isSameAs(OTHER);
        assertThat(vectors.of("多久", "谁来召回水壶；多久", OTHER)).isEqualTo(CHINESE);
    }

    @Test
    void manyAreTheSameAsOneByOne() {
        List<String> messages = List.of("水壶", "please recall the kettle", "認證");
        List<float[]> many = vectors.inBulk(messages);
        for (int i = 0; i < messages.size(); i++) {
            String message = messages.get(i);
            float[] one = vectors.of(message, message, embeddings.embed(Script.simplified(message)));
            assertThat(many.get(i)[0]).isCloseTo(one[0], within(1e-6f));
            assertThat(many.get(i)[1]).isCloseTo(one[1], within(1e-6f));
        }
    }
}
