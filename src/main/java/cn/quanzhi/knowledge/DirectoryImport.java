package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.ImportReport.Failure;
import cn.quanzhi.knowledge.ingest.BadDocument;
import cn.quanzhi.knowledge.ingest.FrontMatter;
import cn.quanzhi.knowledge.ingest.Piece;
import cn.quanzhi.knowledge.ingest.Splitter;
import cn.quanzhi.knowledge.ingest.TypicalQuestions;
import cn.quanzhi.model.Embeddings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Imports the configured directories: what is new or has other bytes is embedded and published, what stands already costs
 * one query. A bad file is named and never keeps the others out.
 */
@Component
public class DirectoryImport {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryImport.class);
    private static final String SHARED = "shared";
    private static final long LOG_EVERY_NANOS = 1_000_000_000L;

    private final KnowledgeSettings settings;
    private final Embeddings embeddings;
    private final Publisher publisher;
    private final ImportState state;

    DirectoryImport(KnowledgeSettings settings, Embeddings embeddings, Publisher publisher, ImportState state) {
        this.settings = settings;
        this.embeddings = embeddings;
        this.publisher = publisher;
        this.state = state;
    }

    private record Prepared(String file, String site, String checksum, FrontMatter matter, List<Piece> pieces) {}

    /** One run's tally, written by several threads. */
    private static final class Tally {
        private final boolean aside;
        private final AtomicInteger published = new AtomicInteger();
        private final AtomicInteger unchanged = new AtomicInteger();
        private final AtomicLong logged = new AtomicLong(System.nanoTime());
        private final List<String> skipped = new ArrayList<>();
        private final List<Failure> failures = new ArrayList<>();

        Tally(boolean aside) {
            this.aside = aside;
        }

        synchronized void fail(String file, String reason) {
            LOG.warn("Not imported: {}: {}", file, reason);
            failures.add(new Failure(file, reason));
        }

        void skip(String file, String why) {
            LOG.info("Skipped {}: {}", file, why);
            skipped.add(file);
        }
    }

    /** Imports all directories and returns when the last file has ended. One run at a time; who starts waits for it. */
    public ImportReport run() {
        return run(new Tally(false));
    }

    /** The same while others are served, who go first. */
    public ImportReport runAside() {
        return run(new Tally(true));
    }

    private synchronized ImportReport run(Tally tally) {
        try {
            List<Prepared> prepared = prepare(tally);
            state.begin(prepared.size());
            LOG.info("Importing {} files", prepared.size());
            try (ExecutorService executor = Executors.newFixedThreadPool(settings.threads())) {
                prepared.forEach(file -> executor.submit(() -> take(file, tally, prepared.size())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            state.finish();
        }
        if (Thread.currentThread().isInterrupted()) {
            LOG.info("The import stops here and goes on at the next start");
            return new ImportReport(tally.published.get(), tally.unchanged.get(), tally.skipped, tally.failures);
        }
        LOG.info(
                "Imported: {} published, {} unchanged, {} skipped, {} failed",
                tally.published,
                tally.unchanged,
                tally.skipped.size(),
                tally.failures.size());
        return new ImportReport(tally.published.get(), tally.unchanged.get(), tally.skipped, tally.failures);
    }

    private List<Prepared> prepare(Tally tally) throws IOException {
        List<Prepared> prepared = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (KnowledgeFiles.Source source : KnowledgeFiles.of(settings.directories())) {
            try {
                Prepared file = prepare(source, tally);
                if (file == null) {
                    continue;
                }
                String key = file.site() + "\n" + file.matter().title() + "\n"
                        + file.matter().version();
                String other = seen.putIfAbsent(key, source.name());
                if (other == null) {
                    prepared.add(file);
                } else {
                    tally.fail(source.name(), "title and version are those of " + other);
                }
            } catch (BadDocument | IOException e) {
                tally.fail(source.name(), String.valueOf(e.getMessage()));
            }
        }
        return prepared;
    }

    private static @Nullable Prepared prepare(KnowledgeFiles.Source source, Tally tally) throws IOException {
        byte[] bytes = source.content().read();
        if (source.name().endsWith(".yaml")) {
            TypicalQuestions.Parsed questions = TypicalQuestions.parse(decode(bytes));
            return prepared(source, bytes, questions.frontMatter(), questions.pieces());
        }
        Optional<FrontMatter.Parsed> parsed = FrontMatter.parse(decode(bytes));
        if (parsed.isEmpty()) {
            tally.skip(source.name(), "no front matter");
            return null;
        }
        FrontMatter matter = parsed.get().frontMatter();
        if (!matter.publish()) {
            tally.skip(source.name(), "publish: false");
            return null;
        }
        if (!matter.unknownKeys().isEmpty()) {
            LOG.debug("{}: keys that are only kept: {}", source.name(), matter.unknownKeys());
        }
        List<Piece> pieces =
                Splitter.split(matter.kind(), matter.title(), parsed.get().body());
        if (pieces.isEmpty()) {
            throw new BadDocument("no text below the front matter");
        }
        return prepared(source, bytes, matter, pieces);
    }

    private static Prepared prepared(
            KnowledgeFiles.Source source, byte[] bytes, FrontMatter matter, List<Piece> pieces) {
        String site = matter.site();
        return new Prepared(source.name(), site == null ? SHARED : site, Publication.sha256(bytes), matter, pieces);
    }

    private static String decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadDocument("not UTF-8");
        }
        if (text.indexOf('\u0000') >= 0) {
            throw new BadDocument("contains U+0000 at character " + text.indexOf('\u0000'));
        }
        return text;
    }

    private void take(Prepared file, Tally tally, int total) {
        try {
            String madeWith = Drafts.madeWith(embeddings);
            boolean published = !publisher.stands(file.site(), file.matter(), file.checksum(), madeWith)
                    && publisher.publish(new Publication(
                            file.site(), file.matter(), file.checksum(), madeWith, embedded(file, tally.aside)));
            (published ? tally.published : tally.unchanged).incrementAndGet();
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                return; // the service is stopping: the file comes again at the next start
            }
            // A model or database that fails for one file is that file's failure; the next run tries it again.
            tally.fail(file.file(), e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        int done = state.step();
        long now = System.nanoTime();
        long before = tally.logged.get();
        if (now - before > LOG_EVERY_NANOS && tally.logged.compareAndSet(before, now)) {
            LOG.info("Importing: {} of {} files", done, total);
        }
    }

    private List<Part> embedded(Prepared file, boolean aside) {
        List<Piece> pieces = file.pieces();
        FrontMatter matter = file.matter();
        float[][] vectors = new float[pieces.size()][];
        // Texts of like length share a batch, so that little of it is padding.
        List<Integer> order = IntStream.range(0, pieces.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> pieces.get(i).text().length()))
                .toList();
        for (int from = 0; from < order.size(); from += settings.batch()) {
            List<Integer> batch = order.subList(from, Math.min(from + settings.batch(), order.size()));
            List<String> texts =
                    batch.stream().map(i -> embeddable(matter, pieces.get(i))).toList();
            List<float[]> made = aside ? embeddings.embedInBulk(texts) : embeddings.embedAll(texts);
            for (int i = 0; i < batch.size(); i++) {
                vectors[batch.get(i)] = made.get(i);
            }
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < vectors.length; i++) {
            parts.add(Part.of(matter, pieces.get(i), vectors[i]));
        }
        return parts;
    }

    /** The text of a piece whose vector stands for it: with its law's title and number, as a question names them. */
    static String embeddable(FrontMatter matter, Piece piece) {
        return embeddable(matter.kind(), matter.title(), piece);
    }

    /** Title and number in front of the text were measured to help recall. */
    static String embeddable(DocumentKind kind, String title, Piece piece) {
        if (kind == DocumentKind.QUESTIONS) {
            return piece.text();
        }
        String article = piece.article();
        String label = article != null
                ? Citations.article(article)
                : piece.path().isEmpty() ? "" : piece.path().getLast();
        return title + label + "：" + piece.text();
    }
}
