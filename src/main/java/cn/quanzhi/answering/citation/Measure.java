package cn.quanzhi.answering.citation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Units that are so many of another one: twelve months are a year by law, seven days a week. A day is not 24 hours, since law
 * counts days from the next one on, and a month is not thirty days.
 */
final class Measure {

    private static final Map<String, Measure> OF = Map.ofEntries(
            Map.entry("年", new Measure("月", "12")),
            Map.entry("月", new Measure("月", "1")),
            Map.entry("周", new Measure("日", "7")),
            Map.entry("日", new Measure("日", "1")),
            Map.entry("小时", new Measure("分钟", "60")),
            Map.entry("分钟", new Measure("分钟", "1")),
            Map.entry("吨", new Measure("克", "1000000")),
            Map.entry("千克", new Measure("克", "1000")),
            Map.entry("克", new Measure("克", "1")),
            Map.entry("毫克", new Measure("克", "0.001")),
            Map.entry("公里", new Measure("米", "1000")),
            Map.entry("米", new Measure("米", "1")),
            Map.entry("厘米", new Measure("米", "0.01")),
            Map.entry("毫米", new Measure("米", "0.001")),
            Map.entry("升", new Measure("毫升", "1000")),
            Map.entry("毫升", new Measure("毫升", "1")));

    private final String base;
    private final BigDecimal times;

    private Measure(String base, String times) {
        this.base = base;
        this.times = new BigDecimal(times);
    }

    /** -1, 0 or 1; 0 also for what can't be compared. */
    static int compare(Quantity one, Quantity other) {
        return one.unit().equals(other.unit())
                ? one.value().compareTo(other.value())
                : converted(one, other).orElse(0);
    }

    static boolean same(Quantity one, Quantity other) {
        OptionalInt compared = converted(one, other);
        return compared.isPresent() && compared.getAsInt() == 0;
    }

    private static OptionalInt converted(Quantity one, Quantity other) {
        Measure its = OF.get(one.unit());
        Measure others = OF.get(other.unit());
        return its != null && others != null && its.base.equals(others.base)
                ? OptionalInt.of(
                        one.value().multiply(its.times).compareTo(other.value().multiply(others.times)))
                : OptionalInt.empty();
    }
}
