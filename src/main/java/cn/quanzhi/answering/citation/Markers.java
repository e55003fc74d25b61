package cn.quanzhi.answering.citation;

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
            next(piece.charAt(i));
        }
    }

    /** What is still open at the end was no marker. */
    void end() {
        giveUp();
    }

    void reset() {
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
            String inside = open.substring(1);
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
        return (c >= '0' && c <= '9') || " ,，、;；-–—~^".indexOf(c) >= 0;
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
