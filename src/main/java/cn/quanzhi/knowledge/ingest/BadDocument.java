package cn.quanzhi.knowledge.ingest;

/** A file that cannot become knowledge; the message names the key or place that is wrong. */
public final class BadDocument extends RuntimeException {

    public BadDocument(String message) {
        super(message);
    }
}
