package cn.quanzhi.answering.citation;

import cn.quanzhi.knowledge.ChineseNumerals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a text with their units, in one form: 五万元 = 5万元 = 50000元, 百分之三 = 3%, 天 = 日, 2027-01-01 =
 * 2027年1月1日. A day is no working day, and a month no thirty days. Each carries its bound: 五万元以上 and 五万元以下 are
 * two things.
 */
final class Quantities {

    private static final Finder FIGURE = new Finder(
            "0123456789" + FigureForms.NUMERALS,
            "(?<per>百分之)?(?:(?<digits>" + FigureForms.DIGITS + ")|(?<han>" + FigureForms.HAN + "))\\s?(?<scale>"
                    + FigureForms.SCALES + ")(?:余|多)?\\s?(?<unit>" + FigureForms.UNITS + ")?");
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("天", "日"),
            Map.entry("号", "日"),
            Map.entry("个月", "月"),
            Map.entry("周年", "年"),
            Map.entry("岁", "周岁"),
            Map.entry("个学时", "学时"),
            Map.entry("个课时", "课时"),
            Map.entry("星期", "周"),
            Map.entry("个工作日", "工作日"),
            Map.entry("个小时", "小时"),
            Map.entry("公斤", "千克"),
            Map.entry("摄氏度", "℃"),
            Map.entry("度", "℃"),
            Map.entry("千米", "公里"),
            Map.entry("名", "人"));
    private static final String WEAK_COUNTERS = "次人家份批台件项条款个类级期届层例户种辆套组张枚笔起处站页间";
    private static final String GLUE = "以至到和或及与、，。的等多余内外上下起之中元";
    private static final Pattern TENS = Pattern.compile("(?!千百|百千)(?=..).*[十百千拾佰仟].*");
    private static final Map<Character, Integer> POWERS = Map.of('百', 2, '千', 3, '万', 4, '亿', 8);
    private static final Pattern LEAST_AFTER = Pattern.compile("(?:\\s?(?:元|的)?)(?:以上|及以上|起|以外)");
    private static final Pattern MOST_AFTER = Pattern.compile("(?:\\s?(?:元|的)?)(?:以下|以内|之内|内|及以下)");
    /** With one of these ends each of the following. */
    private static final String BOUND_ENDS = "于少低码过出多高迟晚满足到";

    private static final Pattern LEAST_BEFORE = Pattern.compile("(?:不(?:得|能|应|可|可以|应当)?(?:少于|低于|短于)|至少|最低|最少|起码)$");
    private static final Pattern MOST_BEFORE =
            Pattern.compile("(?:(?:不(?:得|能|应|可|可以|应当)?|没有?|未)(?:超过|多于|高于|大于|超出|长于)|至多|最多|最高|最迟|最晚|顶多)$");
    private static final Pattern ABOVE_BEFORE = Pattern.compile("(?:超过|大于|高于|满)$");
    private static final Pattern BELOW_BEFORE = Pattern.compile("(?:小于|低于|少于|不足|[不未没]满|[不未没]到)$");

    /** What a sentence counts its own parts with. */
    private static final String COUNTED = "个项条件家种类";

    private static final BigDecimal MANY = BigDecimal.TEN;

    /** No figure of any text is like it. */
    private static final BigDecimal UNREADABLE = new BigDecimal(-1);

    private Quantities() {}

    enum Bound {
        LEAST,
        MOST,
        NONE
    }

    /**
     * A figure; the unit is empty where none stands beside it.
     *
     * @param bare whether nothing beside it could be a unit that isn't known here
     */
    record Quantity(BigDecimal value, String unit, Bound bound, boolean bare) {

        boolean sameFigure(Quantity other) {
            return value.signum() >= 0
                    && (value.compareTo(other.value) == 0
                                    && (unit.equals(other.unit)
                                            || (unit.isEmpty() && bare)
                                            || (other.unit.isEmpty() && plain()))
                            || Measure.same(this, other));
        }

        boolean contradicts(Quantity other) {
            return bound != Bound.NONE && other.bound != Bound.NONE && bound != other.bound;
        }

        boolean hasBound() {
            return bound != Bound.NONE;
        }

        /** Whether it may only tell how many things are about to be named: 两个条件, 三项. */
        boolean counts() {
            return bound == Bound.NONE && COUNTED.contains(unit) && !unit.isEmpty() && value.compareTo(MANY) < 0;
        }

        private boolean plain() {
            return unit.isEmpty() || WEAK_COUNTERS.contains(unit);
        }
    }

    static List<Quantity> of(String text) {
        String ready = FigureForms.even(text);
        List<Quantity> found = new ArrayList<>();
        Finder.Search figures = FIGURE.in(ready);
        while (figures.next()) {
            Quantity quantity = quantity(figures.found(), ready);
            if (quantity != null) {
                found.add(quantity);
            }
        }
        return found;
    }

    /** The text with each figure in its one form. */
    static String canonical(String text) {
        String ready = FigureForms.even(text);
        StringBuilder canonical = new StringBuilder(ready.length());
        Finder.Search figures = FIGURE.in(ready);
        int at = 0;
        while (figures.next()) {
            MatchResult figure = figures.found();
            Quantity quantity = quantity(figure, ready);
            canonical
                    .append(ready, at, figure.start())
                    .append(quantity == null ? figure.group() : quantity.value().toPlainString() + quantity.unit());
            at = figure.end();
        }
        return canonical.append(ready, at, ready.length()).toString();
    }

    private static @Nullable Quantity quantity(MatchResult figure, String text) {
        boolean percent = figure.group("per") != null;
        String unit = figure.group("unit") == null ? "" : figure.group("unit");
        String han = figure.group("han");
        String scale = figure.group("scale");
        if (han != null
                && unit.isEmpty()
                && !percent
                && scale.isEmpty()
                && !TENS.matcher(han).matches()) {
            return null; // 一般, 十分, 三包: no figure
        }
        if ("零".equals(han) && scale.isEmpty() && !percent && !unit.equals("度")) {
            return null; // 零件, 零售
        }
        BigDecimal value = value(figure, scale);
        String plain = percent ? "%" : SAME.getOrDefault(unit, unit);
        if (plain.equals("成")) {
            value = value.movePointRight(1);
            plain = "%";
        }
        boolean ordinal = figure.start() > 0 && text.charAt(figure.start() - 1) == '第';
        if (value.compareTo(BigDecimal.ONE) == 0 && han != null && !ordinal && WEAK_COUNTERS.contains(plain)) {
            return null; // 一次, 一份: an article more than a figure
        }
        return new Quantity(
                new BigDecimal(value.stripTrailingZeros().toPlainString()),
                plain,
                bound(figure, text),
                isBare(text, figure.end()));
    }

    /** 15曰 is no 15日: what stands where a unit would must be none. */
    private static boolean isBare(String text, int end) {
        return end >= text.length() || !Character.isLetter(text.charAt(end)) || GLUE.indexOf(text.charAt(end)) >= 0;
    }

    private static Bound bound(MatchResult figure, String text) {
        String after = text.substring(figure.end(), Math.min(text.length(), figure.end() + 6));
        String before = text.substring(Math.max(0, figure.start() - 6), figure.start());
        if (!before.isEmpty() && BOUND_ENDS.indexOf(before.charAt(before.length() - 1)) >= 0) {
            if (LEAST_BEFORE.matcher(before).find()) {
                return Bound.LEAST;
            }
            if (MOST_BEFORE.matcher(before).find()
                    || BELOW_BEFORE.matcher(before).find()) {
                return Bound.MOST;
            }
            if (ABOVE_BEFORE.matcher(before).find()) {
                return Bound.LEAST;
            }
        }
        if (LEAST_AFTER.matcher(after).lookingAt()) {
            return Bound.LEAST;
        }
        return MOST_AFTER.matcher(after).lookingAt() ? Bound.MOST : Bound.NONE;
    }

    private static BigDecimal value(MatchResult figure, String scale) {
        BigDecimal value;
        if (figure.group("digits") != null) {
            value = new BigDecimal(figure.group("digits").replace(",", ""));
        } else {
            OptionalInt parsed = ChineseNumerals.parse(figure.group("han"));
            if (parsed.isEmpty()) {
                return UNREADABLE;
            }
            value = BigDecimal.valueOf(parsed.getAsInt());
        }
        for (char power : scale.toCharArray()) {
            value = value.scaleByPowerOfTen(POWERS.getOrDefault(power, 0));
        }
        return value;
    }
}
