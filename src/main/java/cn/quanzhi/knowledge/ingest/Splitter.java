package cn.quanzhi.knowledge.ingest;

import cn.quanzhi.knowledge.DocumentKind;
import java.util.List;

/** Chooses the splitter by the kind of the document. */
public final class Splitter {

    /** Raised whenever the same file would give other passages, so that every file is imported again. */
    public static final String VERSION = "3";

    private Splitter() {}

    public static List<Piece> split(DocumentKind kind, String title, String body) {
        return switch (kind) {
            case GUIDE, FAQ, CASE, QUESTIONS -> GuideSplitter.guide(title, body);
            case STANDARD -> GuideSplitter.standard(title, body);
            case LAW,
                    ADMINISTRATIVE_REGULATION,
                    DEPARTMENT_RULE,
                    LOCAL_REGULATION,
                    LOCAL_RULE,
                    JUDICIAL_INTERPRETATION,
                    NORMATIVE_DOCUMENT,
                    POLICY -> {
                List<Piece> pieces = LawSplitter.split(title, body);
                // A notice without articles is divided by its headings.
                boolean articles = pieces.stream().anyMatch(piece -> piece.article() != null);
                yield articles ? pieces : GuideSplitter.guide(title, body);
            }
        };
    }
}
