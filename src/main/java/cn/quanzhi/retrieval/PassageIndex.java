package cn.quanzhi.retrieval;

import cn.quanzhi.knowledge.ChangeLog.Lead;
import cn.quanzhi.knowledge.DocumentKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recall and nothing else: what may answer, with raw scores. What to make of them is decided outside. */
interface PassageIndex {

    /** The index as it is at this moment; a turn holds one, so that it never sees two states of the knowledge. */
    Snapshot snapshot();

    interface Snapshot extends AutoCloseable {

        /** The passages whose title and article, or whose document's number, are the given ones, in no order. */
        List<Hit> exact(Filter filter, Name name, int k);

        /** By BM25 over characters and their pairs, best first; other words for the same count for less. */
        List<Hit> lexical(Filter filter, String text, List<String> otherWords, int k);

        default List<Hit> lexical(Filter filter, String text, int k) {
            return lexical(filter, text, List.of(), k);
        }

        /** By cosine with the passage's vector, best first. */
        List<Hit> dense(Filter filter, float[] vector, int k);

        /**
         * As {@link #dense}, and how near the nearest of them come to another vector.
         *
         * @param searched the vector that is searched with
         * @param asked the one to which the nearness is told
         */
        Near near(Filter filter, float[] searched, float[] asked, int k);

        /** The vector of what this snapshot found, of length one; each number to about a hundredth of the largest. */
        float[] vector(Hit hit);

        @Override
        void close();
    }

    /**
     * @param site the caller's; what is shared is found too
     * @param kinds empty for all that may be a source
     * @param asOf the date on which a passage must be in force; null for any
     * @param title of the one document to look in; null for all
     */
    record Filter(
            String site,
            Set<DocumentKind> kinds,
            @Nullable LocalDate asOf,
            @Nullable String title) {

        public Filter {
            kinds = Set.copyOf(kinds);
        }

        Filter of(DocumentKind kind) {
            return new Filter(site, Set.of(kind), null, null);
        }

        Filter in(@Nullable String otherTitle) {
            return new Filter(site, kinds, asOf, otherTitle);
        }

        Filter atAnyTime() {
            return new Filter(site, kinds, null, title);
        }
    }

    /**
     * What is near.
     *
     * @param cosines of the first ones, hit by hit: not more than {@link VectorSearch#COMPARED} are looked at
     */
    record Near(List<Hit> hits, List<Double> cosines) {

        static final Near NOTHING = new Near(List.of(), List.of());

        public Near {
            hits = List.copyOf(hits);
            cosines = List.copyOf(cosines);
        }

        /** Of the nearest, 0 where nothing was found. */
        double cosine() {
            return cosines.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        }
    }

    /** What can be found by name alone: an article of a law, a document by its number, what rests on an article. */
    sealed interface Name {
        record Article(String title, String article) implements Name {}

        record Number(String number) implements Name {}

        /** The guides that rest on the article. */
        record RestingOn(String title, String article) implements Name {}
    }

    /**
     * What the index knows of a passage.
     *
     * @param effectiveFrom as a day's number since 1970, for choosing among versions
     * @param leads what it leads to: a typical question's articles, a guide's basis, what an article points to
     */
    record Entry(
            UUID passageId,
            UUID versionId,
            DocumentKind kind,
            String title,
            String version,
            @Nullable String article,
            long effectiveFrom,
            List<Lead> leads) {

        public Entry {
            leads = List.copyOf(leads);
        }
    }

    /**
     * A passage that was found.
     *
     * @param place where it stands in the snapshot that found it
     * @param score BM25 or cosine, as the call says; 0 for exact ones
     */
    record Hit(Entry entry, int place, double score) {

        UUID passageId() {
            return entry.passageId();
        }

        UUID versionId() {
            return entry.versionId();
        }

        DocumentKind kind() {
            return entry.kind();
        }

        String title() {
            return entry.title();
        }

        String version() {
            return entry.version();
        }

        @Nullable
        String article() {
            return entry.article();
        }

        long effectiveFrom() {
            return entry.effectiveFrom();
        }

        List<Lead> leads() {
            return entry.leads();
        }
    }
}
