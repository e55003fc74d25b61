package cn.quanzhi.knowledge.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits a guide, an answered question or a standard by its headings: one section is one piece, and one that would not fit
 * the embedding model becomes several at line boundaries. A numbered clause of a standard is a piece of its own.
 */
public final class GuideSplitter {

    private static final Pattern HEADING = Pattern.compile("^(#{1,6})\\s+(.*?)\\s*#*$");
    private static final Pattern CLAUSE =
            Pattern.compile("^(?:第\\s*)?(\\d{1,3}(?:\\.\\d{1,3}){0,4}|[A-Z](?:\\.\\d{1,3}){1,4})(?:条|[\\s　、.]|$).*");
    private static final String BASIS = "依据";
    private static final int LONGEST = 400;

    private final boolean clauses;
    private final @Nullable String[] path = new @Nullable String[7];
    private final List<Piece> pieces = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    private GuideSplitter(boolean clauses) {
        this.clauses = clauses;
    }

    public static List<Piece> guide(String title, String body) {
        return new GuideSplitter(false).split(title, body);
    }

    public static List<Piece> standard(String title, String body) {
        return new GuideSplitter(true).split(title, body);
    }

    private List<Piece> split(String title, String body) {
        body.lines().map(line -> line.replace("\uFEFF", "").stripTrailing()).forEach(line -> line(title, line));
        flush();
        return pieces;
    }

    private void line(String title, String line) {
        Matcher heading = HEADING.matcher(line);
        if (!heading.matches()) {
            if (!line.isBlank()) {
                lines.add(line);
            }
            return;
        }
        int level = heading.group(1).length();
        String text = heading.group(2).strip();
        if (level == 1 && text.equals(title)) {
            return;
        }
        // A guide's ### belongs to its section and stays in its text.
        if (level > 2 && !clauses && path[2] != null) {
            lines.add(text);
            return;
        }
        flush();
        path[level] = text;
        for (int below = level + 1; below < path.length; below++) {
            path[below] = null;
        }
    }

    private void flush() {
        // A guide's list of articles answers nothing; the front matter names them for the search.
        if (!clauses && BASIS.equals(path[2])) {
            lines.clear();
        }
        if (lines.isEmpty()) {
            return;
        }
        List<String> above = new ArrayList<>();
        for (String head : path) {
            if (head != null) {
                above.add(head);
            }
        }
        String clause = clauses && !above.isEmpty() ? clause(above.getLast()) : null;
        Chunks.of(lines, LONGEST).forEach(text -> pieces.add(new Piece(clause, above, text)));
        lines.clear();
    }

    private static @Nullable String clause(String heading) {
        Matcher matcher = CLAUSE.matcher(heading);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
