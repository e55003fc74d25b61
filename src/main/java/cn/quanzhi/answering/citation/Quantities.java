package cn.quanzhi.answering.citation;

import cn.quanzhi.knowledge.ChineseNumerals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a text with their units, in one form: 五万元 = 5万元 = 50000元, 百分之三 = 3%, 天 = 日, 2027-01-01 =
 * 2027年1月1日. A day is no working day, and a month no thirty days. Each carries its bound: 五万元以上 and 五万元以下 are
 * two things.
 */
final class Quantities {

    private static final String DIGITS = "[0-9]{1,15}(?:,[0-9]{3})*(?:\\.[0-9]{1,6})?";
    private static final String NUMERALS = "零〇一二两三四五六七八九十百千廿卅壹贰叁肆伍陆柒捌玖拾佰仟";
    private static final String HAN = "[" + NUMERALS + "]{1,9}";
    private static final String SCALES = "[百千万亿]{0,2}";
    private static final String UNITS =
            "个?工作日|个月|个?小时|个?学时|个?课时|周岁|岁|分钟|秒|平方米|立方米|公斤|千克|毫升|厘米|毫米|米|克|升|摄氏度|℃|元|倍|日|天|号|月|周年|年|周|星期|条|款|项|次|人|名|家|份|批|台|件|座|层|成|类|级|期|届|个|%";
    private static final List<Rewriting> REWRITINGS = List.of(
            new Rewriting(
                    "-",
                    Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})"),
                    date -> number(date, 1) + "年" + number(date, 2) + "月" + number(date, 3) + "日"),
            new Rewriting(
                    "之",
                    Pattern.compile("(?<!百)(" + HAN + "|[0-9]{1,3})分之(" + HAN + "|[0-9]{1,3})"),
                    Quantities::percent),
            new Rewriting("个", Pattern.compile("([0-9一二两三四五六七八九十百千万])个人(?!信息|所得)"), found -> found.group(1) + "人"),
            new Rewriting("双", Pattern.compile("双倍"), found -> "2倍"),
            new Rewriting("块", Pattern.compile("(?<=[百千万0-9])块钱?"), found -> "元"),
            new Rewriting("回", Pattern.compile("([0-9一二两三四五六七八九十])回(?![复收答购访避来去家头执])"), found -> found.group(1) + "次"),
            // 一年检一次 is 每年检一次.
            new Rewriting(
                    "次",
                    Pattern.compile("(?:每个|(?<![0-9一二两三四五六七八九十第])一个?)(小时|天|日|周|月|季度|年)(?=[^,，。;；]{0,8}[一1]次)"),
                    found -> "每" + found.group(1)),
            new Rewriting("次", Pattern.compile("第[一1]次|头一次"), found -> "首次"),
            new Rewriting("半", Pattern.compile("(?<![一二两三四五六七八九十])半年"), found -> "6个月"),
            new Rewriting(
                    "-~—至到",
                    Pattern.compile("(" + DIGITS + "|" + HAN + ")(?:-|~|—|至|到)(?=(?:" + DIGITS + "|" + HAN + ")("
                            + SCALES + "(" + UNITS + ")))"),
                    Quantities::from));
    private static final Pattern WHOLE = Pattern.compile("[百千佰仟]|\\d{4}");
    private static final Finder FIGURE = new Finder(
            "0123456789" + NUMERALS,
            "(?<per>百分之)?(?:(?<digits>" + DIGITS + ")|(?<han>" + HAN + "))\\s?(?<scale>" + SCALES
                    + ")(?:余|多)?\\s?(?<unit>" + UNITS + ")?");
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
            Map.entry("名", "人"));
    private static final String WEAK_COUNTERS = "次人家份批台件项条款个类级期届";
    private static final String GLUE = "以至到和或及与、，。的等多余内外上下起之中元";
    private static final Pattern TENS = Pattern.compile("(?!千百|百千)(?=..).*[十百千拾佰仟].*");
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Map<Character, Integer> POWERS = Map.of('百', 2, '千', 3, '万', 4, '亿', 8);
    private static final Pattern LEAST_AFTER = Pattern.compile("(?:\\s?(?:元|的)?)(?:以上|及以上|起|以外)");
    private static final Pattern MOST_AFTER = Pattern.compile("(?:\\s?(?:元|的)?)(?:以下|以内|之内|内|及以下)");
    /** With one of these ends each of the following. */
    private static final String BOUND_ENDS = "于少低码过出多高迟晚满足到";

    private static final Pattern LEAST_BEFORE = Pattern.compile("(?:不(?:得|能|应|可|可以|应当)?(?:少于|低于|短于)|至少|最低|最少|起码)$");
    private static final Pattern MOST_BEFORE =
            Pattern.compile("(?:不(?:得|能|应|可|可以|应当)?(?:超过|多于|高于|大于|超出|长于)|至多|最多|最高|最迟|最晚)$");
    private static final Pattern ABOVE_BEFORE = Pattern.compile("(?:超过|大于|高于|满)$");
    private static final Pattern BELOW_BEFORE = Pattern.compile("(?:小于|低于|少于|不足|不满|不到)$");

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
                    && value.compareTo(other.value) == 0
                    && (unit.equals(other.unit) || (unit.isEmpty() && bare) || (other.unit.isEmpty() && plain()));
        }

        boolean contradicts(Quantity other) {
            return bound != Bound.NONE && other.bound != Bound.NONE && bound != other.bound;
        }

        boolean hasBound() {
            return bound != Bound.NONE;
        }

        private boolean plain() {
            return unit.isEmpty() || WEAK_COUNTERS.contains(unit);
        }
    }

    static List<Quantity> of(String text) {
        String ready = prepared(text);
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
        String ready = prepared(text);
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

    /**
     * One way of writing a figure brought into another.
     *
     * @param signs without any of these characters the form stands nowhere, and isn't looked for
     */
    private record Rewriting(String signs, Pattern form, Function<MatchResult, String> by) {

        String in(String text) {
            boolean possible = signs.chars().anyMatch(sign -> text.indexOf(sign) >= 0);
            return possible ? form.matcher(text).replaceAll(by) : text;
        }
    }

    private static String prepared(String text) {
        String ready = Normalizer.normalize(text, Normalizer.Form.NFKC);
        for (Rewriting rewriting : REWRITINGS) {
            ready = rewriting.in(ready);
        }
        return ready;
    }

    /** 五千到三万元: the first has its own scale, in 五到三十万元 it has that of the second. */
    private static String from(MatchResult range) {
        boolean whole = WHOLE.matcher(range.group(1)).find();
        return range.group(1) + (whole ? range.group(3) : range.group(2)) + "至";
    }

    /** 三分之二 → 66.67%. */
    private static String percent(MatchResult fraction) {
        OptionalInt whole = small(fraction.group(1));
        OptionalInt part = small(fraction.group(2));
        if (whole.isEmpty() || part.isEmpty() || whole.getAsInt() == 0) {
            return Matcher.quoteReplacement(fraction.group());
        }
        BigDecimal share = HUNDRED.multiply(BigDecimal.valueOf(part.getAsInt()))
                .divide(BigDecimal.valueOf(whole.getAsInt()), 2, RoundingMode.HALF_UP);
        return share.stripTrailingZeros().toPlainString() + "%";
    }

    private static OptionalInt small(String number) {
        return Character.isDigit(number.charAt(0))
                ? OptionalInt.of(Integer.parseInt(number))
                : ChineseNumerals.parse(number);
    }

    private static int number(MatchResult date, int group) {
        return Integer.parseInt(date.group(group));
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
