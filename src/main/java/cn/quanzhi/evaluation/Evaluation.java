package cn.quanzhi.evaluation;

import cn.quanzhi.answering.Answer;
import cn.quanzhi.answering.Answerer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Runs question sets against the service as it is. */
@Component
class Evaluation {

    private static final int OFTEN = 200;
    /** So many searches come before those whose time is taken. */
    private static final int STEADY = 1_000;
    /** As often a small set is gone through for it, and no more. */
    private static final int ROUNDS = 8;

    private final Asking asking;
    private final AnswerFindings answers;
    private final ScriptedAnswers scripted;
    private final CitationChecks citations;
    private final ClaimChecks claims;

    Evaluation(
            Asking asking,
            AnswerFindings answers,
            ScriptedAnswers scripted,
            CitationChecks citations,
            ClaimChecks claims) {
        this.asking = asking;
        this.answers = answers;
        this.scripted = scripted;
        this.citations = citations;
        this.claims = claims;
    }

    /** @param progress hears the name of each set before it is run, and how far a long one is */
    Run run(QuestionFiles files, Instant at, Consumer<String> progress) {
        List<Result> results = new ArrayList<>();
        SortedSet<String> composers = new TreeSet<>();
        for (QuestionSet set : files.sets()) {
            progress.accept(set.name() + " (" + set.items().size() + ")");
            List<Sample> samples = new ArrayList<>();
            List<Timed> timed = new ArrayList<>();
            for (QuestionSet.Item item : set.items()) {
                samples.add(sample(item, composers, timed));
                if (samples.size() % OFTEN == 0) {
                    progress.accept(set.name() + ": " + samples.size() + " of "
                            + set.items().size());
                }
            }
            progress.accept(set.name() + ": time of a search");
            if (results.isEmpty()) {
                runIn(timed);
            }
            takeTime(timed);
            results.add(new Result(set.name(), samples));
        }
        for (Map.Entry<String, List<CitationCase>> set : files.citations().entrySet()) {
            progress.accept(set.getKey() + " (" + set.getValue().size() + ")");
            results.add(citations.run(set.getKey(), set.getValue()));
        }
        for (Map.Entry<String, List<ClaimCase>> set : files.claims().entrySet()) {
            progress.accept(set.getKey() + " (" + set.getValue().size() + ")");
            results.add(claims.run(set.getKey(), set.getValue()));
        }
        return new Run(at, String.join(", ", composers), results, files.skipped());
    }

    /** A question as it was understood, to be searched for once more. */
    private record Timed(Answerer.Understood understood, LocalDate asOf, Findings findings) {}

    /** What runs for the first few hundred times is still being compiled, on the very processor that is measured. */
    private void runIn(List<Timed> questions) {
        int rounds = Math.min(ROUNDS, Math.ceilDiv(STEADY, Math.max(1, questions.size())));
        for (int round = 0; round < rounds; round++) {
            questions.forEach(question -> asking.pace(question.understood(), question.asOf(), false));
        }
    }

    private void takeTime(List<Timed> questions) {
        boolean bareFirst = false;
        for (Timed question : questions) {
            Asking.Pace pace = asking.pace(question.understood(), question.asOf(), bareFirst);
            question.findings().put(Measure.MILLIS, pace.search());
            question.findings().put(Measure.BARE, pace.embedding());
            bareFirst = !bareFirst;
        }
    }

    private Sample sample(QuestionSet.Item item, SortedSet<String> composers, List<Timed> timed) {
        Asked asked = asking.ask(item);
        Answer answer = asked.answer();
        if (!answer.citations().isEmpty()) {
            composers.add(answer.extractive() ? "extractive" : Objects.requireNonNullElse(answer.model(), "?"));
        }
        Answer.Action expected = Actions.expected(item);
        // Whoever should reach a person does, whether an answer stands beside it or not.
        boolean reached = expected == Answer.Action.ESCALATE && answer.isHandedOver();
        Decision decision = new Decision(
                Actions.category(item),
                expected,
                Actions.right(item),
                reached ? Answer.Action.ESCALATE : answer.action(),
                asked.understood().question());
        Findings findings = new Findings();
        timed.add(new Timed(asked.understood(), asked.asOf(), findings));
        RankFindings.add(asked, findings);
        answers.add(asked, decision, findings);
        if (!item.gold().isEmpty()) {
            scripted.add(asked, findings);
        }
        return new Sample(
                item.id(),
                item.followsUp() ? String.join(" / ", item.before()) + " / " + item.question() : item.question(),
                findings.values(),
                asked.ranking().ranks(),
                decision,
                findings.misses());
    }
}
