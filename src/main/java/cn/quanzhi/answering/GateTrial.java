package cn.quanzhi.answering;

import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.knowledge.Titles;
import cn.quanzhi.retrieval.Retriever;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a question as far as the gate, for a curator: what is found, what would be decided, and why. Nothing is written. */
@Component
public class GateTrial {

    private final Understanding understanding;
    private final Retriever retriever;
    private final Course course;
    private final AnsweringSettings settings;

    GateTrial(Understanding understanding, Retriever retriever, Course course, AnsweringSettings settings) {
        this.understanding = understanding;
        this.retriever = retriever;
        this.course = course;
        this.settings = settings;
    }

    /**
     * @param why a stable word: the gate's reason, the intent where that decided, or WRONG_PREMISE
     * @param missing what the question asks for by name and nobody has
     * @param person the matter for which a person takes it up besides the answer, or null
     */
    public record Trial(
            List<String> readings,
            LocalDate asOf,
            Intent intent,
            Answer.Action action,
            String why,
            List<String> missing,
            @Nullable Intent person,
            Retriever.Evidence evidence,
            Thresholds thresholds) {}

    /** The same over other knowledge than what is published. */
    public GateTrial over(Retriever other, Titles names) {
        return new GateTrial(understanding, other, course.over(names), settings);
    }

    /** With what the gate compares nearness and coverage. */
    public record Thresholds(double surelySimilar, double similar, double covered) {}

    public Trial of(Answerer.Request request, int limit) {
        Question question = understanding.of(request);
        Retriever.Evidence evidence = retriever.retrieve(question.readings().stream()
                .map(text -> new Retriever.Query(
                        question.site(),
                        text,
                        question.asOf(),
                        Set.of(),
                        limit,
                        text.equals(question.standalone()) ? question.vector() : null))
                .toList());
        Course.Decided decided = course.of(question, read(evidence));
        return new Trial(
                question.readings(),
                question.asOf(),
                decided.intent(),
                decided.action(),
                decided.why(),
                decided.action() == Answer.Action.CORRECT ? List.of() : decided.missing(),
                decided.action() == Answer.Action.ESCALATE
                        ? null
                        : decided.person().orElse(null),
                evidence,
                new Thresholds(settings.surelySimilar(), settings.similar(), settings.covered()));
    }

    /** What an answer would be written from: a trial may list more. */
    private Retriever.Evidence read(Retriever.Evidence evidence) {
        return new Retriever.Evidence(
                evidence.items().stream().limit(settings.passages()).toList(),
                evidence.similarity(),
                evidence.coverage());
    }
}
