package cn.quanzhi.model;

import java.util.List;
import org.apache.lucene.util.VectorUtil;

/**
 * A text as the embedding model sees it: the vector of the whole, and for each token the characters that it stands for with
 * what the model makes of them where they stand. All vectors have length one.
 */
public record Tokens(float[] whole, List<Token> tokens) {

    public Tokens {
        tokens = List.copyOf(tokens);
    }

    /** The cosine of each of these tokens with each of the others'. */
    public float[][] alike(Tokens others) {
        float[][] alike = new float[tokens.size()][others.tokens.size()];
        for (int i = 0; i < alike.length; i++) {
            for (int j = 0; j < alike[i].length; j++) {
                alike[i][j] = VectorUtil.dotProduct(
                        tokens.get(i).vector(), others.tokens.get(j).vector());
            }
        }
        return alike;
    }

    /** The characters from start to before end. */
    public record Token(int start, int end, float[] vector) {}
}
