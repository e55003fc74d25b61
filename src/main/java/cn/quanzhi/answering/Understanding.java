package cn.quanzhi.answering;

import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.knowledge.Script;
import cn.quanzhi.model.Embeddings;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Reads a message: what it wants, on which date, and as a question that stands alone. */
@Component
class Understanding {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final Embeddings embeddings;
    private final MessageIntents intents;
    private final FollowUpRewriter rewriter;
    private final Clock clock;

    Understanding(Embeddings embeddings, MessageIntents intents, FollowUpRewriter rewriter, Clock clock) {
        this.embeddings = embeddings;
        this.intents = intents;
        this.rewriter = rewriter;
        this.clock = clock;
    }

    Question of(Answerer.Request request) {
        LocalDate today = LocalDate.now(clock.withZone(CITY));
        LocalDate asked = request.asOf();
        LocalDate asOf = asked != null
                ? asked
                : QuestionDates.read(request.question(), today).orElse(today);
        String standalone = FollowUps.standalone(request.question(), request.transcript());
        float[] vector = embeddings.embed(Script.simplified(standalone));
        return new Question(
                request.site(),
                request.question(),
                standalone,
                FollowUps.readings(request.question(), request.transcript()),
                vector,
                intent(request, standalone, vector),
                asOf,
                today,
                request.transcript());
    }

    /**
     * The question with a model's reading of it, where one is plausible. Apart from {@link #of}, since it takes time and whoever
     * is in danger or wants a person has none; date, intent and gate keep to the visitor's own words.
     */
    Question reread(Question question, BooleanSupplier cancelled) {
        return question.intent() == Intent.CONSULTATION
                ? rewriter.rewrite(question, cancelled).map(question::rewritten).orElse(question)
                : question;
    }

    /** A follow-up is judged by its own words: those of the turns before were judged when they came. */
    private Intent intent(Answerer.Request request, String standalone, float[] vector) {
        boolean followsUp = request.transcript().stream().anyMatch(Answerer.Turn::fromVisitor);
        float[] own = standalone.equals(request.question())
                ? vector
                : embeddings.embed(Script.simplified(request.question()));
        return intents.of(request.question(), own, followsUp);
    }

    /** What it wants once something was found; a follow-up keeps to what its own words were taken for. */
    Intent settled(Question question, double similarity) {
        boolean followsUp = question.transcript().stream().anyMatch(Answerer.Turn::fromVisitor);
        return question.intent() != Intent.CONSULTATION || followsUp
                ? question.intent()
                : intents.settled(question.asked(), question.vector(), similarity);
    }

    /** A person's matter beside the question, where the first that was said may be both. */
    Optional<Intent> besides(Question question, Intent taken) {
        boolean followsUp = question.transcript().stream().anyMatch(Answerer.Turn::fromVisitor);
        return followsUp ? Optional.empty() : intents.besides(taken, question.asked(), question.vector());
    }

    /** How likely it is a question of the trade. */
    double likelihood(Question question) {
        return intents.likelihood(question.standalone(), question.vector());
    }
}
