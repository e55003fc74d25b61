package cn.quanzhi.retrieval;

import cn.quanzhi.knowledge.ChangeLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LRUQueryCache;
import org.apache.lucene.search.QueryCache;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's index. It follows the change log; the position that it has reached is part of each commit, so that index and
 * position can't disagree. One that is damaged, or was made for something else, is made anew.
 */
final class LuceneIndex implements PassageIndex, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LuceneIndex.class);
    /** Raised whenever the documents of the index change their form. */
    private static final String FORM = "7";

    /**
     * Comparing each of so many vectors takes as long as a walk through their graph. Words are added up until then too,
     * though for them this size was not measured.
     */
    private static final int LARGE = 80_000;

    private static final int SCOPES = 100;
    private static final long SCOPES_BYTES = 16_000_000;
    private static final int BATCH = 200;
    private static final int MANY = 4;
    private static final double SHARE_OF_SMALL = 0.1;
    private static final float K1 = 0.9f;
    private static final float B = 0.75f;
    private static final int CONNECTIONS = 16;
    private static final int BEAM = 100;
    /**
     * No graph is made of a segment whose every vector would be looked at for fewer than so many neighbours, which means below
     * some forty thousand: where all are compared it is never walked, and making it again with each merge slows an import.
     */
    private static final int NO_GRAPH_FOR = 3_800;

    private static final String POSITION = "position";
    private static final String MADE_WITH = "madeWith";
    private static final String ORIGIN = "origin";

    private final ChangeLog changes;
    private final String madeWith;
    private final Analyzer analyzer = new CharacterAnalyzer();
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Segments segments;
    private long position;
    private String origin = "";

    /** @param embedding names the vectors' model: those of another one can't be compared */
    LuceneIndex(Path path, ChangeLog changes, String embedding) throws IOException {
        this(path, changes, embedding, LARGE);
    }

    /** @param large see {@link Segments#large} */
    LuceneIndex(Path path, ChangeLog changes, String embedding, int large) throws IOException {
        this.segments = new Segments(large);
        this.changes = changes;
        this.madeWith = FORM + " " + embedding;
        Files.createDirectories(path);
        if (!isSound(path)) {
            wipe(path);
        }
        this.directory = FSDirectory.open(path);
        this.writer = new IndexWriter(directory, configuration(analyzer));
        this.searchers = new SearcherManager(writer, new ScoredByCharacters(segments));
        recall();
    }

    /** What a searcher scores with is what the writer wrote with. */
    private static final class ScoredByCharacters extends SearcherFactory {
        private final Segments segments;
        private final QueryCache scopes = new LRUQueryCache(SCOPES, SCOPES_BYTES, leaf -> true, Float.MAX_VALUE);

        ScoredByCharacters(Segments segments) {
            this.segments = segments;
        }

        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            segments.warm(reader);
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setSimilarity(new BM25Similarity(K1, B));
            searcher.setQueryCache(scopes);
            searcher.setQueryCachingPolicy(ScopeQuery.CACHING);
            return searcher;
        }
    }

    @Override
    public Snapshot snapshot() {
        try {
            return new LuceneSnapshot(searchers, analyzer, segments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized long position() {
        return position;
    }

    /** Takes in what has changed since the last time; each batch appears whole. Gives the position reached. */
    synchronized long follow() throws IOException {
        startAnewWhereNeeded();
        List<ChangeLog.Change> next = changes.after(position, BATCH);
        while (!next.isEmpty()) {
            Set<UUID> versions = new LinkedHashSet<>();
            for (ChangeLog.Change change : next) {
                versions.add(change.versionId());
                versions.addAll(changes.versionsBeside(change.versionId()));
            }
            int passages = 0;
            for (UUID version : versions) {
                writer.deleteDocuments(new Term(PassageDocuments.VERSION_ID, version.toString()));
                for (ChangeLog.EmbeddedPassage passage : changes.passagesOf(version)) {
                    writer.addDocument(PassageDocuments.of(passage));
                    passages++;
                }
            }
            if (position == 0) {
                origin = next.getFirst().versionId().toString();
            }
            position = next.getLast().position();
            LOG.debug("Index: {} passages of {} versions, position {}", passages, versions.size(), position);
            boolean behind = next.size() == BATCH;
            next = changes.after(position, BATCH);
            // What was published while these were read may have left one of them half: it comes along, or all would
            // show it.
            if (behind || next.isEmpty()) {
                commit();
            }
        }
        return position;
    }

    /**
     * Joins the segments, where the small ones have become many or hold much: each segment costs a search its own look at
     * every term and its own walk through the graph of vectors. Takes seconds, during which the old ones are searched.
     */
    void join() throws IOException {
        if (isScattered()) {
            writer.forceMerge(1);
            synchronized (this) {
                commit();
            }
        }
    }

    private boolean isScattered() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
            int largest = leaves.stream()
                    .mapToInt(leaf -> leaf.reader().maxDoc())
                    .max()
                    .orElse(0);
            int all = searcher.getIndexReader().maxDoc();
            return leaves.size() > MANY || all - largest > SHARE_OF_SMALL * all;
        } finally {
            searchers.release(searcher);
        }
    }

    private void commit() throws IOException {
        Map<String, String> data = new HashMap<>();
        data.put(POSITION, Long.toString(position));
        data.put(MADE_WITH, madeWith);
        data.put(ORIGIN, origin);
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
        searchers.maybeRefreshBlocking();
    }

    /** A position beyond the log's end, or another first change, is that of another database. */
    private void startAnewWhereNeeded() throws IOException {
        if (position == 0) {
            return;
        }
        List<ChangeLog.Change> first = changes.after(0, 1);
        boolean same =
                !first.isEmpty() && first.getFirst().versionId().toString().equals(origin);
        if (!same || changes.head() < position) {
            LOG.warn("The index is not this database's and is made anew");
            writer.deleteAll();
            position = 0;
            origin = "";
            commit();
        }
    }

    /** Reads where the last commit stood; an index of another form or model starts at nothing. */
    private void recall() throws IOException {
        Map<String, String> data = new HashMap<>();
        Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
        if (committed != null) {
            committed.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        if (madeWith.equals(data.get(MADE_WITH))) {
            position = Long.parseLong(data.getOrDefault(POSITION, "0"));
            origin = data.getOrDefault(ORIGIN, "");
        } else {
            writer.deleteAll();
            commit();
        }
    }

    static IndexWriterConfig configuration(Analyzer analyzer) {
        KnnVectorsFormat vectors = new Lucene104HnswScalarQuantizedVectorsFormat(
                ScalarEncoding.SEVEN_BIT, CONNECTIONS, BEAM, 1, null, NO_GRAPH_FOR);
        Codec codec = new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return vectors;
            }
        };
        return new IndexWriterConfig(analyzer)
                .setCodec(codec)
                .setSimilarity(new BM25Similarity(K1, B))
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
    }

    /** Reads every checksum: a flipped byte would otherwise answer wrongly and quietly. */
    private static boolean isSound(Path path) throws IOException {
        try (Directory directory = FSDirectory.open(path)) {
            if (!DirectoryReader.indexExists(directory)) {
                return directory.listAll().length == 0;
            }
            try (CheckIndex check = new CheckIndex(directory)) {
                check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_CHECKSUM_CHECKS);
                return check.checkIndex().clean;
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The index can't be read: {}", e.toString());
            return false;
        }
    }

    private static void wipe(Path path) throws IOException {
        LOG.warn("The index is damaged or incomplete and is made anew from the database");
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        searchers.close();
        writer.rollback(); // what is not committed is read again from the log
        directory.close();
        analyzer.close();
    }
}
