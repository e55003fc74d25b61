package cn.quanzhi.model;

import java.util.List;

/** Turns text into unit vectors. Questions are embedded as they stand, without an instruction. */
public interface Embeddings {

    /** Names the model and its form, so that stored vectors of another model are recognised. */
    String name();

    int dimensions();

    /** One unit vector of {@link #dimensions()} numbers; longer text is cut at the model's limit of 512 tokens. */
    float[] embed(String text);

    /** The vectors of many texts, in their order. */
    List<float[]> embedAll(List<String> texts);

    /**
     * The same for what nobody waits for, such as an import: it gives way to questions, piece by piece, and may take many
     * times as long.
     */
    default List<float[]> embedInBulk(List<String> texts) {
        return embedAll(texts);
    }

    /** The texts token by token, in their order; empty where the model can't say that. */
    default List<Tokens> tokensOf(List<String> texts) {
        return List.of();
    }

    /** The same for what nobody waits for, see {@link #embedInBulk}. */
    default List<Tokens> tokensInBulk(List<String> texts) {
        return tokensOf(texts);
    }
}
