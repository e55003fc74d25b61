package cn.quanzhi.retrieval;

import cn.quanzhi.knowledge.ChangeLog;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.model.Embeddings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change log in memory, with made-up laws. */
final class Library implements ChangeLog {

    static final Embeddings LETTERS = new Letters();
    private static final String ASKING = "问法：";
    private final List<Change> changes = new ArrayList<>();
    private final Map<UUID, List<EmbeddedPassage>> published = new LinkedHashMap<>();
    private final Map<UUID, String> titles = new HashMap<>();
    private final Map<UUID, Set<String>> documents = new HashMap<>();
    private long ids;

    Library() {
        this(0);
    }

    /** @param firstId from which the ids of this library count: two databases share none */
    Library(long firstId) {
        ids = firstId;
    }

    /** A version of a law with one article a text; gives its id. */
    UUID law(String title, String version, @Nullable LocalDate from, @Nullable LocalDate to, String... articles) {
        List<EmbeddedPassage> passages = new ArrayList<>();
        UUID id = new UUID(7, ++ids);
        for (int i = 0; i < articles.length; i++) {
            passages.add(embedded(DocumentKind.LAW, title, version, id, i + 1, articles[i], from, to, List.of()));
        }
        put(id, passages);
        return id;
    }

    UUID guide(String title, String text, Lead... basis) {
        UUID id = new UUID(7, ++ids);
        put(id, List.of(embedded(DocumentKind.GUIDE, title, "", id, 0, text, null, null, List.of(basis))));
        return id;
    }

    /** A law of one article that points to others. */
    UUID points(String title, String text, Lead... others) {
        UUID id = new UUID(7, ++ids);
        put(id, List.of(embedded(DocumentKind.LAW, title, "", id, 1, text, null, null, List.of(others))));
        return id;
    }

    UUID questions(String law, int article, String... questions) {
        return asked(List.of(new Lead(law, "", String.valueOf(article))), questions);
    }

    /** @param leads of each of the questions; the last is the article for which they were written */
    UUID asked(List<Lead> leads, String... questions) {
        return asked(leads.getLast().title(), Integer.parseInt(leads.getLast().article()), leads, questions);
    }

    /** Questions of a file that says no article. */
    UUID asked(String law, String... questions) {
        return asked(law, 0, List.of(), questions);
    }

    private UUID asked(String law, int article, List<Lead> leads, String... questions) {
        UUID id = new UUID(7, ++ids);
        List<EmbeddedPassage> passages = new ArrayList<>();
        for (String question : questions) {
            passages.add(embedded(DocumentKind.QUESTIONS, ASKING + law, "", id, article, question, null, null, leads));
        }
        put(id, passages);
        return id;
    }

    void withdraw(UUID version) {
        published.remove(version);
        changes.add(new Change(changes.size() + 1L, version, Kind.WITHDRAWN));
    }

    Map<UUID, Passage> passages() {
        Map<UUID, Passage> all = new LinkedHashMap<>();
        published.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.passage().kind() != DocumentKind.QUESTIONS)
                .forEach(one -> all.put(one.passage().passageId(), one.passage()));
        return all;
    }

    private void put(UUID version, List<EmbeddedPassage> passages) {
        String title = passages.getFirst().passage().title();
        titles.put(version, title);
        // Whatever asks about a law makes its articles be read again.
        documents.put(version, new HashSet<>(List.of(title, title.replaceFirst("^" + ASKING, ""))));
        published.put(version, passages);
        changes.add(new Change(changes.size() + 1L, version, Kind.PUBLISHED));
    }

    private EmbeddedPassage embedded(
            DocumentKind kind,
            String title,
            String version,
            UUID versionId,
            int article,
            String text,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<Lead> leads) {
        String number = article == 0 ? null : String.valueOf(article);
        Passage passage = new Passage(
                new UUID(9, ++ids),
                UUID.nameUUIDFromBytes(title.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                versionId,
                "shared",
                kind,
                title,
                null,
                version,
                "全国",
                "《" + title + "》第" + number + "条",
                number,
                kind == DocumentKind.LAW ? List.of(title) : List.of(),
                text,
                "hash" + text.hashCode(),
                article,
                from,
                to);
        return new EmbeddedPassage(passage, LETTERS.embed(text), leads, List.of());
    }

    @Override
    public long head() {
        return changes.size();
    }

    @Override
    public List<Change> after(long position, int limit) {
        return changes.stream()
                .filter(change -> change.position() > position)
                .limit(limit)
                .toList();
    }

    @Override
    public List<EmbeddedPassage> passagesOf(UUID versionId) {
        return published.getOrDefault(versionId, List.of()).stream()
                .map(one -> new EmbeddedPassage(ended(one.passage()), one.vector(), one.leads(), asked(one.passage())))
                .toList();
    }

    /** As the database does: a version ends where the next one of its document begins. */
    private Passage ended(Passage passage) {
        LocalDate from = passage.effectiveFrom();
        if (passage.effectiveTo() != null || from == null) {
            return passage;
        }
        LocalDate next = published.values().stream()
                .flatMap(List::stream)
                .map(EmbeddedPassage::passage)
                .filter(other -> other.documentId().equals(passage.documentId()))
                .map(Passage::effectiveFrom)
                .filter(other -> other != null && other.isAfter(from))
                .min(java.util.Comparator.naturalOrder())
                .orElse(null);
        return new Passage(
                passage.passageId(),
                passage.documentId(),
                passage.versionId(),
                passage.site(),
                passage.kind(),
                passage.title(),
                passage.number(),
                passage.version(),
                passage.region(),
                passage.citation(),
                passage.article(),
                passage.path(),
                passage.text(),
                passage.textHash(),
                passage.position(),
                from,
                next);
    }

    /** What is asked of an article of law, by its title and number. */
    private List<String> asked(Passage article) {
        return published.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.passage().kind() == DocumentKind.QUESTIONS)
                .filter(one -> one.leads().stream()
                        .anyMatch(lead -> lead.title().equals(article.title())
                                && lead.article().equals(article.article())))
                .map(one -> one.passage().text())
                .toList();
    }

    @Override
    public List<UUID> versionsBeside(UUID versionId) {
        Set<String> read = documents.getOrDefault(versionId, Set.of());
        return published.keySet().stream()
                .filter(other -> read.contains(titles.get(other)))
                .toList();
    }

    /** Counts characters: texts with the same letters are near each other. */
    private static final class Letters implements Embeddings {
        @Override
        public String name() {
            return "letters";
        }

        @Override
        public int dimensions() {
            return 64;
        }

        @Override
        public float[] embed(String text) {
            float[] vector = new float[dimensions()];
            text.chars().filter(Character::isLetter).forEach(c -> vector[c % vector.length]++);
            double sum = 0;
            for (float value : vector) {
                sum += value * value;
            }
            for (int i = 0; i < vector.length; i++) {
                vector[i] = sum == 0 ? (i == 0 ? 1 : 0) : (float) (vector[i] / Math.sqrt(sum));
            }
            return vector;
        }

        @Override
        public List<float[]> embedAll(List<String> texts) {
            return texts.stream().map(this::embed).toList();
        }
    }
}
