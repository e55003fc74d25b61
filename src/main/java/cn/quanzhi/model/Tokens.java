package cn.quanzhi.model;

import java.util.List;

/**
 * A text as the embedding model sees it: the vector of the whole, and for each token the characters that it stands for with
 * what the model makes of them where they stand. All vectors have length one.
 */
public record Tokens(float[] whole, List<Token> tokens) {

    public Tokens {
        tokens = List.copyOf(tokens);
    }

    /** The characters from start to before end. */
    public record Token(int start, int end, float[] vector) {}
}
