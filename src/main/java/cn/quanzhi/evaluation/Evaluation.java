package cn.quanzhi.evaluation;

import cn.quanzhi.answering.Answer.Action;
import cn.quanzhi.answering.Answerer;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.retrieval.Retriever;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Runs question sets against retrieval as it is and measures how early the right articles come. */
@Component
class Evaluation {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final String SITE = "demo";
    private static final int LIMIT = 60;
    private static final int SHOWN = 5;

    private final Retriever retriever;
    private final Answerer answerer;
    private final Clock clock;

    Evaluation(Retriever retriever, Answerer answerer, Clock clock) {
        this.retriever = retriever;
        this.answerer = answerer;
        this.clock = clock;
    }

    /** One question's outcome. */
    record Outcome(
            QuestionSet.Item item,
            Ranking ranking,
            List<String> first,
            double similarity,
            double coverage,
            double millis,
            Action action,
            double question) {

        boolean isRight() {
            return Actions.right(item).contains(action);
        }

        String category() {
            String category = item.category();
            return category == null ? String.valueOf(item.expected()) : category;
        }
    }

    /** One set's figures and outcomes; sets whose questions no article answers have no figures of rank. */
    record Result(String set, Map<String, Figure> figures, List<Outcome> outcomes) {}

    List<Result> run(List<QuestionSet> sets) {
        return sets.stream().map(this::run).toList();
    }

    private Result run(QuestionSet set) {
        List<Outcome> outcomes = set.items().stream().map(this::ask).toList();
        return new Result(set.name(), figures(outcomes), outcomes);
    }

    private Outcome ask(QuestionSet.Item item) {
        LocalDate asOf = item.asOf() == null ? LocalDate.now(clock.withZone(CITY)) : item.asOf();
        Answerer.Request request = new Answerer.Request(
                SITE,
                item.before().stream()
                        .map(text -> new Answerer.Turn(true, text))
                        .toList(),
                item.question(),
                asOf);
        Answerer.Understood understood = answerer.understand(request);
        long start = System.nanoTime();
        Retriever.Evidence evidence = retriever.retrieve(understood.readings().stream()
                .map(text -> new Retriever.Query(SITE, text, asOf, Set.of(), LIMIT))
                .toList());
        double millis = (System.nanoTime() - start) / 1e6;
        List<Passage> found =
                evidence.items().stream().map(Retriever.Found::passage).toList();
        List<String> first = found.stream().limit(SHOWN).map(Passage::citation).toList();
        return new Outcome(
                item,
                new Ranking(item.gold(), found),
                first,
                evidence.similarity(),
                evidence.coverage(),
                millis,
                answerer.answer(request, new Actions.Deaf()).action(),
                understood.question());
    }

    private static Map<String, Figure> figures(List<Outcome> outcomes) {
        List<Outcome> answerable = outcomes.stream()
                .filter(outcome -> !outcome.item().gold().isEmpty())
                .toList();
        Map<String, Figure> figures = new LinkedHashMap<>();
        if (!answerable.isEmpty()) {
            figures.put(
                    "any@1", mean(answerable, outcome -> truth(outcome.ranking().anyWithin(1))));
            figures.put(
                    "any@5", mean(answerable, outcome -> truth(outcome.ranking().anyWithin(5))));
            figures.put(
                    "any@10",
                    mean(answerable, outcome -> truth(outcome.ranking().anyWithin(10))));
            figures.put(
                    "all-must@10",
                    mean(answerable, outcome -> truth(outcome.ranking().allMustsWithinTen())));
            figures.put("MRR@10", mean(answerable, outcome -> outcome.ranking().reciprocalRank()));
            figures.put("nDCG@10", mean(answerable, outcome -> outcome.ranking().gain()));
        }
        figures.put("action", mean(outcomes, outcome -> truth(outcome.isRight())));
        outcomes.stream().map(Outcome::category).distinct().sorted().forEach(category -> {
            List<Outcome> own = outcomes.stream()
                    .filter(outcome -> outcome.category().equals(category))
                    .toList();
            if (own.size() < outcomes.size()) {
                figures.put("action:" + category, mean(own, outcome -> truth(outcome.isRight())));
            }
        });
        figures.put("similarity", mean(outcomes, Outcome::similarity));
        figures.put("coverage", mean(outcomes, Outcome::coverage));
        figures.put("millis", mean(outcomes, Outcome::millis));
        return figures;
    }

    private static double truth(boolean value) {
        return value ? 1 : 0;
    }

    private static Figure mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> measure) {
        List<Double> values = new ArrayList<>();
        outcomes.forEach(outcome -> values.add(measure.applyAsDouble(outcome)));
        return Figure.of(values);
    }
}
