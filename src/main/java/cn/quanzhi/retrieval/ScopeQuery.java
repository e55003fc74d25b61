package cn.quanzhi.retrieval;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryCachingPolicy;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/**
 * Who may see what on which date. Kept whole, where a rewrite would take it apart, so that the searcher's cache can hold
 * its documents: the same scope stands around every question of a day.
 */
final class ScopeQuery extends Query {

    /** Keeps scopes and nothing else: the words of one question are hardly those of the next. */
    static final QueryCachingPolicy CACHING = new QueryCachingPolicy() {
        @Override
        public void onUse(Query query) {
            // every scope is kept
        }

        @Override
        public boolean shouldCache(Query query) {
            return query instanceof ScopeQuery;
        }
    };

    private final Query inner;

    ScopeQuery(Query inner) {
        this.inner = inner;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) throws IOException {
        Weight weight = searcher.rewrite(inner).createWeight(searcher, scoreMode, boost);
        return new org.apache.lucene.search.FilterWeight(this, weight) {
            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return true;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        inner.visit(visitor);
    }

    @Override
    public String toString(String field) {
        return "scope(" + inner.toString(field) + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScopeQuery scope && scope.inner.equals(inner);
    }

    @Override
    public int hashCode() {
        return 31 * inner.hashCode() + 7;
    }
}
