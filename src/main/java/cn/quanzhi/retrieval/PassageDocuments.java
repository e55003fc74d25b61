package cn.quanzhi.retrieval;

import cn.quanzhi.knowledge.ChangeLog.EmbeddedPassage;
import cn.quanzhi.knowledge.ChangeLog.Lead;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** A passage as a document of the index, and its field names. Text is indexed, never stored: it is read from PostgreSQL. */
final class PassageDocuments {

    static final String ID = "id";
    static final String VERSION_ID = "versionId";
    static final String SITE = "site";
    static final String KIND = "kind";
    static final String TITLE = "title";
    static final String VERSION = "version";
    static final String ARTICLE = "article";
    static final String NAMED = "named";
    static final String NUMBER = "number";
    static final String FROM = "from";
    static final String TO = "to";
    static final String LEADS = "leads";
    private static final Set<DocumentKind> GUIDANCE =
            EnumSet.of(DocumentKind.GUIDE, DocumentKind.FAQ, DocumentKind.CASE);
    static final String RESTS_ON = "restsOn";
    static final String TEXT = "text";
    static final String PATH = "path";
    static final String VECTOR = "vector";
    static final String ASKED = "asked";

    private PassageDocuments() {}

    static Document of(EmbeddedPassage embedded) {
        Passage passage = embedded.passage();
        Document document = new Document();
        document.add(new BinaryDocValuesField(ID, bytes(passage.passageId())));
        named(document, VERSION_ID, passage.versionId().toString());
        named(document, SITE, passage.site());
        named(document, KIND, passage.kind().name());
        named(document, TITLE, passage.title());
        document.add(new SortedDocValuesField(VERSION, new BytesRef(passage.version())));
        String article = passage.article();
        document.add(new SortedDocValuesField(ARTICLE, new BytesRef(article == null ? "" : article)));
        if (article != null) {
            document.add(new StringField(NAMED, articleOf(passage.title(), article), Field.Store.NO));
        }
        String number = passage.number();
        if (number != null) {
            numberForms(number).forEach(form -> document.add(new StringField(NUMBER, form, Field.Store.NO)));
        }
        long from = day(passage.effectiveFrom(), Long.MIN_VALUE);
        document.add(new LongPoint(FROM, from));
        document.add(new NumericDocValuesField(FROM, from));
        long to = day(passage.effectiveTo(), Long.MAX_VALUE);
        document.add(new LongPoint(TO, to));
        document.add(new NumericDocValuesField(TO, to));
        document.add(new SortedDocValuesField(LEADS, new BytesRef(written(embedded.leads()))));
        if (GUIDANCE.contains(passage.kind())) {
            embedded.leads()
                    .forEach(lead -> document.add(
                            new StringField(RESTS_ON, articleOf(lead.title(), lead.article()), Field.Store.NO)));
        }
        // The words of a typical question stand with the article that answers it; by itself it is found by meaning
        // alone.
        if (passage.kind() != DocumentKind.QUESTIONS) {
            document.add(new TextField(TEXT, passage.text(), Field.Store.NO));
            embedded.asked().forEach(question -> document.add(new TextField(TEXT, question, Field.Store.NO)));
            document.add(new TextField(PATH, String.join(" ", passage.path()), Field.Store.NO));
        }
        document.add(new KnnFloatVectorField(
                vectorOf(passage.kind()), embedded.vector(), VectorSimilarityFunction.DOT_PRODUCT));
        return document;
    }

    /** Typical questions have a graph of their own: in a common one each search would walk through what it may not give. */
    static String vectorOf(DocumentKind kind) {
        return kind == DocumentKind.QUESTIONS ? ASKED : VECTOR;
    }

    /** A standard is found by its number with its year and without. */
    static List<String> numberForms(String number) {
        String plain = number.replaceAll("\\s+", "")
                .toUpperCase(Locale.ROOT)
                .replace('—', '-')
                .replace('－', '-');
        List<String> forms = new ArrayList<>(List.of(plain));
        String undated = plain.replaceFirst("[-:](?:19|20)?\\d{2}$", "");
        if (!undated.equals(plain)) {
            forms.add(undated);
        }
        return forms;
    }

    /** An article of a law as one term. */
    static String articleOf(String title, String article) {
        return title + "#" + article;
    }

    static UUID id(BytesRef bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    static List<Lead> leads(String written) {
        List<Lead> leads = new ArrayList<>();
        for (String line : written.split("\n")) {
            String[] parts = line.split("\t", -1);
            if (parts.length == 3) {
                leads.add(new Lead(parts[0], parts[1], parts[2]));
            }
        }
        return leads;
    }

    private static String written(List<Lead> leads) {
        return leads.stream()
                .map(lead -> lead.title() + "\t" + lead.version() + "\t" + lead.article())
                .collect(Collectors.joining("\n"));
    }

    private static void named(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
        document.add(new SortedDocValuesField(field, new BytesRef(value)));
    }

    private static BytesRef bytes(UUID id) {
        return new BytesRef(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    private static long day(@Nullable LocalDate date, long open) {
        return date == null ? open : date.toEpochDay();
    }
}
