package cn.quanzhi.knowledge;

/** What a question in English asks, in the words under which Chinese law writes it: read from {@code english.yaml}. */
public interface English {

    /** The trade's words of the text in Chinese, in its order; a text that isn't English, or has none of them, as it is. */
    String inChinese(String text);

    /** Whether a word or phrase is one of the trade's. */
    boolean isTerm(String phrase);
}
