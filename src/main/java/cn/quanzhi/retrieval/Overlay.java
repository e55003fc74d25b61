package cn.quanzhi.retrieval;

import cn.quanzhi.knowledge.ChangeLog.EmbeddedPassage;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** A few versions as they would be, in memory, laid over an index in which those versions are hidden. */
final class Overlay implements AutoCloseable {

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final Analyzer analyzer = new CharacterAnalyzer();
    private final List<Term> hidden;
    private final DirectoryReader reader;

    Overlay(Collection<EmbeddedPassage> passages, Collection<UUID> hidden) throws IOException {
        this.hidden = hidden.stream()
                .map(version -> new Term(PassageDocuments.VERSION_ID, version.toString()))
                .toList();
        try (IndexWriter writer = new IndexWriter(directory, LuceneIndex.configuration(analyzer))) {
            for (EmbeddedPassage passage : passages) {
                writer.addDocument(PassageDocuments.of(passage));
            }
        }
        this.reader = DirectoryReader.open(directory);
    }

    /** A searcher over both, whose words count as they would in one index. Its reader holds on to both until it is closed. */
    IndexSearcher over(IndexSearcher base) throws IOException {
        IndexReader without = new Hiding((DirectoryReader) base.getIndexReader(), hidden);
        IndexSearcher both = new IndexSearcher(new MultiReader(new IndexReader[] {without, reader}, false));
        both.setSimilarity(base.getSimilarity());
        both.setQueryCache(null); // what is kept there counts what is hidden here
        return both;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
        analyzer.close();
    }

    /** An index in which the documents of some terms count as deleted. */
    private static final class Hiding extends FilterDirectoryReader {
        private final List<Term> hidden;

        Hiding(DirectoryReader in, List<Term> hidden) throws IOException {
            super(in, new SubReaderWrapper() {
                @Override
                public LeafReader wrap(LeafReader leaf) {
                    return new HidingLeaf(leaf, hidden);
                }
            });
            this.hidden = hidden;
        }

        @Override
        protected DirectoryReader doWrapDirectoryReader(DirectoryReader in) throws IOException {
            return new Hiding(in, hidden);
        }

        @Override
        public CacheHelper getReaderCacheHelper() {
            return in.getReaderCacheHelper();
        }
    }

    private static final class HidingLeaf extends FilterLeafReader {
        private final FixedBitSet live;

        HidingLeaf(LeafReader in, List<Term> hidden) {
            super(in);
            live = new FixedBitSet(in.maxDoc());
            live.set(0, in.maxDoc());
            Bits before = in.getLiveDocs();
            for (int doc = 0; before != null && doc < in.maxDoc(); doc++) {
                if (!before.get(doc)) {
                    live.clear(doc);
                }
            }
            hidden.forEach(this::hide);
        }

        private void hide(Term term) {
            try {
                PostingsEnum found = in.postings(term, PostingsEnum.NONE);
                if (found != null) {
                    for (int doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
                        live.clear(doc);
                    }
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public Bits getLiveDocs() {
            return live;
        }

        @Override
        public int numDocs() {
            return live.cardinality();
        }

        @Override
        public CacheHelper getCoreCacheHelper() {
            return in.getCoreCacheHelper();
        }

        @Override
        public CacheHelper getReaderCacheHelper() {
            return in.getReaderCacheHelper();
        }
    }
}
