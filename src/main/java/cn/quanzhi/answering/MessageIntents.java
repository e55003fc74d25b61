package cn.quanzhi.answering;

import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.answering.intent.IntentModel;
import cn.quanzhi.answering.intent.Seen;
import cn.quanzhi.model.Embeddings;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * What a message wants: by its form where that is beyond doubt, else by what was learned. A message that is likely enough
 * a question counts as one, whatever else is likely: an answer that was declined wrongly helps nobody.
 */
@Component
class MessageIntents {

    private static final double SURE_QUESTION = 0.9;
    // Below this no evidence makes it a question; from here on what is found is weighed too.
    private static final double LOOKED_UP = 0.15;
    // Logistic regression of "is a question" on what was learned and on the nearness of what was found.
    private static final double BY_LEARNED = 1.7;
    private static final double BY_NEARNESS = 10;
    private static final double MIDDLE_NEARNESS = 0.70;
    private static final double CONSTANT = -2;
    private static final double EDGE = 1e-4;
    private static final double PREFERRED = 1.4;
    private static final double IN_DOUBT = 0.06;
    // From here on whoever speaks of danger asks for a rule: what has happened is over, or might happen.
    private static final double ASKS_BESIDE_DANGER = 0.5;
    // From here on a message may ask for the rule, and a person's matter is likely enough to be told of it as well.
    private static final double ASKS = 0.08;
    private static final double FOR_PERSON = 0.06;
    private static final Set<Intent> MATTERS =
            EnumSet.of(Intent.COMPLAINT, Intent.QUOTATION, Intent.REPORT, Intent.ORDER, Intent.CASE);
    // A follow-up says little by itself (多久一次, 那没做呢): that it is bare counts for it, and only what is plainly another
    // wish counts against it. Chosen on the even talks of the evaluation's "turns".
    private static final int SHORT = 10;
    private static final double PLAIN = 0.5;
    private static final double PLAIN_IF_LITTLE = 0.9;

    private final IntentModel model;
    private final AnsweringSettings settings;

    MessageIntents(Embeddings embeddings, AnsweringSettings settings) {
        this.model = IntentModel.packed(embeddings.name());
        this.settings = settings;
    }

    /**
     * @param followsUp whether turns came before: then little said is no reason to ask back
     */
    Wish of(String message, Seen seen, boolean followsUp) {
        Map<Intent, Double> likely = likely(message, seen);
        return new Wish(taken(message, likely, followsUp), likely);
    }

    private Map<Intent, Double> likely(String message, Seen seen) {
        Map<Intent, Double> likely = model.probabilities(message, seen);
        if (!EnglishWords.askWhatItIs(message) || !likely.containsKey(Intent.UNCLEAR)) {
            return likely;
        }
        Map<Intent, Double> clear = new EnumMap<>(likely);
        clear.remove(Intent.UNCLEAR);
        return clear;
    }

    private Intent taken(String message, Map<Intent, Double> likely, boolean followsUp) {
        Optional<Intent> form = Intents.byForm(message);
        double question = likely.getOrDefault(Intent.CONSULTATION, 0.0);
        if (form.isPresent() && (isBeyondDoubt(form.get()) || question < SURE_QUESTION)) {
            return form.get();
        }
        if (followsUp && (FollowUps.namesArticle(message) || isFollowUp(message, likely))) {
            return Intent.CONSULTATION;
        }
        if (!followsUp && FollowUps.namesNothing(message)) {
            return Intent.UNCLEAR;
        }
        Optional<Intent> hint = likely.isEmpty() ? Optional.empty() : Hints.of(message, likely, settings.hinted());
        if (hint.isPresent()) {
            return hint.get();
        }
        if (likely.getOrDefault(Intent.EMERGENCY, 0.0) > settings.emergency()) {
            return Intent.EMERGENCY;
        }
        return !followsUp && question >= LOOKED_UP ? Intent.CONSULTATION : likeliest(likely, followsUp);
    }

    private static boolean isFollowUp(String message, Map<Intent, Double> likely) {
        double another = Wish.sum(likely, intent -> intent != Intent.CONSULTATION && intent != Intent.UNCLEAR);
        boolean saysLittle = message.strip().length() < SHORT || FollowUps.corrects(message);
        return another < (saysLittle ? PLAIN_IF_LITTLE : PLAIN);
    }

    /**
     * What a first message that may be a question wants, once it is known how near anything comes to it.
     *
     * @param similarity the cosine of what is nearest
     */
    Intent settled(Wish wish, double similarity) {
        if (wish.likely().isEmpty()) {
            return Intent.CONSULTATION;
        }
        double learned = Math.clamp(wish.question(), EDGE, 1 - EDGE);
        double weighed = BY_LEARNED * Math.log(learned / (1 - learned))
                + BY_NEARNESS * (similarity - MIDDLE_NEARNESS)
                + CONSTANT;
        double question = 1 / (1 + Math.exp(-weighed));
        return question >= settings.question() ? Intent.CONSULTATION : likeliest(wish.likely(), false);
    }

    /**
     * A person's matter beside the question, where a message may be both: an owner who tells of a case and asks for the rule
     * gets the rule at once and a person's judgement later; one who asks whose fault an accident was gets it behind what
     * keeps people safe.
     *
     * @param taken what the message was taken for
     */
    Optional<Intent> besides(Intent taken, Wish wish, String message) {
        if (taken == Intent.EMERGENCY) {
            return wish.question() >= ASKS_BESIDE_DANGER ? Optional.of(taken) : Optional.empty();
        }
        boolean asks = wish.question() >= ASKS;
        if (MATTERS.contains(taken)) {
            // Whoever names an article wants its text, whatever else he wants.
            return asks || FollowUps.namesArticle(message) ? Optional.of(taken) : Optional.empty();
        }
        if (!taken.isHandedOver() && !taken.isRefused() && Intents.reports(message)) {
            return Optional.of(Intent.REPORT);
        }
        boolean both = asks && taken == Intent.CONSULTATION && wish.likelihood(MATTERS::contains) >= FOR_PERSON;
        return both ? likeliest(wish.likely(), MATTERS::contains) : Optional.empty();
    }

    /** The likeliest of what is no question, kinds with one outcome taken together. */
    private static Intent likeliest(Map<Intent, Double> likely, boolean followsUp) {
        double handedOver = Wish.sum(likely, Intent::isHandedOver);
        double refused = Wish.sum(likely, Intent::isRefused);
        // Where a refusal and another service's matter are alike, the latter is said: it is true of both.
        double out = PREFERRED * likely.getOrDefault(Intent.OUT_OF_SCOPE, 0.0);
        double unknowable = likely.getOrDefault(Intent.UNKNOWABLE, 0.0);
        double unclear = followsUp ? 0 : likely.getOrDefault(Intent.UNCLEAR, 0.0);
        double most = Math.max(Math.max(handedOver, refused), Math.max(Math.max(out, unknowable), unclear));
        if (most == 0) {
            return Intent.CONSULTATION;
        }
        if (most == out) {
            return Intent.OUT_OF_SCOPE;
        }
        if (most == unknowable) {
            // Where it may be somebody else's data that is wanted, no expert is offered: it is declined, which is true
            // of both.
            return refused >= IN_DOUBT ? Intent.OUT_OF_SCOPE : Intent.UNKNOWABLE;
        }
        if (most == unclear) {
            return Intent.UNCLEAR;
        }
        return likeliest(likely, most == handedOver ? Intent::isHandedOver : Intent::isRefused)
                .orElse(Intent.CONSULTATION);
    }

    private static Optional<Intent> likeliest(Map<Intent, Double> likely, Predicate<Intent> kind) {
        return likely.entrySet().stream()
                .filter(entry -> kind.test(entry.getKey()))
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /** How likely the message is a question of the trade, 0 to 1. */
    double likelihood(String message, Seen seen) {
        return model.probabilities(message, seen).getOrDefault(Intent.CONSULTATION, 0.0);
    }

    private static boolean isBeyondDoubt(Intent form) {
        return form == Intent.EMERGENCY || form == Intent.PROMPT_ATTACK || form == Intent.SMALL_TALK;
    }
}
