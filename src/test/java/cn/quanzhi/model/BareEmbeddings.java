package cn.quanzhi.model;

/** The embedding model as the service loads it, with nothing around it: what benchmarks compare with. */
public final class BareEmbeddings {

    private BareEmbeddings() {}

    public static Embeddings load() {
        return new BgeEmbeddings();
    }
}
