package cn.quanzhi.evaluation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.Answer.Action;
import cn.quanzhi.answering.Answerer;
import cn.quanzhi.answering.Citation;
import cn.quanzhi.answering.Claim;
import cn.quanzhi.answering.citation.ClaimVerifiers;
import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.LetterEmbeddings;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Passages;
import cn.quanzhi.knowledge.Titles;
import cn.quanzhi.knowledge.Validity;
import cn.quanzhi.model.NoEmbeddings;
import cn.quanzhi.retrieval.Retriever;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A service of which every result is planted: what is found for which words, and what is answered. */
final class Planted implements Retriever, Answerer, Passages, Titles {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final LocalDate FROM = LocalDate.of(2018, 1, 1);
    static final String LAW = "样品管理条例";

    final Clock clock = Clock.fixed(Instant.parse("2026-11-24T04:00:00Z"), ZoneOffset.UTC);
    private final Map<String, List<Passage>> found = new HashMap<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, Double> probabilities = new HashMap<>();
    private final Map<String, LocalDate> dates = new HashMap<>();
    private final Map<UUID, Passage> shelf = new HashMap<>();
    /** What was searched for and answered, in this order. */
    final List<String> asked = new ArrayList<>();

    static Passage article(String article, String text) {
        return passage(DocumentKind.ADMINISTRATIVE_REGULATION, article, text, FROM, null);
    }

    static Passage passage(
            DocumentKind kind, @Nullable String article, String text, LocalDate from, @Nullable LocalDate to) {
        UUID id = UUID.nameUUIDFromBytes((kind + " " + article + text + from).getBytes());
        return new Passage(
                id,
                new UUID(1, 1),
                new UUID(2, from.getYear()),
                "shared",
                kind,
                LAW,
                null,
                from.getYear() + "版",
                "全国",
                "《" + LAW + "》第" + article + "条",
                article,
                List.of(),
                text,
                "hash",
                0,
                from,
                to);
    }

    static Validity inForce() {
        return new Validity(Validity.Status.IN_FORCE, FROM, null, null, null);
    }

    static Citation cites(Passage passage, String quote, Validity validity) {
        return new Citation(
                1,
                passage.passageId(),
                passage.documentId(),
                passage.versionId(),
                passage.title(),
                passage.citation(),
                quote,
                passage.textHash(),
                validity);
    }

    Planted finds(String words, Passage... passages) {
        found.put(words, List.of(passages));
        for (Passage passage : passages) {
            shelf.put(passage.passageId(), passage);
        }
        return this;
    }

    Planted acts(String question, Action action, double probability) {
        return says(question, action, List.of(), List.of(), probability);
    }

    Planted says(String question, Action action, List<Citation> citations, List<Claim> claims, double probability) {
        probabilities.put(question, probability);
        return says(question, action, "", citations, claims);
    }

    Planted says(String question, Action action, String text, List<Citation> citations, List<Claim> claims) {
        answers.put(
                question,
                new Answer(action, Answer.Status.COMPLETED, text, citations, claims, true, null, null, TODAY, null));
        return this;
    }

    Planted reads(String question, LocalDate date) {
        dates.put(question, date);
        return this;
    }

    Asking asking() {
        return new Asking(this, this, new LetterEmbeddings(), clock);
    }

    Evaluation evaluation() {
        return new Evaluation(
                asking(),
                new AnswerFindings(this),
                new ScriptedAnswers(this, new ClaimVerifiers(new NoEmbeddings())),
                new CitationChecks(this, this, asking()),
                new ClaimChecks(this, this, new ClaimVerifiers(new NoEmbeddings())));
    }

    @Override
    public Evidence retrieve(Query query) {
        asked.add("search " + query.text());
        List<Found> items = found.getOrDefault(query.text(), List.of()).stream()
                .map(passage -> new Found(passage, inForce(), 1, false, Map.of()))
                .toList();
        return new Evidence(items, 0.8, 0.5);
    }

    @Override
    public Answer answer(Request request, Observer observer) {
        asked.add("answer " + request.question());
        return answers.getOrDefault(
                request.question(),
                new Answer(
                        Action.ABSTAIN,
                        Answer.Status.ABSTAINED,
                        "",
                        List.of(),
                        List.of(),
                        false,
                        null,
                        null,
                        TODAY,
                        null));
    }

    @Override
    public Understood understand(Request request) {
        LocalDate given = request.asOf();
        LocalDate asOf = given == null ? dates.getOrDefault(request.question(), TODAY) : given;
        return new Understood(
                List.of(request.question()),
                asOf,
                Intent.CONSULTATION,
                probabilities.getOrDefault(request.question(), 1.0));
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public Map<String, String> names(String site) {
        return Map.of(LAW, LAW);
    }

    @Override
    public Optional<Passage> find(String site, UUID passageId) {
        return Optional.ofNullable(shelf.get(passageId));
    }

    @Override
    public Map<UUID, Passage> findAll(String site, Collection<UUID> passageIds) {
        Map<UUID, Passage> there = new HashMap<>(shelf);
        there.keySet().retainAll(passageIds);
        return there;
    }

    @Override
    public Validity validity(Passage passage, LocalDate asOf) {
        return inForce();
    }

    @Override
    public Map<UUID, Validity> validities(Collection<Passage> passages, LocalDate asOf) {
        return Map.of();
    }

    @Override
    public boolean hasArticle(String site, String title, String article) {
        return false;
    }

    @Override
    public boolean mentions(String site, String words) {
        return false;
    }

    @Override
    public Neighbours neighbours(Passage passage, int radius) {
        return new Neighbours(List.of(), List.of());
    }
}
