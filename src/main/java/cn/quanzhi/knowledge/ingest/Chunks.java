package cn.quanzhi.knowledge.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a long text into pieces at line boundaries, and a line that is too long itself behind a sentence. A table that goes on
 * in another piece begins there with its first row again: 20元 alone answers nobody's question.
 */
final class Chunks {

    private static final String SENTENCE_ENDS = "。；！？;";
    private static final Pattern RULE = Pattern.compile("^\\|(?:\\s*:?-+:?\\s*\\|)+$");

    private final int limit;
    private final List<String> chunks = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private String head = "";
    private int rows;

    private Chunks(int limit) {
        this.limit = limit;
    }

    static List<String> of(List<String> lines, int limit) {
        Chunks chunks = new Chunks(limit);
        lines.forEach(chunks::line);
        chunks.flush();
        return chunks.chunks;
    }

    private void line(String line) {
        boolean row = line.startsWith("|") && line.endsWith("|");
        boolean below = row && rows > 0 && !(rows == 1 && RULE.matcher(line).matches());
        // Above what would fill half a piece stands no table's head.
        String again = below && head.length() < limit / 2 ? head : "";
        for (String part : cut(line, limit - again.length())) {
            if (!current.isEmpty() && current.length() + part.length() + 1 > limit) {
                flush();
                current.append(again);
            }
            if (!current.isEmpty() && current.charAt(current.length() - 1) != '\n') {
                current.append('\n');
            }
            current.append(part);
        }
        remember(line, row, below);
    }

    private void remember(String line, boolean row, boolean below) {
        if (!row) {
            head = "";
            rows = 0;
            return;
        }
        if (!below) {
            head = head + line + "\n";
        }
        rows++;
    }

    private void flush() {
        if (!current.isEmpty()) {
            chunks.add(current.toString());
            current.setLength(0);
        }
    }

    private static List<String> cut(String line, int limit) {
        List<String> parts = new ArrayList<>();
        String rest = line;
        while (rest.length() > limit) {
            int at = limit;
            while (at > limit / 2 && SENTENCE_ENDS.indexOf(rest.charAt(at - 1)) < 0) {
                at--;
            }
            if (at == limit / 2) {
                at = Character.isLowSurrogate(rest.charAt(limit)) ? limit - 1 : limit;
            }
            parts.add(rest.substring(0, at).strip());
            rest = rest.substring(at).strip();
        }
        parts.add(rest);
        return parts;
    }
}
