package cn.quanzhi.answering;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes foreign text fit for a prompt: it closes no fence and looks like no passage. */
final class PromptTexts {

    private static final int FENCE_BYTES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PromptTexts() {}

    /** Only the passages of this turn carry numbers: a typed {@code [1] …} must not look like one of them. */
    static String unmarked(String text) {
        return text.replaceAll("[\\[【［](\\d{1,3})[\\]】］]", "（$1）");
    }

    static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "……";
    }

    static String oneLine(String text, int longest) {
        return shortened(unmarked(text).replaceAll("\\s+", " ").strip(), longest);
    }

    /** Random, so that no text of the knowledge base or the visitor can close it. */
    static String fence(String name) {
        byte[] bytes = new byte[FENCE_BYTES];
        RANDOM.nextBytes(bytes);
        return name + HexFormat.of().formatHex(bytes);
    }
}
