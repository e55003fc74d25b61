package cn.quanzhi.knowledge;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What changed within a text, by words: a number or a Latin word is one, and so is each Chinese character. */
final class WordChanges {

    private static final Pattern TOKEN = Pattern.compile("[\\p{Nd}.,]*\\p{Nd}|[A-Za-z]+|\\s+|.", Pattern.DOTALL);
    /** Longer texts are shown as one replaced by the other: a difference of everything helps nobody. */
    private static final int LONGEST = 6_000;

    private WordChanges() {}

    enum Kind {
        KEPT,
        REMOVED,
        ADDED
    }

    record Change(Kind kind, String text) {}

    static List<Change> between(String before, String after) {
        List<Change> changes = new ArrayList<>();
        if (before.length() > LONGEST || after.length() > LONGEST) {
            add(changes, Kind.REMOVED, before);
            add(changes, Kind.ADDED, after);
            return changes;
        }
        List<String> old = tokens(before);
        List<String> now = tokens(after);
        int reached = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            int start = delta.getSource().getPosition();
            add(changes, Kind.KEPT, String.join("", old.subList(reached, start)));
            add(changes, Kind.REMOVED, String.join("", delta.getSource().getLines()));
            add(changes, Kind.ADDED, String.join("", delta.getTarget().getLines()));
            reached = start + delta.getSource().getLines().size();
        }
        add(changes, Kind.KEPT, String.join("", old.subList(reached, old.size())));
        return changes;
    }

    private static void add(List<Change> changes, Kind kind, String text) {
        if (!text.isEmpty()) {
            changes.add(new Change(kind, text));
        }
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }
}
