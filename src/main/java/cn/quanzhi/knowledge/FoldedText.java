package cn.quanzhi.knowledge;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text folded for matching — NFKC, upper case, one kind of dash, slash and space, traditional characters of the trade
 * as simplified ones — that remembers where each character came from.
 */
final class FoldedText {

    private final String original;
    private final String text;
    private final int[] starts;
    private final int[] ends;

    private FoldedText(String original, String text, int[] starts, int[] ends) {
        this.original = original;
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    static FoldedText of(String original) {
        StringBuilder folded = new StringBuilder(original.length() + 16);
        int[] starts = new int[original.length() * 4 + 16];
        int[] ends = new int[starts.length];
        for (int i = 0; i < original.length(); ) {
            int point = original.codePointAt(i);
            int next = i + Character.charCount(point);
            String piece = fold(point);
            if (folded.length() + piece.length() + original.length() - next >= starts.length) {
                // A few code points unfold into a whole phrase; such a text is matched only up to there.
                break;
            }
            for (int k = 0; k < piece.length(); k++) {
                starts[folded.length()] = i;
                ends[folded.length()] = next;
                folded.append(piece.charAt(k));
            }
            i = next;
        }
        return new FoldedText(original, folded.toString(), starts, ends);
    }

    String text() {
        return text;
    }

    /** The original offset at which the folded character begins. */
    int start(int folded) {
        return starts[folded];
    }

    /** The original offset after the last character of a folded range that ends (exclusively) here. */
    int end(int foldedEnd) {
        return ends[foldedEnd - 1];
    }

    /** The original characters of a folded range. */
    String original(int foldedStart, int foldedEnd) {
        return original.substring(start(foldedStart), end(foldedEnd));
    }

    private static String fold(int point) {
        if (point < 0x80) {
            return String.valueOf(Character.toUpperCase((char) point));
        }
        if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            return " ";
        }
        switch (point) {
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D -> {
                return "-";
            }
            case 0x2215, 0x2044, 0xFF0F -> {
                return "/";
            }
            case 0xB7, 0x30FB, 0x2022, 0x2027, 0xFF65 -> {
                return "·";
            }
            default -> {}
        }
        if (Script.isHan(point)) {
            return String.valueOf(Script.simplified((char) point));
        }
        return Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT);
    }
}
