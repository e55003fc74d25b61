package cn.quanzhi.answering.citation;

import cn.quanzhi.knowledge.ChineseNumerals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How figures are written, and one way of writing brought into another before they are read. */
final class FigureForms {

    static final String DIGITS = "[0-9]{1,15}(?:,[0-9]{3})*(?:\\.[0-9]{1,6})?";
    static final String NUMERALS = "零〇一二两三四五六七八九十百千廿卅壹贰叁肆伍陆柒捌玖拾佰仟";
    static final String HAN = "[" + NUMERALS + "]{1,9}";
    static final String SCALES = "[百千万亿]{0,2}";

    private static final String FEW = "[一二两三四五六七八九十]{1,3}|[0-9]{1,2}";
    private static final int NOON = 12;
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final String PERIODS = "个?(小时|天|日|周|月|季度|年)";
    private static final Map<String, String> SIDES =
            Map.of("<", "不足", "<=", "不超过", "≤", "不超过", ">", "超过", ">=", "不低于", "≥", "不低于");
    private static final Pattern WHOLE = Pattern.compile("[百千佰仟]|\\d{4}");
    private static final List<Rewriting> REWRITINGS = List.of(
            // A compatible form of ℃ is °C.
            new Rewriting("°", Pattern.compile("°\\s?[cC]"), found -> "℃"),
            new Rewriting(Units.SIGNS, Units.SIGN, sign -> Units.ofSign(sign.group(1))),
            new Rewriting(
                    "<>≤≥",
                    Pattern.compile("(<=|>=|[<>≤≥])\\s?(?=[0-9" + NUMERALS + "])"),
                    sign -> SIDES.getOrDefault(sign.group(1), sign.group())),
            // 1万2千元
            new Rewriting(
                    "万亿",
                    Pattern.compile("(?<![0-9.,])([0-9]{1,4})([万亿])([0-9]{1,4})([百千])?(?![0-9.百千万亿])"),
                    FigureForms::sum),
            new Rewriting(
                    "成",
                    Pattern.compile("([一二两三四五六七八九1-9])成半"),
                    half -> small(half.group(1)).orElse(0) + "5%"),
            new Rewriting("双", Pattern.compile("双人(?![间床房份套舞])"), found -> "2人"),
            new Rewriting(
                    "-",
                    Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})"),
                    date -> number(date, 1) + "年" + number(date, 2) + "月" + number(date, 3) + "日"),
            // 二点五米
            new Rewriting(
                    "点",
                    Pattern.compile("([零〇一二两三四五六七八九十]{1,3})点([零〇一二三四五六七八九]{1,4})(?![零〇一二三四五六七八九]|分)"),
                    FigureForms::decimal),
            new Rewriting(
                    "之",
                    Pattern.compile("(?<!百)(" + HAN + "|[0-9]{1,3})分之(" + HAN + "|[0-9]{1,3})(?![0-9.])"),
                    FigureForms::percent),
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
            // 一小时最多十元 is 每小时最多十元.
            new Rewriting(
                    "一1",
                    Pattern.compile("(?<![0-9一二两三四五六七八九十第百千万年月])[一1]" + PERIODS
                            + "(?=最多|至多|顶多|不(?:得|能)?超过|只|累计|合计|[一1](?![0-9日号月半周年]))"),
                    found -> "每" + found.group(1)),
            new Rewriting(
                    "半",
                    Pattern.compile("(?<![0-9])(" + FEW + ")个?(年|小时)半"),
                    half -> half.group(2).equals("年") ? times(half, 12, 6) + "个月" : times(half, 60, 30) + "分钟"),
            new Rewriting("半", Pattern.compile("(?<![一二两三四五六七八九十])半年"), found -> "6个月"),
            new Rewriting("半", Pattern.compile("半个?小时"), found -> "30分钟"),
            new Rewriting("半", Pattern.compile("(?<![一二两三四五六七八九十])半个?月"), found -> "15日"),
            new Rewriting(
                    "夜",
                    Pattern.compile("([一二两三1-3])(?:天|日|个?昼)\\1?个?(?:夜|晚)"),
                    found -> small(found.group(1)).orElse(0) * 24 + "小时"),
            new Rewriting(
                    "点时",
                    Pattern.compile("(?:([下晚夜])[午上里间])(" + FEW + ")(?:点钟?|时)|(?<![0-9零一二两三四五六七八九十])(" + FEW
                            + ")点钟?(?=[以之]?[前后]|起|至|到)"),
                    FigureForms::hour),
            new Rewriting("次", Pattern.compile("次日|第二天"), found -> "第2日"),
            new Rewriting(
                    "-~—至到",
                    Pattern.compile("(" + DIGITS + "|" + HAN + ")(?:-|~|—|至|到)(?=(?:" + DIGITS + "|" + HAN + ")("
                            + SCALES + "(" + Units.WORDS + ")))"),
                    FigureForms::from));

    private FigureForms() {}

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

    static String even(String text) {
        String ready = Normalizer.normalize(text, Normalizer.Form.NFKC);
        for (Rewriting rewriting : REWRITINGS) {
            ready = rewriting.in(ready);
        }
        return ready;
    }

    /** 1万2千 → 12000, and so is 1万2. */
    private static String sum(MatchResult parts) {
        int power = Units.power(parts.group(2).charAt(0));
        String scale = parts.group(4);
        int less = scale != null ? Units.power(scale.charAt(0)) : parts.group(3).length() == 1 ? power - 1 : 0;
        BigDecimal large = new BigDecimal(parts.group(1)).scaleByPowerOfTen(power);
        return large.add(new BigDecimal(parts.group(3)).scaleByPowerOfTen(less)).toPlainString();
    }

    /** 一年半 → 18, in months. */
    private static int times(MatchResult half, int whole, int more) {
        return small(half.group(1)).orElse(0) * whole + more;
    }

    /** 晚上十点 → 22时. */
    private static String hour(MatchResult time) {
        boolean late = time.group(1) != null;
        int hour = small(time.group(late ? 2 : 3)).orElse(0);
        return (late && hour < NOON ? hour + NOON : hour) + "时";
    }

    /** 零点零五 → 0.05. */
    private static String decimal(MatchResult number) {
        StringBuilder digits = new StringBuilder();
        digits.append(small(number.group(1)).orElse(0)).append('.');
        number.group(2)
                .chars()
                .forEach(c -> digits.append(small(Character.toString(c)).orElse(0)));
        return digits.toString();
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
}
