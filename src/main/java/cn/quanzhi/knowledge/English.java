package cn.quanzhi.knowledge;

/**
 * What a question in English asks, in the words under which Chinese law writes it: read from {@code english.yaml} and
 * {@code english-words.txt}.
 */
public interface English {

    /**
     * The text's words in Chinese, in its order, as far as they are known; a text that isn't English, or has none of them, as
     * it is.
     */
    String inChinese(String text);

    /** Whether a word or phrase is one of the trade's: of {@code english.yaml}. */
    boolean isTerm(String phrase);
}
