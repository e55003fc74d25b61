package cn.quanzhi.answering.citation;

import java.util.ArrayList;
import java.util.List;

/** Cuts Chinese text into sentences at 。！？；, but not inside a title, a bracket or a quotation. */
public final class Sentences {

    private static final String ENDS = "。！？；!?;";
    private static final String OPENING = "《〈“「『（(";
    private static final String CLOSING = "》〉”」』）)";

    private Sentences() {}

    static boolean ends(char mark) {
        return ENDS.indexOf(mark) >= 0;
    }

    static boolean closes(char mark) {
        return CLOSING.indexOf(mark) >= 0;
    }

    /** The change of depth that a character makes. */
    static int depth(char mark) {
        if (OPENING.indexOf(mark) >= 0) {
            return 1;
        }
        return closes(mark) ? -1 : 0;
    }

    /** The sentences of each line, without blank ones; a line break ends a sentence too. */
    public static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        for (String line : text.split("\n")) {
            int depth = 0;
            int start = 0;
            for (int i = 0; i < line.length(); i++) {
                depth = Math.max(0, depth + depth(line.charAt(i)));
                if (depth == 0 && ends(line.charAt(i))) {
                    add(sentences, line.substring(start, i + 1));
                    start = i + 1;
                }
            }
            add(sentences, line.substring(start));
        }
        return sentences;
    }

    private static void add(List<String> sentences, String sentence) {
        String stripped = sentence.strip();
        if (stripped.length() > 1) {
            sentences.add(stripped);
        }
    }
}
