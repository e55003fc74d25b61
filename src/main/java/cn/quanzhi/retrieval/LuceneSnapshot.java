package cn.quanzhi.retrieval;

import static cn.quanzhi.retrieval.PassageDocuments.FROM;
import static cn.quanzhi.retrieval.PassageDocuments.KIND;
import static cn.quanzhi.retrieval.PassageDocuments.NAMED;
import static cn.quanzhi.retrieval.PassageDocuments.NUMBER;
import static cn.quanzhi.retrieval.PassageDocuments.RESTS_ON;
import static cn.quanzhi.retrieval.PassageDocuments.SITE;
import static cn.quanzhi.retrieval.PassageDocuments.TEXT;
import static cn.quanzhi.retrieval.PassageDocuments.TITLE;
import static cn.quanzhi.retrieval.PassageDocuments.TO;

import cn.quanzhi.kernel.TransientFailure;
import cn.quanzhi.knowledge.DocumentKind;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** One searcher of the index, given back when the turn is over. What a visitor typed is a list of terms, never a query language. */
final class LuceneSnapshot implements PassageIndex.Snapshot {

    private static final float OTHER_WORDS_BOOST = 0.5f;
    private static final int MAX_TERMS = 120;

    private final IndexSearcher searcher;
    private final Closeable end;
    private final Analyzer analyzer;
    private final Segments segments;
    private final VectorSearch vectors;

    LuceneSnapshot(SearcherManager searchers, Analyzer analyzer, Segments segments) throws IOException {
        this(searchers, searchers.acquire(), analyzer, segments);
    }

    private LuceneSnapshot(SearcherManager searchers, IndexSearcher own, Analyzer analyzer, Segments segments) {
        this(own, () -> searchers.release(own), analyzer, segments);
    }

    private LuceneSnapshot(IndexSearcher searcher, Closeable end, Analyzer analyzer, Segments segments) {
        this.searcher = searcher;
        this.end = end;
        this.analyzer = analyzer;
        this.segments = segments;
        this.vectors = new VectorSearch(searcher, segments);
    }

    /** The same with some versions' passages in the place of those that it holds; closing it closes this one. */
    LuceneSnapshot with(Overlay overlay) {
        try {
            IndexSearcher both = overlay.over(searcher);
            return new LuceneSnapshot(both, () -> closeWith(both), analyzer, segments.underAnother());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public List<PassageIndex.Hit> exact(PassageIndex.Filter filter, PassageIndex.Name name, int k) {
        Term term = switch (name) {
            case PassageIndex.Name.Article article ->
                new Term(NAMED, PassageDocuments.articleOf(article.title(), article.article()));
            case PassageIndex.Name.RestingOn guide ->
                new Term(RESTS_ON, PassageDocuments.articleOf(guide.title(), guide.article()));
            case PassageIndex.Name.Number number ->
                new Term(NUMBER, PassageDocuments.numberForms(number.number()).getFirst());
        };
        try {
            List<PassageIndex.Hit> hits = new ArrayList<>();
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                collect(leaf, term, filter, hits);
            }
            return hits.size() > k ? hits.subList(0, k) : hits;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void collect(LeafReaderContext context, Term term, PassageIndex.Filter filter, List<PassageIndex.Hit> hits)
            throws IOException {
        LeafReader leaf = context.reader();
        PostingsEnum postings = leaf.postings(term, PostingsEnum.NONE);
        if (postings == null) {
            return;
        }
        Bits live = leaf.getLiveDocs();
        SegmentHeads.Head[] known = segments.heads().of(leaf);
        for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
            if ((live == null || live.get(doc)) && known[doc].isIn(filter)) {
                hits.add(known[doc].at(context.docBase + doc, 0));
            }
        }
    }

    @Override
    public List<PassageIndex.Hit> lexical(PassageIndex.Filter filter, String text, List<String> otherWords, int k) {
        Set<String> own = terms(text);
        List<String> other = terms(String.join(" ", otherWords)).stream()
                .filter(term -> !own.contains(term))
                .toList();
        try {
            WordQuery words =
                    new WordQuery(searcher, segments.terms()).add(own, 1).add(other, OTHER_WORDS_BOOST);
            int most = Math.max(1, k);
            return read(
                    segments.looksAtAll(searcher.getIndexReader())
                            ? new WordScores(searcher, segments).best(words.words(), filter, most)
                            : skipping(words.build(), filter, most));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** How many there are in all is not asked: whatever can't be among the first is passed over. */
    private ScoreDoc[] skipping(Query words, PassageIndex.Filter filter, int most) throws IOException {
        BooleanQuery query = new BooleanQuery.Builder()
                .add(words, Occur.MUST)
                .add(filter(filter), Occur.FILTER)
                .build();
        return searcher.search(query, new TopScoreDocCollectorManager(most, null, most)).scoreDocs;
    }

    @Override
    public List<PassageIndex.Hit> dense(PassageIndex.Filter filter, float[] vector, int k) {
        try {
            return read(vectors.nearest(filter, () -> filter(filter), vector, k));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public PassageIndex.Near near(PassageIndex.Filter filter, float[] searched, float[] asked, int k) {
        try {
            ScoreDoc[] found = vectors.nearest(filter, () -> filter(filter), searched, k);
            return new PassageIndex.Near(read(found), vectors.cosines(filter, found, asked));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public float[] vector(PassageIndex.Hit hit) {
        try {
            return vectors.of(hit);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeWith(IndexSearcher both) throws IOException {
        try {
            both.getIndexReader().close();
        } finally {
            close();
        }
    }

    private static Query filter(PassageIndex.Filter filter) {
        BooleanQuery.Builder all = new BooleanQuery.Builder()
                .add(
                        new TermInSetQuery(SITE, List.of(new BytesRef(filter.site()), new BytesRef("shared"))),
                        Occur.FILTER);
        if (filter.kinds().isEmpty()) {
            all.add(is(KIND, DocumentKind.QUESTIONS.name()), Occur.MUST_NOT);
        } else {
            all.add(
                    new TermInSetQuery(
                            KIND,
                            filter.kinds().stream()
                                    .map(kind -> new BytesRef(kind.name()))
                                    .toList()),
                    Occur.FILTER);
        }
        if (filter.asOf() != null) {
            long day = filter.asOf().toEpochDay();
            all.add(LongPoint.newRangeQuery(FROM, Long.MIN_VALUE, day), Occur.FILTER);
            all.add(LongPoint.newRangeQuery(TO, day + 1, Long.MAX_VALUE), Occur.FILTER);
        }
        if (filter.title() != null) {
            all.add(is(TITLE, filter.title()), Occur.FILTER);
        }
        return new ScopeQuery(all.build());
    }

    private static Query is(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    private Set<String> terms(String text) {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream(TEXT, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && terms.size() < MAX_TERMS) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

    private static TransientFailure unreadable(IOException cause) {
        return new TransientFailure("the index can't be read", cause);
    }

    private List<PassageIndex.Hit> read(ScoreDoc[] found) {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        List<PassageIndex.Hit> hits = new ArrayList<>(found.length);
        for (ScoreDoc one : found) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(one.doc, leaves));
            hits.add(segments.heads().of(leaf.reader())[one.doc - leaf.docBase].at(one.doc, one.score));
        }
        return hits;
    }
}
