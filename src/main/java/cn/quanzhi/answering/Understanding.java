package cn.quanzhi.answering;

import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.answering.intent.MessageVectors;
import cn.quanzhi.answering.intent.Seen;
import cn.quanzhi.answering.typing.TypedText;
import cn.quanzhi.knowledge.English;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads a message: what it wants, on which date, and as a question that stands alone. */
@Component
class Understanding {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final MessageVectors vectors;
    private final MessageIntents intents;
    private final FollowUpRewriter rewriter;
    /** With fewer letters nothing is left to be judged. */
    private static final int FEWEST = 5;

    private final English english;
    private final TypedText typed;
    private final Clock clock;

    Understanding(
            MessageVectors vectors,
            MessageIntents intents,
            FollowUpRewriter rewriter,
            English english,
            TypedText typed,
            Clock clock) {
        this.vectors = vectors;
        this.intents = intents;
        this.rewriter = rewriter;
        this.english = english;
        this.typed = typed;
        this.clock = clock;
    }

    Question of(Answerer.Request sent) {
        Answerer.Request request = asMeant(sent);
        LocalDate today = LocalDate.now(clock.withZone(CITY));
        LocalDate asked = request.asOf();
        LocalDate asOf = asked != null
                ? asked
                : QuestionDates.read(request.question(), today).orElse(today);
        String alone = FollowUps.standalone(request.question(), request.transcript());
        // What is laid beside Chinese passages is in Chinese; what is wanted is told by the visitor's own words.
        String standalone = english.inChinese(alone);
        Seen seen = vectors.of(standalone);
        return new Question(
                request.site(),
                request.question(),
                standalone,
                readings(request, standalone),
                seen.vector(),
                wish(request, standalone, seen),
                asOf,
                today,
                request.transcript());
    }

    /** What was mistyped or in pinyin is read as it was meant, in the turns before too. */
    private Answerer.Request asMeant(Answerer.Request sent) {
        List<Answerer.Turn> turns = sent.transcript().stream()
                .map(turn -> turn.fromVisitor() ? new Answerer.Turn(true, asMeant(turn.text())) : turn)
                .toList();
        return new Answerer.Request(sent.site(), turns, asMeant(sent.question()), sent.asOf());
    }

    private String asMeant(String text) {
        return typed.meant(text, english::isTerm);
    }

    /** Its own words come last. */
    private static List<String> readings(Answerer.Request request, String standalone) {
        return Stream.concat(
                        FirstDay.inLawsWords(standalone).stream(),
                        FollowUps.readings(request.question(), request.transcript()).stream())
                .toList();
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

    /**
     * A follow-up is judged by its own words: those of the turns before were judged when they came. A day makes a message sound
     * like one that asks for figures or plans, so it is judged without as well; who needs a person or is refused is so on any day.
     */
    private Wish wish(Answerer.Request request, String standalone, Seen seen) {
        boolean followsUp = request.transcript().stream().anyMatch(Answerer.Turn::fromVisitor);
        Wish dated = intents.of(request.question(), vectors.of(request.question(), standalone, seen), followsUp);
        boolean sure = dated.intent().isHandedOver() || dated.intent().isRefused();
        return followsUp || sure ? dated : likelier(dated, request.question(), standalone);
    }

    private Wish likelier(Wish dated, String question, String standalone) {
        String undated = QuestionDates.withoutDays(question);
        if (undated.strip().length() < FEWEST || undated.equals(question)) {
            return dated;
        }
        String alone = QuestionDates.withoutDays(standalone);
        Wish bare = intents.of(undated, vectors.of(undated, alone, vectors.of(alone)), false);
        return bare.question() > dated.question() ? bare : dated;
    }

    /** What it wants once something was found; a follow-up keeps to what its own words were taken for. */
    Intent settled(Question question, double similarity) {
        return question.intent() != Intent.CONSULTATION || followsUp(question)
                ? question.intent()
                : intents.settled(question.wish(), similarity);
    }

    /** A person's matter beside the question, where the first that was said may be both. */
    Optional<Intent> besides(Question question, Intent taken) {
        return followsUp(question) ? Optional.empty() : intents.besides(taken, question.wish(), question.asked());
    }

    /** How likely it is a question of the trade. */
    double likelihood(Question question) {
        return followsUp(question)
                ? intents.likelihood(question.standalone(), Seen.asAWhole(question.vector()))
                : question.wish().question();
    }

    private static boolean followsUp(Question question) {
        return question.transcript().stream().anyMatch(Answerer.Turn::fromVisitor);
    }
}
