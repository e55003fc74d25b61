package cn.quanzhi.retrieval;

import static cn.quanzhi.retrieval.PassageDocuments.ARTICLE;
import static cn.quanzhi.retrieval.PassageDocuments.FROM;
import static cn.quanzhi.retrieval.PassageDocuments.ID;
import static cn.quanzhi.retrieval.PassageDocuments.KIND;
import static cn.quanzhi.retrieval.PassageDocuments.LEADS;
import static cn.quanzhi.retrieval.PassageDocuments.NUMBER;
import static cn.quanzhi.retrieval.PassageDocuments.PATH;
import static cn.quanzhi.retrieval.PassageDocuments.RESTS_ON;
import static cn.quanzhi.retrieval.PassageDocuments.SITE;
import static cn.quanzhi.retrieval.PassageDocuments.TEXT;
import static cn.quanzhi.retrieval.PassageDocuments.TITLE;
import static cn.quanzhi.retrieval.PassageDocuments.TO;
import static cn.quanzhi.retrieval.PassageDocuments.VECTOR;
import static cn.quanzhi.retrieval.PassageDocuments.VERSION;
import static cn.quanzhi.retrieval.PassageDocuments.VERSION_ID;

import cn.quanzhi.kernel.TransientFailure;
import cn.quanzhi.knowledge.DocumentKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** One searcher of the index, given back when the turn is over. What a visitor typed is a list of terms, never a query language. */
final class LuceneSnapshot implements PassageIndex.Snapshot {

    private static final float PATH_BOOST = 0.5f;
    private static final int MAX_TERMS = 120;
    private static final int MIN_NEIGHBOURS = 100;

    private final SearcherManager searchers;
    private final IndexSearcher searcher;
    private final Analyzer analyzer;

    LuceneSnapshot(SearcherManager searchers, Analyzer analyzer) throws IOException {
        this.searchers = searchers;
        this.searcher = searchers.acquire();
        this.analyzer = analyzer;
    }

    @Override
    public List<PassageIndex.Hit> exact(PassageIndex.Filter filter, PassageIndex.Name name, int k) {
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(filter(filter), Occur.FILTER);
        switch (name) {
            case PassageIndex.Name.Article article ->
                query.add(is(TITLE, article.title()), Occur.FILTER).add(is(ARTICLE, article.article()), Occur.FILTER);
            case PassageIndex.Name.RestingOn guide ->
                query.add(is(RESTS_ON, PassageDocuments.restsOn(guide.title(), guide.article())), Occur.FILTER);
            case PassageIndex.Name.Number number ->
                query.add(
                        is(NUMBER, PassageDocuments.numberForms(number.number()).getFirst()), Occur.FILTER);
        }
        return search(new ConstantScoreQuery(query.build()), k, score -> 0);
    }

    @Override
    public List<PassageIndex.Hit> lexical(PassageIndex.Filter filter, String text, int k) {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        for (String term : terms(text)) {
            words.add(new TermQuery(new Term(TEXT, term)), Occur.SHOULD);
            words.add(new BoostQuery(new TermQuery(new Term(PATH, term)), PATH_BOOST), Occur.SHOULD);
        }
        BooleanQuery query = new BooleanQuery.Builder()
                .add(words.build(), Occur.MUST)
                .add(filter(filter), Occur.FILTER)
                .build();
        return search(query, k, score -> score);
    }

    @Override
    public List<PassageIndex.Hit> dense(PassageIndex.Filter filter, float[] vector, int k) {
        // The graph finds the nearest few badly and the nearest hundred well.
        Query query = new KnnFloatVectorQuery(VECTOR, vector, Math.max(k, MIN_NEIGHBOURS), filter(filter));
        return search(query, k, score -> 2 * score - 1);
    }

    @Override
    public void close() {
        try {
            searchers.release(searcher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        return all.build();
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

    private interface Scale {
        double of(float score);
    }

    private List<PassageIndex.Hit> search(Query query, int k, Scale scale) {
        try {
            ScoreDoc[] found = searcher.search(query, Math.max(1, k)).scoreDocs;
            return read(found, scale);
        } catch (IOException e) {
            throw new TransientFailure("the index can't be read", e);
        }
    }

    /** Reads the fields in the order of the documents, which is how they lie, and gives them in the order of the scores. */
    private List<PassageIndex.Hit> read(ScoreDoc[] found, Scale scale) throws IOException {
        Integer[] order = new Integer[found.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingInt(i -> found[i].doc));
        PassageIndex.@Nullable Hit[] hits = new PassageIndex.@Nullable Hit[found.length];
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        Fields fields = null;
        int leaf = -1;
        for (int i : order) {
            int next = ReaderUtil.subIndex(found[i].doc, leaves);
            if (fields == null || next != leaf) {
                leaf = next;
                fields = new Fields(leaves.get(leaf));
            }
            hits[i] = fields.hit(found[i].doc - leaves.get(leaf).docBase, scale.of(found[i].score));
        }
        List<PassageIndex.Hit> list = new ArrayList<>(hits.length);
        for (PassageIndex.Hit hit : hits) {
            if (hit != null) {
                list.add(hit);
            }
        }
        return list;
    }

    /** The fields of one segment. */
    private static final class Fields {
        private final org.apache.lucene.index.BinaryDocValues id;
        private final SortedDocValues versionId;
        private final SortedDocValues kind;
        private final SortedDocValues title;
        private final SortedDocValues version;
        private final SortedDocValues article;
        private final SortedDocValues leads;
        private final org.apache.lucene.index.NumericDocValues from;

        Fields(LeafReaderContext leaf) throws IOException {
            id = DocValues.getBinary(leaf.reader(), ID);
            versionId = DocValues.getSorted(leaf.reader(), VERSION_ID);
            kind = DocValues.getSorted(leaf.reader(), KIND);
            title = DocValues.getSorted(leaf.reader(), TITLE);
            version = DocValues.getSorted(leaf.reader(), VERSION);
            article = DocValues.getSorted(leaf.reader(), ARTICLE);
            leads = DocValues.getSorted(leaf.reader(), LEADS);
            from = DocValues.getNumeric(leaf.reader(), FROM);
        }

        PassageIndex.Hit hit(int doc, double score) throws IOException {
            id.advanceExact(doc);
            UUID passage = PassageDocuments.id(id.binaryValue());
            String number = text(article, doc);
            from.advanceExact(doc);
            return new PassageIndex.Hit(
                    passage,
                    UUID.fromString(text(versionId, doc)),
                    DocumentKind.valueOf(text(kind, doc)),
                    text(title, doc),
                    text(version, doc),
                    number.isEmpty() ? null : number,
                    from.longValue(),
                    PassageDocuments.leads(text(leads, doc)),
                    score);
        }

        private static String text(SortedDocValues values, int doc) throws IOException {
            return values.advanceExact(doc)
                    ? values.lookupOrd(values.ordValue()).utf8ToString()
                    : "";
        }
    }
}
