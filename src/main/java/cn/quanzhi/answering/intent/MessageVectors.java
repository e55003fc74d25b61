package cn.quanzhi.answering.intent;

import cn.quanzhi.knowledge.English;
import cn.quanzhi.knowledge.Script;
import cn.quanzhi.model.Embeddings;
import cn.quanzhi.model.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    /** A text in Chinese. */
    public Seen of(String chinese) {
        return seen(embeddings, Script.simplified(chinese));
    }

    private static Seen seen(Embeddings embeddings, String text) {
        List<Tokens> tokens = embeddings.tokensOf(List.of(text));
        return tokens.isEmpty()
                ? Seen.asAWhole(embeddings.embed(text))
                : new Seen(tokens.getFirst().whole(), Optional.of(tokens.getFirst()));
    }

    /**
     * @param chinese a text in Chinese that has been seen
     * @param seen what is made of that
     */
    public Seen of(String message, String chinese, Seen seen) {
        String said = english.inChinese(message);
        Seen meant = said.equals(chinese) ? seen : of(said);
        return said.equals(message)
                ? meant
                : Seen.asAWhole(middle(embeddings.embed(Script.simplified(message)), meant.vector()));
    }

    /** Of many, in their order, for what nobody waits for. */
    List<Seen> inBulk(List<String> messages) {
        List<Seen> seen = new ArrayList<>(seenInBulk(simplified(messages)));
        List<String> said = messages.stream().map(english::inChinese).toList();
        int[] foreign = IntStream.range(0, messages.size())
                .filter(i -> !said.get(i).equals(messages.get(i)))
                .toArray();
        List<float[]> meant = embeddings.embedInBulk(
                Arrays.stream(foreign).mapToObj(said::get).toList());
        for (int k = 0; k < foreign.length; k++) {
            float[] whole = seen.get(foreign[k]).vector();
            seen.set(foreign[k], Seen.asAWhole(middle(whole, meant.get(k))));
        }
        return seen;
    }

    private List<Seen> seenInBulk(List<String> texts) {
        List<Tokens> tokens = embeddings.tokensInBulk(texts);
        return tokens.isEmpty()
                ? embeddings.embedInBulk(texts).stream().map(Seen::asAWhole).toList()
                : tokens.stream()
                        .map(one -> new Seen(one.whole(), Optional.of(one)))
                        .toList();
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
