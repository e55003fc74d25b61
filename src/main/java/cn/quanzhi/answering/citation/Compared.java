package cn.quanzhi.answering.citation;

import cn.quanzhi.answering.citation.Quantities.Placed;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A case's own figure beside the one that the rule names: 您公司只占24%，不到30%. No text has the first; that it lies on that side
 * of the second is reckoned. What follows from it is for others to tell.
 */
final class Compared {

    private static final int NEAR = 14;
    private static final int BEHIND = 4;
    private static final String ENDS = "。;?!\n";
    private static final Pattern REACHED = Pattern.compile("(?<![不没未])(?:到了?|达到了?|够了?|过了)$");
    private static final Pattern MISSED = Pattern.compile("[不没未](?:到|达到?|够)$");
    private static final Pattern THAN = Pattern.compile("比(?:规定的|要求的|上限|下限)?$");
    private static final Pattern RUN_OUT = Pattern.compile("[届期]满$");
    private static final Pattern LESS = Pattern.compile("(?:还|要|更)?[短少低小早轻]");
    private static final Pattern MORE = Pattern.compile("(?:还|要|更)?[长多高大晚重]");
    /** What somebody has to pay or is given, or has to do, is no fact of a case. */
    private static final Pattern DUE = Pattern.compile("[罚处奖补贴赔减扣收缴付应须必可得给]|不[许准用能]|只能|有效期|期限");

    private final String text;
    private final List<Placed> figures;
    private final Predicate<Quantity> named;

    /**
     * @param text in which they stand
     * @param named whether the source has the figure, within whatever bound
     */
    Compared(String text, List<Placed> figures, Predicate<Quantity> named) {
        this.text = text;
        this.figures = figures;
        this.named = named;
    }

    /** Whether the sentence itself holds it against a figure of the source, or holds a case's figure against it, and rightly. */
    boolean isRight(Placed figure) {
        return figures.stream().anyMatch(other -> lies(figure, other) || lies(other, figure));
    }

    private boolean lies(Placed own, Placed rule) {
        Quantity bound = rule.quantity().inUnitOf(own.quantity());
        return own.end() <= rule.start()
                && !named.test(own.quantity())
                && named.test(bound)
                && own.quantity().bound() == Bound.NONE
                && own.quantity().isReadable()
                && isFact(own)
                && isBeside(own, rule)
                && Measure.compare(own.quantity(), bound) == side(rule)
                && side(rule) != 0;
    }

    private boolean isFact(Placed own) {
        int from = own.start();
        while (from > 0 && ENDS.indexOf(text.charAt(from - 1)) < 0 && ",:".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        return !DUE.matcher(text.substring(from, own.start())).find();
    }

    private boolean isBeside(Placed own, Placed rule) {
        String between = text.substring(own.end(), rule.start());
        return between.length() <= NEAR && between.chars().noneMatch(sign -> ENDS.indexOf(sign) >= 0);
    }

    /** On which side of a figure the sentence says that another one lies: -1 below, 1 above, 0 where it says nothing of it. */
    private int side(Placed rule) {
        String before = text.substring(Math.max(0, rule.start() - BEHIND), rule.start());
        String after = text.substring(rule.end(), Math.min(text.length(), rule.end() + BEHIND));
        if (THAN.matcher(before).find()) {
            return LESS.matcher(after).lookingAt() ? -1 : MORE.matcher(after).lookingAt() ? 1 : 0;
        }
        if (RUN_OUT.matcher(before).find()) {
            return 0;
        }
        return switch (rule.quantity().bound()) {
            case LEAST -> 1;
            case MOST -> -1;
            case NONE ->
                MISSED.matcher(before).find() ? -1 : REACHED.matcher(before).find() ? 1 : 0;
        };
    }
}
