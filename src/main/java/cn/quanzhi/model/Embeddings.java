package cn.quanzhi.model;

import java.time.Duration;
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

    /** The texts token by token, in their order; empty where the model can't say that. */
    default List<Tokens> tokensOf(List<String> texts) {
        return List.of();
    }

    /** How long ago somebody's question was embedded: bulk work gives way to questions. */
    default Duration sinceLastQuestion() {
        return Duration.ofDays(1);
    }
}
