package cn.quanzhi.knowledge.ingest;

import java.util.ArrayList;
import java.util.List;

/** Cuts a long text into pieces at line boundaries, and a line that is too long itself behind a sentence. */
final class Chunks {

    private static final String SENTENCE_ENDS = "。；！？;";

    private Chunks() {}

    static List<String> of(List<String> lines, int limit) {
        List<String> chunks = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String line : lines) {
            for (String part : cut(line, limit)) {
                if (!current.isEmpty() && current.length() + part.length() + 1 > limit) {
                    chunks.add(current.toString());
                    current.setLength(0);
                }
                if (!current.isEmpty()) {
                    current.append('\n');
                }
                current.append(part);
            }
        }
        if (!current.isEmpty()) {
            chunks.add(current.toString());
        }
        return chunks;
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
