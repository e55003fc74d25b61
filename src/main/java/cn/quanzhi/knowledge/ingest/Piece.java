package cn.quanzhi.knowledge.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What will be one passage.
 *
 * @param article in digits, "26", "23-1", "7.1.5"; null for a preamble, an annex or a guide's section
 * @param path the headings above it, outermost first
 * @param text lines divided by one line break, no blank line inside
 */
public record Piece(@Nullable String article, List<String> path, String text) {

    public Piece {
        path = List.copyOf(path);
    }
}
