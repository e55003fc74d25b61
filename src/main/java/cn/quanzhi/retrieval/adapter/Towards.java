package cn.quanzhi.retrieval.adapter;

/** What a question's vector is turned towards. */
public enum Towards {
    /** The articles that answer it. */
    ARTICLES("/retrieval/adapter.bin"),
    /** The typical questions that ask for the same articles. */
    QUESTIONS("/retrieval/questions-adapter.bin");

    private final String resource;

    Towards(String resource) {
        this.resource = resource;
    }

    String resource() {
        return resource;
    }
}
