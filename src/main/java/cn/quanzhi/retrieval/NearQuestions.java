package cn.quanzhi.retrieval;

import cn.quanzhi.knowledge.ChangeLog.Lead;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.retrieval.adapter.QueryAdapter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * The typical questions near the asked one, with the articles that answer them. They vote for these, the nearer the more, and
 * they show which way answers lie.
 */
final class NearQuestions {

    private static final int NEAREST = 20;
    private static final double NEAR = 0.45;
    private static final double SURE = 0.74;
    private static final double NEAR_AS_IT_STANDS = 0.55;
    private static final double SURE_AS_IT_STANDS = 0.85;
    private static final int SECTIONS = 8;
    private static final int VERSIONS = 12;
    private static final int SHOWING = 10;
    private static final double TEMPERATURE = 0.05;

    private final PassageIndex.Snapshot index;
    private final PassageIndex.Filter filter;
    private final NamedPassages named;
    private final QueryAdapter adapter;
    private final float[] asked;
    private @Nullable List<Neighbour> found;

    /**
     * @param asked the vector as it stands: how near a question is to any is told by it
     * @param adapter what turns a question towards those that ask for the same
     */
    NearQuestions(
            PassageIndex.Snapshot index,
            PassageIndex.Filter filter,
            NamedPassages named,
            QueryAdapter adapter,
            float[] asked) {
        this.index = index;
        this.filter = filter;
        this.named = named;
        this.adapter = adapter;
        this.asked = asked;
    }

    /**
     * @param cosine to the asked question's vector as it stands
     * @param answers the article, or the guides that rest on it where its law isn't loaded
     */
    private record Neighbour(PassageIndex.Hit question, double cosine, List<PassageIndex.Hit> answers) {}

    private record Vote(double weight, double cosine) {
        private Vote plus(Vote other) {
            return new Vote(weight + other.weight, Math.max(cosine, other.cosine));
        }
    }

    /** Nearest first; none that leads to nothing. */
    private List<Neighbour> neighbours() {
        if (found == null) {
            PassageIndex.Near questions =
                    index.near(filter.of(DocumentKind.QUESTIONS), adapter.adapt(asked), asked, NEAREST);
            Map<List<Lead>, List<PassageIndex.Hit>> answers = new HashMap<>();
            found = IntStream.range(0, questions.hits().size())
                    .mapToObj(i -> new Neighbour(
                            questions.hits().get(i),
                            questions.cosines().get(i),
                            answers.computeIfAbsent(questions.hits().get(i).leads(), this::target)))
                    .filter(neighbour -> !neighbour.answers().isEmpty())
                    .toList();
        }
        return found;
    }

    /**
     * The article in the version in force, as the file, a person or the articles' words say which it is there, in this order.
     * Where that version is at hand and nothing is said of it, its equal number says nothing.
     *
     * @param leads the last is the article for which the question was written
     */
    private List<PassageIndex.Hit> target(List<Lead> leads) {
        if (leads.isEmpty()) {
            return List.of();
        }
        List<PassageIndex.Hit> inForce = said(filter, leads);
        if (!inForce.isEmpty()) {
            return inForce;
        }
        Lead own = leads.getLast();
        PassageIndex.Name number = new PassageIndex.Name.Article(own.title(), own.article());
        List<PassageIndex.Hit> atAnyTime = said(filter.atAnyTime(), leads);
        if (!atAnyTime.isEmpty()) {
            boolean anothers = !index.exact(filter, number, 1).isEmpty();
            return anothers ? List.of() : atAnyTime;
        }
        List<PassageIndex.Hit> sameNumber = named.article(own.title(), own.article());
        // No law is loaded: a guide that rests on the article answers.
        return sameNumber.isEmpty()
                ? index.exact(filter, new PassageIndex.Name.RestingOn(own.title(), own.article()), SECTIONS)
                : sameNumber;
    }

    private List<PassageIndex.Hit> said(PassageIndex.Filter where, List<Lead> leads) {
        return named.nearest(leads.stream().flatMap(lead -> in(where, lead)).toList());
    }

    private Stream<PassageIndex.Hit> in(PassageIndex.Filter where, Lead lead) {
        return index.exact(where, new PassageIndex.Name.Article(lead.title(), lead.article()), VERSIONS).stream()
                .filter(hit -> hit.version().equals(lead.version()));
    }

    /** Gives the cosine of the nearest of the questions that voted, or 0. */
    double vote(Candidates candidates) {
        double from = adapter.turns() ? NEAR : NEAR_AS_IT_STANDS;
        double sure = adapter.turns() ? SURE : SURE_AS_IT_STANDS;
        Map<List<PassageIndex.Hit>, Vote> votes = new LinkedHashMap<>();
        double nearest = 0;
        for (Neighbour one : neighbours()) {
            double score = one.question().score();
            if (score >= from) {
                double weight = (score - from) / (1 - from);
                votes.merge(one.answers(), new Vote(weight * weight, one.cosine()), Vote::plus);
                nearest = Math.max(nearest, score);
            }
        }
        double most = votes.values().stream().mapToDouble(Vote::weight).max().orElse(1);
        double certainty = Math.min(1, Math.max(0, (nearest - from) / (sure - from)));
        votes.forEach((answers, vote) -> answers.forEach(
                hit -> candidates.raise(Signal.MEMORY, hit, certainty * Math.sqrt(vote.weight() / most))));
        return votes.values().stream().mapToDouble(Vote::cosine).max().orElse(0);
    }

    /**
     * Moves a vector along the mean way from the nearest questions to the articles that answer them: what owners' words lack
     * of a statute's is much the same for questions that are alike, whatever law they are about. Relevance feedback
     * (Rocchio 1971) from questions whose answers are known, each less its own words.
     *
     * @param share of the way
     * @return of length one
     */
    float[] towardsAnswers(float[] vector, double share) {
        if (share == 0) {
            return vector;
        }
        List<Neighbour> showing = neighbours().stream()
                .filter(one -> one.answers().getFirst().article() != null)
                .limit(SHOWING)
                .toList();
        if (showing.isEmpty()) {
            return vector;
        }
        double[] weights = showing.stream()
                .mapToDouble(one -> Math.exp(one.question().score() / TEMPERATURE))
                .toArray();
        double sum = DoubleStream.of(weights).sum();
        float[] moved = vector.clone();
        for (int i = 0; i < weights.length; i++) {
            float by = (float) (share * weights[i] / sum);
            add(moved, by, index.vector(showing.get(i).answers().getFirst()));
            add(moved, -by, index.vector(showing.get(i).question()));
        }
        return VectorUtil.l2normalize(moved);
    }

    private static void add(float[] to, float by, float[] vector) {
        for (int i = 0; i < to.length; i++) {
            to[i] += by * vector[i];
        }
    }
}
