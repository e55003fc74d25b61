package cn.quanzhi.answering.citation;

import java.util.List;
import java.util.function.Predicate;

/**
 * Whether a sentence says what the source says, from how the two lie beside each other. The more of the sentence is the
 * source's own words, the more a difference tells; one put together of shreds can't be judged by its order, and stays open.
 */
enum Agreement {
    AGREES,
    DIFFERS,
    OPEN;

    /** Below this share of common letters the meaning has to speak. */
    static final double NEAR = 0.6;

    /** From this share on the sentence has the source's words and no others: then every difference counts. */
    private static final double ALL = 0.9;

    /** The thresholds were chosen on {@code training/evaluation/claims-development.jsonl}. */
    static final List<Check> CHECKS = List.of(
            new Check(Limits::wronglyExcepted, 0),
            new Check(Limits::unpermitted, 0),
            new Check(Contrasts::opposed, 0),
            new Check(Contrasts::otherwiseJoined, 0.37),
            new Check(Order::isShuffled, 0),
            new Check(Order::turnsBack, 0.43),
            new Check(Order::leavesSentence, 0.48),
            new Check(Cases::differ, 0.43),
            new Check(Forces::differ, 0.43),
            new Check(Denials::losesBan, 0),
            new Check(Denials::differ, 0.43),
            new Check(Parties::differ, 0.5),
            new Check(Limits::dropped, 0.57),
            new Check(Substitutions::ofFigures, 0.3),
            new Check(Substitutions::ofWords, 0.65),
            new Check(Parties::replaced, 0.3),
            new Check(Parties::losesPassive, 0),
            new Check(Order::inventsSequence, 0),
            new Check(Contrasts::wantsAll, 0),
            new Check(Denials::turnsClause, 0),
            new Check(Substitutions::ofBeginnings, 0.3),
            new Check(Substitutions::ofCounted, 0.3),
            new Check(Substitutions::ofPlaces, 0.5),
            new Check(Stitches::in, 0.6));

    /** @param from how verbatim a sentence has to be for the difference to count */
    record Check(Predicate<Laid> differs, double from) {}

    static Agreement of(Laid laid, double share) {
        double verbatim = laid.verbatim();
        boolean open = share < NEAR;
        for (Check check : CHECKS) {
            if (check.differs().test(laid)) {
                if (verbatim >= check.from() || share >= ALL) {
                    return DIFFERS;
                }
                open = true;
            }
        }
        return open ? OPEN : AGREES;
    }
}
