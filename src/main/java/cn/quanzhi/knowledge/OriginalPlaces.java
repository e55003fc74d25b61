package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.VersionView.PassageRow;
import cn.quanzhi.knowledge.ingest.ParsedFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds where each passage stands in the text of its file. Not kept but looked for, since passages are split, joined and
 * rewritten by hand: what was rewritten is found by how it begins.
 */
final class OriginalPlaces {

    /** Fewer characters than these stand in a law too often to say where they were taken from. */
    private static final int TELLING = 6;

    /** An article's number and the space behind it: they stand before the passage's text and belong to it. */
    private static final int LONGEST_NUMBER = 24;

    private final String text;
    private final StringBuilder folded = new StringBuilder();
    private final int[] places;
    private int from;
    private int end;

    private OriginalPlaces(String text) {
        this.text = text;
        int[] at = new int[text.length()];
        boolean page = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            page = c == ParsedFile.PAGE || page && c != '\n';
            if (!page && tells(c)) {
                at[folded.length()] = i;
                folded.append(c);
            }
        }
        places = Arrays.copyOf(at, folded.length());
    }

    /**
     * In UTF-16 units of the text.
     *
     * @param whole whether the passage stands there word by word; where not, it was rewritten
     */
    record PassagePlace(UUID passageId, int from, int to, boolean whole) {}

    static List<PassagePlace> of(String text, List<PassageRow> passages) {
        OriginalPlaces search = new OriginalPlaces(text);
        List<PassagePlace> found = new ArrayList<>();
        for (PassageRow passage : passages) {
            PassagePlace place = search.place(passage);
            if (place != null) {
                found.add(place);
            }
        }
        return found;
    }

    /** Space and the marks of Markdown are no difference. */
    private static boolean tells(char c) {
        return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '#' && c != '*' && c != '\uFEFF';
    }

    private static String fold(String text) {
        StringBuilder folded = new StringBuilder();
        text.chars().filter(c -> tells((char) c)).forEach(c -> folded.append((char) c));
        return folded.toString();
    }

    private @Nullable PassagePlace place(PassageRow passage) {
        String sought = fold(passage.text());
        if (sought.isEmpty()) {
            return null;
        }
        int at = folded.indexOf(sought, from);
        if (at < 0) {
            at = folded.indexOf(sought);
        }
        if (at >= 0) {
            return place(passage, at, at + sought.length(), true);
        }
        int common = common(sought);
        return common < TELLING ? null : place(passage, folded.indexOf(sought.substring(0, common), from), -1, false);
    }

    /** How many of its first characters stand in the text from here on. */
    private int common(String sought) {
        int low = 0;
        int high = sought.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (folded.indexOf(sought.substring(0, middle), from) >= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** @param to in the folded text; -1 for the end of the line */
    private PassagePlace place(PassageRow passage, int at, int to, boolean whole) {
        int first = places[at];
        int line = text.lastIndexOf('\n', first - 1) + 1;
        if (first - line <= LONGEST_NUMBER && line >= end) {
            first = line;
        }
        int last = to < 0 ? lineEnd(places[at]) : places[to - 1] + 1;
        if (at >= from) {
            from = to < 0 ? at + 1 : to;
            end = last;
        }
        return new PassagePlace(passage.passageId(), first, last, whole);
    }

    private int lineEnd(int at) {
        int line = text.indexOf('\n', at);
        return line < 0 ? text.length() : line;
    }
}
