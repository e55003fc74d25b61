package cn.quanzhi.knowledge.ingest.parse;

import java.util.List;

/**
 * One printed line of a page, its words with the places where they stand.
 *
 * @param top how far its foot is below the page's upper edge, as a share of the page's height
 * @param y the same in points
 * @param size of its letters, in points
 */
record PdfLine(int page, double top, double y, double size, List<Word> words) {

    record Word(String text, double from, double to) {}

    PdfLine {
        words = List.copyOf(words);
    }

    double from() {
        return words.getFirst().from();
    }

    double to() {
        return words.getLast().to();
    }

    /** The words in a row; Chinese ones stand side by side without a space. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Word word : words) {
            append(text, word.text());
        }
        return text.toString();
    }

    /** Puts a text behind another one as print would have it in one line. */
    static void append(StringBuilder text, String more) {
        if (!text.isEmpty() && !more.isEmpty()) {
            int before = text.codePointBefore(text.length());
            int after = more.codePointAt(0);
            if (before < 0x2E80 && after < 0x2E80 && before != ' ') {
                text.append(' ');
            }
        }
        text.append(more);
    }
}
