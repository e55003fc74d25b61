package cn.quanzhi.answering;

import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.knowledge.Script;
import cn.quanzhi.model.Embeddings;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads a message: what it wants, on which date, and as a question that stands alone. */
@Component
class Understanding {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final Set<Intent> OF_THE_MATTER = Set.of(Intent.OUT_OF_SCOPE, Intent.UNKNOWABLE, Intent.UNCLEAR);

    private final Embeddings embeddings;
    private final MessageIntents intents;
    private final Clock clock;

    Understanding(Embeddings embeddings, MessageIntents intents, Clock clock) {
        this.embeddings = embeddings;
        this.intents = intents;
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
                vector,
                intent(request, standalone, vector),
                asOf,
                today,
                request.transcript());
    }

    /** Whom a follow-up needs is told by its own words; whether its matter is ours, by the question that it stands for. */
    private Intent intent(Answerer.Request request, String standalone, float[] vector) {
        boolean followsUp = request.transcript().stream().anyMatch(Answerer.Turn::fromVisitor);
        if (standalone.equals(request.question())) {
            return intents.of(standalone, vector, followsUp);
        }
        float[] own = embeddings.embed(Script.simplified(request.question()));
        Intent intent = intents.of(request.question(), own, true);
        return OF_THE_MATTER.contains(intent) ? intents.of(standalone, vector, true) : intent;
    }

    /** How likely it is a question of the trade. */
    double likelihood(Question question) {
        return intents.likelihood(question.standalone(), question.vector());
    }
}
