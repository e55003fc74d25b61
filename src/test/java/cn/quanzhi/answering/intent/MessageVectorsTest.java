package cn.quanzhi.answering.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.quanzhi.knowledge.EnglishFile;
import cn.quanzhi.model.Embeddings;
import cn.quanzhi.model.Tokens;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageVectorsTest {

    private static final float[] CHINESE = {1, 0};
    private static final float[] LETTERS = {0, 1};
    private static final float[] OTHER = {0.6f, 0.8f};

    /** Points one way for Chinese, another for Latin letters. */
    private static class Scripts implements Embeddings {
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
    }

    private final MessageVectors vectors =
            new MessageVectors(new Scripts(), EnglishFile.parse("kettle: 水壶\nrecall: 召回"));

    @Test
    void aMessageInEnglishLiesBetweenItsLettersAndItsWordsInChinese() {
        float[] middle = of("Who must recall kettles?", "召回 水壶", CHINESE);
        assertThat(middle).usingComparatorWithPrecision(1e-6f).containsExactly(0.70710677f, 0.70710677f);
        assertThat(of("Who must recall kettles?", "别的", OTHER)).containsExactly(middle);
    }

    @Test
    void oneInChineseIsItself() {
        assertThat(of("谁来召回水壶", "谁来召回水壶", OTHER)).isSameAs(OTHER);
        assertThat(of("多久", "谁来召回水壶；多久", OTHER)).isEqualTo(CHINESE);
    }

    @Test
    void manyAreTheSameAsOneByOne() {
        List<String> messages = List.of("水壶", "please recall the kettle", "認證");
        List<Seen> many = vectors.inBulk(messages);
        for (int i = 0; i < messages.size(); i++) {
            String message = messages.get(i);
            float[] one = vectors.of(message, message, vectors.of(message)).vector();
            assertThat(many.get(i).vector()[0]).isCloseTo(one[0], within(1e-6f));
            assertThat(many.get(i).vector()[1]).isCloseTo(one[1], within(1e-6f));
        }
    }

    /** What a model makes of single words is asked for in one and the same run, and of those in Chinese only. */
    @Test
    void aMessageInChineseIsSeenTokenByToken() {
        Tokens tokens = new Tokens(CHINESE, List.of(new Tokens.Token(0, 2, OTHER)));
        MessageVectors telling = new MessageVectors(
                new Scripts() {
                    @Override
                    public List<Tokens> tokensOf(List<String> texts) {
                        return texts.stream().map(text -> tokens).toList();
                    }
                },
                EnglishFile.parse("kettle: 水壶"));
        Seen seen = telling.of("水壶");
        assertThat(seen.tokens()).contains(tokens);
        assertThat(telling.of("水壶", "水壶", seen)).isSameAs(seen);
        assertThat(telling.of("please recall the kettle", "水壶", seen).tokens()).isEmpty();
        assertThat(telling.inBulk(List.of("水壶", "please recall the kettle")).stream()
                        .map(Seen::tokens))
                .containsExactly(Optional.of(tokens), Optional.empty());
    }

    private float[] of(String message, String chinese, float[] vector) {
        return vectors.of(message, chinese, Seen.asAWhole(vector)).vector();
    }
}
