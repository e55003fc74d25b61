package cn.quanzhi.model;

import cn.quanzhi.kernel.PermanentFailure;
import java.util.List;

/** A model that can't be loaded. */
public final class NoEmbeddings implements Embeddings {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public int dimensions() {
        return 1;
    }

    @Override
    public float[] embed(String text) {
        throw new PermanentFailure("there is no model", new IllegalStateException(text));
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }
}
