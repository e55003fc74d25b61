package cn.quanzhi.answering.intent;

import cn.quanzhi.model.Tokens;
import java.util.Optional;

/**
 * What the embedding model makes of a message.
 *
 * @param vector of length one
 * @param tokens where it is in Chinese, and the model can tell them: it makes nothing of single words in English
 */
public record Seen(float[] vector, Optional<Tokens> tokens) {

    public static Seen asAWhole(float[] vector) {
        return new Seen(vector, Optional.empty());
    }
}
