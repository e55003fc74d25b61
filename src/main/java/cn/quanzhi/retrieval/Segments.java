package cn.quanzhi.retrieval;

import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;

/**
 * What is kept in memory of an index and its segments.
 *
 * @param large from more documents than these on, vectors and words stay where they are and are found through graph and skips
 */
record Segments(
        int large,
        SegmentHeads heads,
        SegmentVectors passages,
        SegmentVectors questions,
        SegmentPostings postings,
        TermStatistics terms) {

    Segments(int large) {
        this(
                large,
                new SegmentHeads(),
                new SegmentVectors(PassageDocuments.VECTOR),
                new SegmentVectors(PassageDocuments.ASKED),
                new SegmentPostings(),
                new TermStatistics());
    }

    /** The same for another reader over them, whose terms stand elsewhere. */
    Segments underAnother() {
        return new Segments(large, heads, passages, questions, postings, new TermStatistics());
    }

    /** Whether to look at each vector and at all that holds a word, which is the quicker way until the index is large. */
    boolean looksAtAll(IndexReader reader) {
        return reader.maxDoc() <= large;
    }

    /** Reads what is new of the index. */
    void warm(IndexReader reader) {
        List<LeafReader> leaves =
                reader.leaves().stream().map(LeafReaderContext::reader).toList();
        leaves.forEach(heads::of);
        if (looksAtAll(reader)) {
            passages.warm(leaves);
            questions.warm(leaves);
        }
    }
}
