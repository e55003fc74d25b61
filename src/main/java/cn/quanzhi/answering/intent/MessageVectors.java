package cn.quanzhi.answering.intent;

import cn.quanzhi.knowledge.English;
import cn.quanzhi.knowledge.Script;
import cn.quanzhi.model.Embeddings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * The unit vectors by which it is told what messages want. The embedding model is a Chinese one: of a message in English it knows
 * little by its letters, and by its words in Chinese not who wants what of whom; so it is the middle between both.
 */
@Component
public class MessageVectors {

    private final Embeddings embeddings;
    private final English english;

    public MessageVectors(Embeddings embeddings, English english) {
        this.embeddings = embeddings;
        this.english = english;
    }

    /**
     * @param chinese a text in Chinese whose vector is known
     * @param vector that text's unit vector
     */
    public float[] of(String message, String chinese, float[] vector) {
        String said = english.inChinese(message);
        float[] meant = said.equals(chinese) ? vector : embeddings.embed(Script.simplified(said));
        return said.equals(message) ? meant : middle(embeddings.embed(Script.simplified(message)), meant);
    }

    /** Of many, in their order, for what nobody waits for. */
    List<float[]> inBulk(List<String> messages) {
        List<float[]> written = embeddings.embedInBulk(simplified(messages));
        List<String> said = messages.stream().map(english::inChinese).toList();
        int[] foreign = IntStream.range(0, messages.size())
                .filter(i -> !said.get(i).equals(messages.get(i)))
                .toArray();
        List<float[]> meant = embeddings.embedInBulk(
                Arrays.stream(foreign).mapToObj(said::get).toList());
        List<float[]> vectors = new ArrayList<>(written);
        for (int k = 0; k < foreign.length; k++) {
            vectors.set(foreign[k], middle(written.get(foreign[k]), meant.get(k)));
        }
        return vectors;
    }

    private static List<String> simplified(List<String> texts) {
        return texts.stream().map(Script::simplified).toList();
    }

    private static float[] middle(float[] one, float[] other) {
        float[] middle = new float[one.length];
        double square = 0;
        for (int i = 0; i < middle.length; i++) {
            middle[i] = one[i] + other[i];
            square += middle[i] * middle[i];
        }
        double length = Math.sqrt(square);
        for (int i = 0; i < middle.length && length > 0; i++) {
            middle[i] /= (float) length;
        }
        return middle;
    }
}
