package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ingest.FrontMatter;
import cn.quanzhi.knowledge.ingest.Piece;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A passage that is about to be written; without a vector where it is not embedded yet. */
record Part(@Nullable String article, List<String> path, String citation, String text, float @Nullable [] vector) {

    static Part of(FrontMatter matter, Piece piece, float @Nullable [] vector) {
        String citation = Citations.of(matter.kind(), matter.title(), matter.number(), piece.article(), piece.path());
        return new Part(piece.article(), piece.path(), citation, piece.text(), vector);
    }
}
