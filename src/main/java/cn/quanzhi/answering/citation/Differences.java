package cn.quanzhi.answering.citation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the checks find between a sentence and its source when the two are laid beside each other. The more of the sentence is
 * the source's own words, the more a difference tells; in one put together of shreds it is a sign among others.
 *
 * @param each 1 for each check that finds one, 0 for the others
 * @param counted how many count at the sentence's verbatimness
 * @param sure whether one of them decides by itself
 * @param doubtful whether one of them would, were it not that many a true sentence looks like it too
 * @param denies whether that is a denial
 */
record Differences(double[] each, int counted, boolean sure, boolean doubtful, boolean denies) {

    /** From this share on the sentence has the source's words and no others: then every difference counts. */
    private static final double ALL = 0.9;

    /** From here on it is a copy, in however many runs. */
    private static final double COPY = 0.95;

    /** So verbatim, who, what, whether and by which force are never other by chance. */
    private static final double SURE = 0.75;

    /** A long name in another's place makes a short sentence less verbatim: 费用由某某承担. */
    private static final double PARTLY = 0.55;

    /** Order and place: a true sentence that only leaves clauses out may look like it. */
    private static final double NEVER = 2;

    private static final String DENIAL = "differs_denial";

    /**
     * Of these the judge is asked, who must be surer then: a copy that leaves much out seems to lack a case or a bound, or to have
     * another's name or figure.
     */
    private static final Set<String> DOUBTS = Set.of(
            "differs_case",
            DENIAL,
            "differs_party",
            "differs_limit",
            "differs_replaced",
            "differs_clause_denied",
            "differs_count",
            "differs_place");

    /** The thresholds were chosen on {@code training/evaluation/claims-development.jsonl}. */
    static final List<Check> CHECKS = List.of(
            new Check("differs_excepted", Limits::wronglyExcepted, 0, NEVER),
            new Check("differs_unpermitted", Limits::unpermitted, 0, SURE),
            new Check("differs_opposed", Contrasts::opposed, 0, SURE),
            new Check("differs_joined", Contrasts::otherwiseJoined, 0.37, SURE),
            new Check("differs_shuffled", Order::isShuffled, 0, SURE),
            new Check("differs_turned", Order::turnsBack, 0.43, NEVER),
            new Check("differs_scattered", Order::leavesSentence, 0.48, NEVER),
            new Check("differs_case", Cases::differ, 0.43, SURE),
            new Check("differs_force", Forces::differ, 0.43, SURE),
            new Check("differs_ban", Denials::losesBan, 0, SURE),
            new Check(DENIAL, Denials::differ, 0.43, SURE),
            new Check("differs_party", Parties::differ, 0.5, SURE),
            new Check("differs_limit", Limits::dropped, 0.57, SURE),
            new Check("differs_figure", Substitutions::ofFigures, 0.3, SURE),
            new Check("differs_word", Substitutions::ofWords, 0.65, SURE),
            new Check("differs_replaced", Parties::replaced, 0.3, PARTLY),
            new Check("differs_passive", Parties::losesPassive, 0, SURE),
            new Check("differs_sequence", Order::inventsSequence, 0, SURE),
            new Check("differs_all", Contrasts::wantsAll, 0, SURE),
            new Check("differs_clause_denied", Denials::turnsClause, 0, SURE),
            new Check("differs_beginning", Substitutions::ofBeginnings, 0.3, SURE),
            new Check("differs_count", Substitutions::ofCounted, 0.3, SURE),
            new Check("differs_place", Substitutions::ofPlaces, 0.5, SURE),
            new Check("differs_stitched", Stitches::in, 0.6, NEVER));

    /**
     * @param name of its number among what is weighed
     * @param from how verbatim a sentence has to be for the difference to count
     * @param sure how verbatim for it to decide
     */
    record Check(String name, Predicate<Laid> differs, double from, double sure) {}

    /** @param share of the sentence's letters that the source has too */
    static Differences of(Laid laid, double share, NearCopy copy) {
        double verbatim = laid.verbatim();
        // A change amid a long copy halves its longest run, and makes it no freer.
        double copied = copy.share() >= COPY ? copy.share() : verbatim;
        double[] each = new double[CHECKS.size()];
        int counted = 0;
        boolean sure = false;
        boolean doubtful = false;
        boolean denies = false;
        for (int i = 0; i < each.length; i++) {
            Check check = CHECKS.get(i);
            if (check.differs().test(laid)) {
                boolean counts = verbatim >= check.from() || share >= ALL;
                each[i] = 1;
                counted += counts ? 1 : 0;
                boolean tells = counts && copied >= check.sure();
                doubtful |= tells && DOUBTS.contains(check.name());
                denies |= tells && check.name().equals(DENIAL);
                sure |= tells && !DOUBTS.contains(check.name());
            }
        }
        return new Differences(each, counted, sure, doubtful, denies);
    }

    /** How many checks find a difference. */
    int found() {
        return (int) Arrays.stream(each).sum();
    }
}
