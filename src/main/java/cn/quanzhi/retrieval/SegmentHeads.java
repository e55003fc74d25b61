package cn.quanzhi.retrieval;

import cn.quanzhi.knowledge.DocumentKind;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.FixedBitSet;

/**
 * What a hit tells of its passage, read from each segment once: a search gives hundreds of hits, and decoding their fields
 * each time cost more than finding them. About 200 bytes a passage.
 */
final class SegmentHeads {

    private static final String SHARED = "shared";

    private static final int SCOPES = 128;

    private final Map<IndexReader.CacheKey, Head[]> segments = new ConcurrentHashMap<>();
    private final Cache<Scope, FixedBitSet> scopes =
            Caffeine.newBuilder().maximumSize(SCOPES).build();

    private record Scope(IndexReader.CacheKey segment, PassageIndex.Filter filter) {}

    /** A passage, and what decides who may see it and when it counts. */
    record Head(PassageIndex.Entry entry, String site, long to) {

        boolean isIn(PassageIndex.Filter filter) {
            return (site.equals(filter.site()) || site.equals(SHARED))
                    && isOf(filter.kinds())
                    && (filter.asOf() == null || countsOn(filter.asOf().toEpochDay()))
                    && (filter.title() == null || filter.title().equals(entry.title()));
        }

        private boolean isOf(Set<DocumentKind> kinds) {
            return kinds.isEmpty() ? entry.kind() != DocumentKind.QUESTIONS : kinds.contains(entry.kind());
        }

        private boolean countsOn(long day) {
            return entry.effectiveFrom() <= day && day < to;
        }

        PassageIndex.Hit at(int place, double score) {
            return new PassageIndex.Hit(entry, place, score);
        }
    }

    Head[] of(LeafReader leaf) {
        IndexReader.CacheHelper core = leaf.getCoreCacheHelper();
        Head[] known = segments.get(core.getKey());
        if (known != null) {
            return known;
        }
        try {
            Head[] read = read(leaf);
            if (segments.putIfAbsent(core.getKey(), read) == null) {
                core.addClosedListener(this::forget);
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget(IndexReader.CacheKey segment) {
        segments.remove(segment);
        scopes.asMap().keySet().removeIf(scope -> scope.segment().equals(segment));
    }

    /** Which documents of the segment a filter lets through; the same few stand around every question of a day. */
    IntPredicate within(LeafReader leaf, PassageIndex.Filter filter) {
        Head[] heads = of(leaf);
        if (filter.title() != null) {
            return doc -> heads[doc].isIn(filter);
        }
        Scope scope = new Scope(leaf.getCoreCacheHelper().getKey(), filter);
        return scopes.get(scope, unknown -> scope(heads, filter))::get;
    }

    private static FixedBitSet scope(Head[] heads, PassageIndex.Filter filter) {
        FixedBitSet within = new FixedBitSet(Math.max(1, heads.length));
        for (int doc = 0; doc < heads.length; doc++) {
            if (heads[doc].isIn(filter)) {
                within.set(doc);
            }
        }
        return within;
    }

    private static Head[] read(LeafReader leaf) throws IOException {
        BinaryDocValues id = DocValues.getBinary(leaf, PassageDocuments.ID);
        SortedDocValues versionId = DocValues.getSorted(leaf, PassageDocuments.VERSION_ID);
        SortedDocValues kind = DocValues.getSorted(leaf, PassageDocuments.KIND);
        SortedDocValues title = DocValues.getSorted(leaf, PassageDocuments.TITLE);
        SortedDocValues version = DocValues.getSorted(leaf, PassageDocuments.VERSION);
        SortedDocValues article = DocValues.getSorted(leaf, PassageDocuments.ARTICLE);
        SortedDocValues leads = DocValues.getSorted(leaf, PassageDocuments.LEADS);
        SortedDocValues site = DocValues.getSorted(leaf, PassageDocuments.SITE);
        NumericDocValues from = DocValues.getNumeric(leaf, PassageDocuments.FROM);
        NumericDocValues to = DocValues.getNumeric(leaf, PassageDocuments.TO);
        Map<String, String> shared = new ConcurrentHashMap<>();
        Head[] heads = new Head[leaf.maxDoc()];
        for (int doc = 0; doc < heads.length; doc++) {
            id.advanceExact(doc);
            String number = text(article, doc);
            PassageIndex.Entry entry = new PassageIndex.Entry(
                    PassageDocuments.id(id.binaryValue()),
                    UUID.fromString(text(versionId, doc)),
                    DocumentKind.valueOf(text(kind, doc)),
                    once(shared, text(title, doc)),
                    once(shared, text(version, doc)),
                    number.isEmpty() ? null : once(shared, number),
                    day(from, doc),
                    PassageDocuments.leads(text(leads, doc)));
            heads[doc] = new Head(entry, once(shared, text(site, doc)), day(to, doc));
        }
        return heads;
    }

    private static String once(Map<String, String> shared, String text) {
        String known = shared.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private static long day(NumericDocValues values, int doc) throws IOException {
        values.advanceExact(doc);
        return values.longValue();
    }

    private static String text(SortedDocValues values, int doc) throws IOException {
        return values.advanceExact(doc) ? values.lookupOrd(values.ordValue()).utf8ToString() : "";
    }
}
