package cn.quanzhi.answering.citation;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A case's own figure beside the one that the rule names: 您公司只占24%，不到30%. No text has the first; that it lies on that side
 * of the second is reckoned. What follows from it is for others to tell.
 */
final class Compared {

    private static final int NEAR = 14;
    private static final int WINDOW = 6;
    private static final String ENDS = "。;?!\n";
    private static final String RANGE = "至到~-—";
    /** What stands before a rule's own bound, or tells that its time has run out, compares nothing with it. */
    private static final Pattern RULES = Pattern.compile("(?:[至最][少低多高迟晚]|起码|顶多|[届期]满)$");

    private static final Pattern REACHED = Pattern.compile("(?<![不没未])(?:达到?了?|到了|够了?|过了)$");
    private static final Pattern MISSED = Pattern.compile("[不没未](?:有达|达)?(?:到|够)$");
    private static final Pattern THAN = Pattern.compile("比(?:规定的|要求的|上限|下限)?$");
    private static final Pattern LESS = Pattern.compile("(?:还|要|更)?[短少低小早轻]");
    private static final Pattern MORE = Pattern.compile("(?:还|要|更)?[长多高大晚重]");
    /** What somebody has to do or to pay, is given or has to keep, is no fact of a case. */
    private static final Pattern DUE = Pattern.compile("[罚处奖补贴赔减扣收缴付应须必可得给]|不[许准用能]|只能|保存|留存|有效期|期限|保质期|质保期|时间为|为期");

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

    /** Whether the sentence holds it against a figure of the source, or holds a case's figure against it, and rightly. */
    boolean isRight(Placed figure) {
        return figures.stream().anyMatch(other -> isHeld(figure, other) || isHeld(other, figure));
    }

    private boolean isHeld(Placed own, Placed rule) {
        Quantity fact = own.quantity();
        Quantity bound = rule.quantity().inUnitOf(fact);
        return isBeside(own, rule)
                && fact.bound() == Bound.NONE
                && fact.isReadable()
                && side(rule) != 0
                && Measure.compare(fact, bound) == side(rule)
                && isFact(own, rule)
                && named.test(bound)
                && !named.test(fact);
    }

    /** Shortly before it in the same sentence; what goes from one to the other is a range. */
    private boolean isBeside(Placed own, Placed rule) {
        if (own.end() >= rule.start() || rule.start() - own.end() > NEAR) {
            return false;
        }
        String between = text.substring(own.end(), rule.start());
        return RANGE.indexOf(between.charAt(0)) < 0 && between.chars().noneMatch(sign -> ENDS.indexOf(sign) >= 0);
    }

    private boolean isFact(Placed own, Placed rule) {
        int from = own.start();
        while (from > 0 && ENDS.indexOf(text.charAt(from - 1)) < 0 && ",:".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        return !DUE.matcher(text.substring(from, rule.start())).find();
    }

    /** On which side of a figure the words before it say that another lies: -1 below, 1 above, 0 where they don't say. */
    private int side(Placed rule) {
        String before = text.substring(Math.max(0, rule.start() - WINDOW), rule.start());
        if (THAN.matcher(before).find()) {
            String after = text.substring(rule.end());
            return LESS.matcher(after).lookingAt() ? -1 : MORE.matcher(after).lookingAt() ? 1 : 0;
        }
        if (RULES.matcher(before).find()) {
            return 0;
        }
        return switch (Bound.before(before)) {
            case LEAST -> 1;
            case MOST -> -1;
            case NONE ->
                MISSED.matcher(before).find() ? -1 : REACHED.matcher(before).find() ? 1 : 0;
        };
    }
}
