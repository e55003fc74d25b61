package cn.quanzhi.knowledge.ingest.parse;

import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import java.util.ArrayList;
import java.util.List;

/** What a reader finds in a file: its lines, what an editor must know, and how far it has come. */
final class Collected {

    static final int MOST_CHARACTERS = 5_000_000;
    private static final int MOST_WARNINGS = 50;
    private static final int EXCERPT = 80;

    /** Where progress goes. */
    interface Progress {
        void at(int done, int total);
    }

    private final List<Line> lines = new ArrayList<>();
    private final List<Frame.Warning> warnings = new ArrayList<>();
    private final Progress progress;
    private long characters;
    private boolean raw;

    Collected(Progress progress) {
        this.progress = progress;
    }

    void add(Line line) {
        characters += line.text().length() + 1L;
        if (characters > MOST_CHARACTERS) {
            throw new Unreadable(Reason.TOO_MUCH_TEXT);
        }
        lines.add(line);
    }

    void warn(String code, String place, String excerpt) {
        if (warnings.size() < MOST_WARNINGS && !excerpt.isBlank()) {
            String plain = Characters.visible(excerpt).strip();
            warnings.add(new Frame.Warning(
                    code, place, plain.length() > EXCERPT ? plain.substring(0, EXCERPT) + "…" : plain));
        }
    }

    void progress(int done, int total) {
        progress.at(done, total);
    }

    /** The text is Markdown already: its lines are kept as they stand, blank ones too. */
    void markdown() {
        raw = true;
    }

    boolean isMarkdown() {
        return raw;
    }

    List<Line> lines() {
        return lines;
    }

    List<Frame.Warning> warnings() {
        return warnings;
    }

    boolean hasHidden() {
        return warnings.stream().anyMatch(warning -> warning.code().equals("HIDDEN_TEXT"));
    }

    /** A table's row as one line of Markdown; a bar inside a cell would end it. */
    static String row(List<String> cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(' ')
                    .append(cell.replace('|', '｜').replaceAll("\\s+", " ").strip())
                    .append(" |");
        }
        return row.toString();
    }
}
