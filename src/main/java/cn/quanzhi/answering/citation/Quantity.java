package cn.quanzhi.answering.citation;

import java.math.BigDecimal;

/**
 * A figure; the unit is empty where none stands beside it.
 *
 * @param bare whether nothing beside it could be a unit that isn't known here
 * @param ordinal whether it numbers one thing: 第三次
 */
record Quantity(BigDecimal value, String unit, Bound bound, boolean bare, boolean ordinal) {

    private static final String WEAK_COUNTERS = "次人家份批台件只项条款个类级期届层例户种辆套组张枚笔起处站页间";

    /** What a sentence counts its own parts with. */
    private static final String COUNTED = "个项条件家种类";
    /** Parts of a law's text, which are numbered without their numbers standing in it. */
    private static final String PARTS = "条款项";
    /** Counted with 个 as well as with words of their own. */
    private static final String THINGS = "个只件台套辆枚张";

    private static final BigDecimal MANY = BigDecimal.TEN;

    boolean sameFigure(Quantity other) {
        return value.signum() >= 0
                && (value.compareTo(other.value) == 0
                                && (unit.equals(other.unit)
                                        || isThing(unit, other.unit)
                                        || (unit.isEmpty() && bare)
                                        || (other.unit.isEmpty() && plain()))
                        || Measure.same(this, other));
    }

    boolean contradicts(Quantity other) {
        return bound != Bound.NONE && other.bound != Bound.NONE && bound != other.bound;
    }

    /** The same in a unit that only the other figure of a comparison has: 风速0.45米,不低于0.4. */
    Quantity inUnitOf(Quantity other) {
        return unit.isEmpty() && bare ? new Quantity(value, other.unit, bound, true, false) : this;
    }

    boolean hasBound() {
        return bound != Bound.NONE;
    }

    /** Whether it may only tell how many things are about to be named: 两个条件, 三项. */
    boolean counts() {
        return bound == Bound.NONE
                && COUNTED.contains(unit)
                && !unit.isEmpty()
                && value.signum() > 0
                && value.compareTo(MANY) < 0
                && (!ordinal || PARTS.contains(unit));
    }

    /** 一次, 每公斤: one of what is counted or measured. */
    boolean isOne() {
        return bound == Bound.NONE && value.compareTo(BigDecimal.ONE) == 0 && !unit.isEmpty() && !ordinal;
    }

    /** 1次, which is 一次. */
    boolean isOnce() {
        return isOne() && unit.equals("次");
    }

    /** Whether its unit is known, or it has none. */
    boolean isReadable() {
        return !unit.isEmpty() || bare;
    }

    boolean isWeaklyCounted() {
        return !unit.isEmpty() && isWeak(unit);
    }

    /** Whether nothing is lost without the unit. */
    static boolean isWeak(String unit) {
        return WEAK_COUNTERS.contains(unit);
    }

    private static boolean isThing(String unit, String other) {
        boolean either = unit.equals("个") || other.equals("个");
        return either && !unit.isEmpty() && !other.isEmpty() && THINGS.contains(unit) && THINGS.contains(other);
    }

    private boolean plain() {
        return isWeak(unit);
    }
}
