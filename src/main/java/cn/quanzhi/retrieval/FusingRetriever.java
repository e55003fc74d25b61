package cn.quanzhi.retrieval;

import cn.quanzhi.kernel.TransientFailure;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.English;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Passages;
import cn.quanzhi.knowledge.Script;
import cn.quanzhi.knowledge.Titles;
import cn.quanzhi.knowledge.Vocabulary;
import cn.quanzhi.model.Embeddings;
import cn.quanzhi.retrieval.adapter.QueryAdapter;
import cn.quanzhi.retrieval.adapter.Towards;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Exact names, words and meaning, fused; what it gives is read from PostgreSQL, never from the index. */
@Component
class FusingRetriever implements Retriever {

    private static final int SECTIONS_OF_A_GUIDE = 2;
    private static final int OF_A_NAMED_LAW = 20;
    private static final int REPEALED = 3;
    private static final int COVERING = 3;

    private final Snapshots index;
    private final Embeddings embeddings;
    private final Passages passages;
    private final Titles titles;
    private final Vocabulary vocabulary;
    private final English english;
    private final RetrievalSettings settings;
    private final QueryAdapter towardsArticles;
    private final QueryAdapter towardsQuestions;
    private final ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor();

    FusingRetriever(
            Snapshots index,
            Embeddings embeddings,
            Passages passages,
            Titles titles,
            Vocabulary vocabulary,
            English english,
            RetrievalSettings settings) {
        this.index = index;
        this.embeddings = embeddings;
        this.passages = passages;
        this.titles = titles;
        this.vocabulary = vocabulary;
        this.english = english;
        this.settings = settings;
        this.towardsArticles = adapter(Towards.ARTICLES);
        this.towardsQuestions = adapter(Towards.QUESTIONS);
    }

    private QueryAdapter adapter(Towards towards) {
        return settings.adapted()
                ? QueryAdapter.packed(towards, embeddings.name(), embeddings.dimensions())
                : QueryAdapter.none(towards, embeddings.name());
    }

    @Override
    public boolean isReady() {
        return index.isCaughtUp();
    }

    @Override
    public Evidence retrieve(Query typed) {
        String simplified = Script.simplified(typed.text());
        String text = english.inChinese(simplified);
        // A vector that came along is that of the English text.
        float[] vector = text.equals(simplified) ? typed.vector() : null;
        Query query = new Query(typed.site(), text, typed.asOf(), typed.kinds(), typed.limit(), vector);
        List<String> meant = vocabulary.meant(query.text());
        List<Candidates.Candidate> ranked;
        double similarity;
        try (PassageIndex.Snapshot snapshot = index.now()) {
            PassageIndex.Filter filter = new PassageIndex.Filter(query.site(), query.kinds(), query.asOf(), null);
            float[] known = query.vector();
            Future<float[]> meaning = known == null
                    ? beside.submit(() -> embeddings.embed(query.text()))
                    : CompletableFuture.completedFuture(known);
            List<PassageIndex.Hit> lexical = snapshot.lexical(filter, query.text(), meant, settings.depth());
            float[] asked = result(meaning);
            Candidates candidates = new Candidates(settings);
            NamedPassages named = new NamedPassages(snapshot, filter, query.asOf());
            NearQuestions questions = new NearQuestions(snapshot, filter, named, towardsQuestions, asked);
            float[] adapted = questions.towardsAnswers(towardsArticles.adapt(asked), settings.offset());
            // How near anything is, is told by the vector as it stands: the adapted one comes near to everything.
            PassageIndex.Near near = snapshot.near(filter, adapted, asked, settings.depth());
            candidates.add(Signal.DENSE, near.hits());
            candidates.add(Signal.LEXICAL, lexical);
            similarity = near.cosine();
            Set<String> laws = named.find(titles.grammar(query.site()).find(query.text()), candidates);
            laws.forEach(title -> ofLaw(snapshot, filter, adapted, title, candidates));
            if (settings.memory() > 0) {
                similarity = Math.max(similarity, questions.vote(candidates));
            }
            LeadingPassages leading = new LeadingPassages(named);
            if (settings.basis() > 0) {
                leading.bringBasis(candidates.ranked(), candidates);
            }
            if (settings.reference() > 0) {
                leading.followReferences(candidates.ranked(), candidates);
            }
            ranked = candidates.ranked();
        }
        return evidence(query, meant, ranked, similarity);
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("interrupted while a question was read", e);
        }
    }

    /** The passages of a law that is named; where it is out of force on the date, its nearest ones with their status. */
    private void ofLaw(
            PassageIndex.Snapshot snapshot,
            PassageIndex.Filter filter,
            float[] vector,
            String title,
            Candidates candidates) {
        List<PassageIndex.Hit> now = snapshot.dense(filter.in(title), vector, OF_A_NAMED_LAW);
        now.forEach(hit -> candidates.raise(Signal.NAMED, hit, 1));
        candidates.add(Signal.DENSE, now);
        LocalDate asOf = filter.asOf();
        if (now.isEmpty() && asOf != null) {
            List<PassageIndex.Hit> before = snapshot.dense(filter.in(title).atAnyTime(), vector, REPEALED);
            before.forEach(hit -> candidates.raise(Signal.NAMED, hit, 1));
            candidates.add(Signal.DENSE, before);
            replacements(filter.site(), before, asOf)
                    .forEach(other -> snapshot.dense(filter.in(other), vector, OF_A_NAMED_LAW)
                            .forEach(hit -> candidates.raise(Signal.NAMED, hit, 1)));
        }
    }

    private Set<String> replacements(String site, List<PassageIndex.Hit> hits, LocalDate asOf) {
        Map<UUID, Passages.Dated> stored = passages.findDated(
                site, hits.stream().map(PassageIndex.Hit::passageId).toList(), asOf);
        return stored.values().stream()
                .flatMap(dated -> Stream.ofNullable(dated.validity().replacedBy()))
                .collect(Collectors.toSet());
    }

    private Evidence evidence(Query query, List<String> meant, List<Candidates.Candidate> ranked, double similarity) {
        List<Candidates.Candidate> chosen = diverse(ranked, query.limit());
        Map<UUID, Passages.Dated> stored = passages.findDated(
                query.site(),
                chosen.stream().map(candidate -> candidate.hit().passageId()).toList(),
                query.asOf());
        List<Found> found = new ArrayList<>();
        for (Candidates.Candidate candidate : chosen) {
            Passages.Dated dated = stored.get(candidate.hit().passageId());
            if (dated != null) {
                found.add(new Found(
                        dated.passage(),
                        dated.validity(),
                        candidate.score(),
                        candidate.exact(),
                        signals(candidate, dated.passage(), meant)));
            }
        }
        return new Evidence(found, similarity, coverage(query.text(), found));
    }

    /** The signals with what the vocabulary brought: how many of the words that were meant stand in the passage. */
    private static Map<String, Double> signals(Candidates.Candidate candidate, Passage passage, List<String> meant) {
        Map<String, Double> signals = candidate.signals();
        long known = meant.stream()
                .filter(word ->
                        passage.text().contains(word) || passage.path().stream().anyMatch(head -> head.contains(word)))
                .count();
        if (known > 0) {
            signals.put(Signal.VOCABULARY.key(), (double) known);
        }
        return signals;
    }

    /** No article twice, and of one guide no more than two sections. */
    private static List<Candidates.Candidate> diverse(List<Candidates.Candidate> ranked, int limit) {
        List<Candidates.Candidate> chosen = new ArrayList<>();
        Set<String> articles = new HashSet<>();
        Map<String, Integer> guides = new HashMap<>();
        for (Candidates.Candidate candidate : ranked) {
            PassageIndex.Hit hit = candidate.hit();
            if (chosen.size() == limit) {
                break;
            }
            boolean fresh = hit.kind() == DocumentKind.GUIDE
                    ? guides.merge(hit.title(), 1, Integer::sum) <= SECTIONS_OF_A_GUIDE
                    : hit.article() == null || candidate.exact() || articles.add(hit.title() + "#" + hit.article());
            if (fresh) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    private static double coverage(String question, List<Found> found) {
        Set<String> wanted = pairs(question);
        if (wanted.isEmpty()) {
            return 0;
        }
        List<String> known = found.stream()
                .limit(COVERING)
                .map(one -> one.passage().title() + "\n"
                        + String.join("\n", one.passage().path()) + "\n"
                        + one.passage().text())
                .toList();
        return (double) wanted.stream()
                        .filter(pair -> known.stream().anyMatch(text -> text.contains(pair)))
                        .count()
                / wanted.size();
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        for (int i = 1; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i - 1)) && Character.isLetterOrDigit(text.charAt(i))) {
                pairs.add(text.substring(i - 1, i + 1));
            }
        }
        return pairs;
    }
}
