package cn.quanzhi.retrieval;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What holds of an index whose vectors are all compared holds of one that is searched through their graph. */
class LargeIndexTest extends PassageIndexContract {

    private static final int LARGE_FROM_THE_FIRST = 0;

    @TempDir
    private @Nullable Path directory;

    private @Nullable LuceneIndex index;

    @Override
    PassageIndex following() throws IOException {
        LuceneIndex open = index;
        if (open == null) {
            Path path = java.util.Objects.requireNonNull(directory).resolve("index");
            open = new LuceneIndex(path, library, Library.LETTERS.name(), LARGE_FROM_THE_FIRST);
            index = open;
        }
        open.follow();
        return open;
    }

    @AfterEach
    void close() throws IOException {
        if (index != null) {
            index.close();
        }
    }
}
