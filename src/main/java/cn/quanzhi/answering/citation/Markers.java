package cn.quanzhi.answering.citation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads citation markers out of a text that comes in pieces: {@code [1]}, {@code [1][2]}, {@code [1, 2]}, {@code [1-3]},
 * 【1】 and ［1］, also where a piece ends within one. What only begins like a marker is text.
 */
final class Markers {

    private static final String OPENING = "[【［";
    private static final String CLOSING = "]】］";
    private static final Pattern INSIDE = Pattern.compile("\\s*\\^?\\d{1,3}(?:\\s*[,，、;；\\-–—~]\\s*\\d{1,3})*\\s*");
    private static final Pattern PART = Pattern.compile("(?<from>\\d{1,3})(?:\\s*[-–—~]\\s*(?<to>\\d{1,3}))?");
    private static final int LONGEST = 24;
    private static final int LONGEST_RANGE = 20;

    private final Sink sink;
    private final StringBuilder open = new StringBuilder();
    private char high;

    /** Takes what the reader found, in order. */
    interface Sink {
        void text(char next);

        void mark(int number);
    }

    Markers(Sink sink) {
        this.sink = sink;
    }

    void read(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            read(piece.charAt(i));
        }
    }

    private void read(char c) {
        if (Character.isHighSurrogate(c)) {
            high = c; // its other half may come with the next piece
        } else if (!Character.isLowSurrogate(c)) {
            high = 0;
            if (isSeen(c)) {
                next(c);
            }
        } else if (high != 0 && isSeen(Character.toCodePoint(high, c))) {
            next(high);
            next(c);
            high = 0;
        }
    }

    /** What can't be seen could hide a marker, part a figure or turn a text about; a mark on a character could strike it. */
    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.CONTROL -> point == '\n' || point == '\t';
            default -> true;
        };
    }

    /** What is still open at the end was no marker. */
    void end() {
        giveUp();
    }

    void reset() {
        high = 0;
        open.setLength(0);
    }

    private void next(char c) {
        if (open.isEmpty()) {
            if (OPENING.indexOf(c) >= 0) {
                open.append(c);
            } else {
                sink.text(c);
            }
            return;
        }
        if (CLOSING.indexOf(c) >= 0) {
            String inside = Normalizer.normalize(open.substring(1), Normalizer.Form.NFKC);
            if (INSIDE.matcher(inside).matches()) {
                open.setLength(0);
                numbers(inside).forEach(sink::mark);
            } else {
                giveUp();
                sink.text(c);
            }
        } else if (OPENING.indexOf(c) >= 0) {
            giveUp();
            open.append(c);
        } else {
            open.append(c);
            if (open.length() > LONGEST || !mayBeInside(c)) {
                giveUp();
            }
        }
    }

    private static boolean mayBeInside(char c) {
        return Character.isDigit(c) || " ,，、;；-–—~^".indexOf(c) >= 0;
    }

    private void giveUp() {
        String text = open.toString();
        open.setLength(0);
        for (int i = 0; i < text.length(); i++) {
            sink.text(text.charAt(i));
        }
    }

    private static List<Integer> numbers(String inside) {
        List<Integer> numbers = new ArrayList<>();
        Matcher part = PART.matcher(inside);
        while (part.find()) {
            int from = Integer.parseInt(part.group("from"));
            int to = part.group("to") == null ? from : Integer.parseInt(part.group("to"));
            for (int number = from; number <= Math.min(to, from + LONGEST_RANGE); number++) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
