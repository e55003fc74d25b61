package cn.quanzhi.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexTest extends PassageIndexContract {

    @TempDir
    private @Nullable Path directory;

    private @Nullable LuceneIndex index;

    private Path path() {
        return java.util.Objects.requireNonNull(directory).resolve("index");
    }

    @Override
    PassageIndex following() throws IOException {
        LuceneIndex open = index;
        if (open == null) {
            open = new LuceneIndex(path(), library, Library.LETTERS.name());
            index = open;
        }
        open.follow();
        return open;
    }

    @AfterEach
    void close() throws IOException {
        if (index != null) {
            index.close();
            index = null;
        }
    }

    private void law() {
        library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "抽查不合格的可以申请复检", "保存记录二年");
    }

    @Test
    void aRestartGoesOnWhereItStood() throws Exception {
        law();
        following();
        close();
        LuceneIndex again = new LuceneIndex(path(), library, Library.LETTERS.name());
        index = again;
        assertThat(again.position()).isEqualTo(1);
        assertThat(lexical(on(TODAY), "复检")).hasSize(1);
    }

    @Test
    void aLostIndexIsMadeAnew() throws Exception {
        law();
        following();
        close();
        for (Path file : files()) {
            Files.delete(file);
        }
        assertThat(lexical(on(TODAY), "复检")).hasSize(1);
    }

    /** Every file in turn: a damaged index must never answer quietly with less. */
    @Test
    void aFlippedByteIsFoundAtTheStart() throws Exception {
        law();
        following();
        close();
        int count = files().size();
        for (int i = 0; i < count; i++) {
            Path file = files().get(i);
            if (file.getFileName().toString().equals("write.lock") || Files.size(file) == 0) {
                continue;
            }
            flip(file);
            assertThat(lexical(on(TODAY), "复检")).as(file.toString()).hasSize(1);
            assertThat(dense(on(TODAY), "记录保存二年")).as(file.toString()).first().isEqualTo("2020#2");
            close();
            count = Math.min(count, files().size());
        }
    }

    @Test
    void aTruncatedIndexIsMadeAnew() throws Exception {
        law();
        following();
        close();
        Path largest = files().stream()
                .max(java.util.Comparator.comparingLong(LuceneIndexTest::size))
                .orElseThrow();
        try (RandomAccessFile file = new RandomAccessFile(largest.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        assertThat(lexical(on(TODAY), "复检")).hasSize(1);
    }

    @Test
    void anotherDatabasesIndexIsMadeAnew() throws Exception {
        library.law("别的法", "2020", LocalDate.of(2020, 1, 1), null, "别处的复检");
        following();
        close();
        Library other = new Library(1_000);
        other.guide("占位", "占位");
        other.law("样品法", "2021", LocalDate.of(2021, 1, 1), null, "此处的复检");
        LuceneIndex again = new LuceneIndex(path(), other, Library.LETTERS.name());
        index = again;
        again.follow();
        try (PassageIndex.Snapshot snapshot = again.snapshot()) {
            assertThat(snapshot.lexical(on(TODAY), "复检", 5))
                    .extracting(PassageIndex.Hit::version)
                    .containsExactly("2021");
        }
    }

    @Test
    void whatCameBitByBitIsJoinedAndStillThereAfterARestart() throws Exception {
        for (int year = 2001; year < 2007; year++) {
            library.law("样品法" + year, "2020", LocalDate.of(2020, 1, 1), null, "抽查不合格的可以申请复检" + year);
            following();
        }
        long before = segments();
        LuceneIndex open = java.util.Objects.requireNonNull(index);
        open.join();
        close();
        assertThat(before).isGreaterThan(1);
        assertThat(segments()).isEqualTo(1);
        assertThat(lexical(on(TODAY), "复检")).hasSize(6);
        assertThat(java.util.Objects.requireNonNull(index).position()).isEqualTo(6);
    }

    private long segments() throws IOException {
        return files().stream().filter(file -> file.toString().endsWith(".si")).count();
    }

    @Test
    void vectorsOfAnotherModelAreNotMixed() throws Exception {
        law();
        following();
        close();
        LuceneIndex again = new LuceneIndex(path(), library, "another");
        index = again;
        assertThat(again.position()).isZero();
        assertThat(lexical(on(TODAY), "复检")).hasSize(1);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(path())) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    /** Each rehearsal lays a text over the index; what was read of it has to go with it. */
    @Test
    void whatWasLaidOverAnIndexIsGivenBack() throws IOException {
        UUID version = library.law("样品法", "2020", LocalDate.of(2020, 1, 1), null, "抽查不合格的可以申请复检");
        PassageIndex index = following();
        AtomicBoolean closed = new AtomicBoolean();
        try (Overlay overlay = new Overlay(library.passagesOf(version), List.of(version));
                ByteBuffersDirectory none = new ByteBuffersDirectory()) {
            new IndexWriter(none, new IndexWriterConfig()).close();
            try (DirectoryReader empty = DirectoryReader.open(none);
                    IndexReader laid = overlay.over(new IndexSearcher(empty)).getIndexReader()) {
                laid.leaves().getLast().reader().getCoreCacheHelper().addClosedListener(key -> closed.set(true));
            }
            try (PassageIndex.Snapshot snapshot = ((LuceneSnapshot) index.snapshot()).with(overlay)) {
                assertThat(snapshot.lexical(on(TODAY), "申请复检", 5)).hasSize(1);
            }
            assertThat(closed).isFalse();
        }
        assertThat(closed).isTrue();
    }

    private static void flip(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long middle = file.length() / 2;
            file.seek(middle);
            int old = file.read();
            file.seek(middle);
            file.write(old ^ 0x10);
        }
    }
}
