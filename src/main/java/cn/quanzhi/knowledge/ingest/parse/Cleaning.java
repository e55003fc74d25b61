package cn.quanzhi.knowledge.ingest.parse;

import java.util.ArrayList;
import java.util.List;

/** The last step of every reader: no invisible characters, one form of headings and articles. */
final class Cleaning {

    private Cleaning() {}

    /** @param chrome whether the format brings along what belongs to its page and not to its text */
    static List<Line> clean(Collected found, boolean chrome) {
        List<Line> visible = new ArrayList<>();
        for (Line line : found.lines()) {
            Characters.Cleaned cleaned = Characters.clean(line.text());
            if (!cleaned.hidden().isEmpty()) {
                found.warn("INVISIBLE_CHARACTERS", line.place(), cleaned.hidden());
            }
            visible.add(line.with(cleaned.text()));
        }
        return found.isMarkdown() ? visible : LawLines.normalised(visible, chrome);
    }
}
