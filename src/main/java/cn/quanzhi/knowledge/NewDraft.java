package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ingest.FrontMatter;
import cn.quanzhi.knowledge.ingest.Piece;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version that nobody finds yet.
 *
 * @param versionId chosen by whoever saves it, who may have told it already
 * @param checksum SHA-256 of the bytes from which it was made
 * @param warnings what was noticed at parsing, in words for the curator
 * @param author null where no person made it
 * @param datesConfirmed whether the author entered the dates by hand: those read off a text are only hints
 */
public record NewDraft(
        UUID versionId,
        String site,
        FrontMatter matter,
        String checksum,
        List<Piece> pieces,
        List<String> warnings,
        Origin origin,
        @Nullable Curator author,
        boolean datesConfirmed) {

    public NewDraft {
        pieces = List.copyOf(pieces);
        warnings = List.copyOf(warnings);
    }

    /** Whence a version came. */
    public enum Origin {
        /** A configured directory: published at once, never reviewed. */
        DIRECTORY,
        UPLOAD,
        /** An edit by hand of another version. */
        EDIT,
        /** What an expert answered. */
        CASE
    }
}
