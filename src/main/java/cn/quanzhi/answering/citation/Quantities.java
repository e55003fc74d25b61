package cn.quanzhi.answering.citation;

import cn.quanzhi.knowledge.ChineseNumerals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
                    + FigureForms.SCALES + ")(?:余|多)?\\s?(?<unit>" + Units.WORDS + ")?");
    private static final String GLUE = "以至到和或及与、，。的等多余内外上下起之中元按就则而者";
    private static final Pattern TENS = Pattern.compile("(?!千百|百千)(?=..).*[十百千拾佰仟].*");

    private static final String BEFORE_ITEM = " (,.:;、。\n";
    /** No list has so many. */
    private static final BigDecimal ITEMS = new BigDecimal(30);

    private static final Pattern AFTER_ITEM = Pattern.compile("[.、)](?![0-9])");

    /** 那一年 is no span of time. */
    private static final String POINTING = "那这某哪";

    private static final String BEFORE_HOUR = "午晨晚夜间日至到自从";

    /** No figure of any text is like it. */
    private static final BigDecimal UNREADABLE = new BigDecimal(-1);

    private Quantities() {}

    static List<Quantity> of(String text) {
        return in(FigureForms.even(text)).stream().map(Placed::quantity).toList();
    }

    /** @param even as {@link FigureForms#even} gives it */
    private static List<Placed> in(String even) {
        List<Placed> found = new ArrayList<>();
        Finder.Search figures = FIGURE.in(even);
        while (figures.next()) {
            MatchResult figure = figures.found();
            Quantity quantity = quantity(figure, even);
            if (quantity != null) {
                found.add(new Placed(quantity, figure.start(), figure.end()));
            }
        }
        return found;
    }

    /**
     * Those that a sentence claims: the numbers of its own list say nothing.
     *
     * @param even as {@link FigureForms#even} gives it
     */
    static List<Placed> claimed(String even) {
        List<Placed> claimed = new ArrayList<>();
        int last = 0;
        for (Placed figure : in(even)) {
            if (isItem(figure, even, last)) {
                last = figure.quantity().value().intValue();
            } else {
                claimed.add(figure);
            }
        }
        return claimed;
    }

    /** Whether it numbers a part of a list, the first or the one behind the last, or begins the text: 要点:1. …;2. … */
    private static boolean isItem(Placed figure, String text, int last) {
        Quantity number = figure.quantity();
        boolean begins = figure.start() <= 1 && number.value().compareTo(ITEMS) < 0;
        return number.unit().isEmpty()
                && (begins || number.value().compareTo(BigDecimal.valueOf(last + 1)) == 0)
                && (figure.start() == 0 || BEFORE_ITEM.indexOf(text.charAt(figure.start() - 1)) >= 0)
                && AFTER_ITEM.matcher(text).region(figure.end(), text.length()).lookingAt();
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
        if (han != null && isWord(han, unit, percent || !scale.isEmpty())) {
            return null;
        }
        BigDecimal value = value(figure, scale);
        String plain = percent ? "%" : Units.name(unit);
        if (plain.equals("成")) {
            value = value.movePointRight(1);
            plain = "%";
        }
        char before = figure.start() > 0 ? text.charAt(figure.start() - 1) : ' ';
        boolean ordinal = before == '第';
        Bound bound = Bound.of(text, figure.start(), figure.end());
        if ("一".equals(han) && bound == Bound.NONE && isNoSpan(unit, before)) {
            return null;
        }
        boolean one = value.compareTo(BigDecimal.ONE) == 0 && han != null;
        if (one && bound == Bound.NONE && isNoFigure(unit, plain, ordinal)) {
            return null;
        }
        return new Quantity(
                new BigDecimal(value.stripTrailingZeros().toPlainString()),
                plain,
                bound,
                isBare(text, figure.end()),
                ordinal);
    }

    /** 一般, 三包; 十分; 零件, 零售 */
    private static boolean isWord(String han, String unit, boolean scaled) {
        return !scaled
                && (unit.isEmpty() && !TENS.matcher(han).matches()
                        || han.equals("十") && unit.equals("分")
                        || han.equals("零") && !unit.equals("度"));
    }

    /** 一次, 一份, 一分也不: an article more than a figure; nor is 第一位 one. */
    private static boolean isNoFigure(String written, String unit, boolean ordinal) {
        return ordinal ? written.equals("位") : Quantity.isWeak(unit) || unit.equals("分");
    }

    /** 那一年, 一时 */
    private static boolean isNoSpan(String unit, char before) {
        return unit.equals("时")
                ? BEFORE_HOUR.indexOf(before) < 0
                : Units.isPeriod(Units.name(unit)) && POINTING.indexOf(before) >= 0;
    }

    /** 15曰 is no 15日: what stands where a unit would must be none. */
    private static boolean isBare(String text, int end) {
        return end >= text.length() || !Character.isLetter(text.charAt(end)) || GLUE.indexOf(text.charAt(end)) >= 0;
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
            value = value.scaleByPowerOfTen(Units.power(power));
        }
        return value;
    }
}
