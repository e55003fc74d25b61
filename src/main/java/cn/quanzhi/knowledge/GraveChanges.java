package cn.quanzhi.knowledge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The periods and amounts in which two wordings of an article differ: a wrong one costs somebody a fine. 五千元 and 5000元 are
 * the same, 五日以上 and 五日以内 are not.
 */
final class GraveChanges {

    private static final String HAN = "〇零一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟";
    // Bounded, and never tried again from within: the text is an uploaded file's.
    private static final String FIGURE =
            "(?<![0-9" + HAN + "])(?>(?:\\d{1,15}(?:,\\d{3}){0,4}(?:\\.\\d{1,6})?|[" + HAN + "])[" + HAN + "]{0,11})";
    private static final String FROM = "(?:不得?(?:少于|低于|短于|超过|多于|高于|长于)|至少|最低|最少|至多|最高|最多)?";
    private static final String TO = "(?:以上|以下|以内|之内|内|以外)?";
    private static final String DAY = "(?:" + FIGURE + "年)?" + FIGURE + "月" + FIGURE + "日";
    private static final String SPAN =
            FIGURE + "个半(?:月|小时)|(?:" + FIGURE + "|[上下]?半|每)个?(?:工作日|日|天|月|年|小时|季度?|星期|周岁|岁|周|分钟)半?|当[日天]|次日";
    private static final String AMOUNT =
            "[百千万]分之" + FIGURE + "(?:点" + FIGURE + ")?|" + FIGURE + "(?:[%‰]|[美欧港]?元|倍|分之" + FIGURE + ")|[双加]倍";
    private static final Pattern PERIODS = Pattern.compile(FROM + "(?:" + DAY + "|" + SPAN + ")" + TO);
    private static final Pattern AMOUNTS = Pattern.compile(FROM + "(?:" + AMOUNT + ")" + TO);
    private static final Pattern NUMBER = Pattern.compile(FIGURE);
    private static final Map<Character, Integer> SCALES = Map.of('亿', 8, '万', 4);
    private static final Map<Character, Integer> SMALL = Map.of('千', 3, '仟', 3, '百', 2, '佰', 2, '十', 1, '拾', 1);

    private GraveChanges() {}

    enum GraveKind {
        PERIOD,
        AMOUNT
    }

    /** @param before as it stands in the older wording, empty where nothing like it does; so is {@code after} */
    record GraveChange(GraveKind kind, String before, String after) {}

    private record Figure(String words, String meaning) {}

    /** @param before null for a new article, {@code after} for one that is gone */
    static List<GraveChange> between(@Nullable String before, @Nullable String after) {
        String old = before == null ? "" : ArticlePairing.folded(before);
        String now = after == null ? "" : ArticlePairing.folded(after);
        List<GraveChange> changes = new ArrayList<>();
        if (!old.equals(now)) {
            differing(GraveKind.PERIOD, figures(PERIODS, old), figures(PERIODS, now), changes);
            differing(GraveKind.AMOUNT, figures(AMOUNTS, old), figures(AMOUNTS, now), changes);
        }
        return changes;
    }

    /** Both rows are in their order: what they begin and end with alike is left out. */
    private static void differing(GraveKind kind, List<Figure> old, List<Figure> now, List<GraveChange> changes) {
        int start = 0;
        while (start < old.size() && start < now.size() && same(old.get(start), now.get(start))) {
            start++;
        }
        int oldEnd = old.size();
        int nowEnd = now.size();
        while (oldEnd > start && nowEnd > start && same(old.get(oldEnd - 1), now.get(nowEnd - 1))) {
            oldEnd--;
            nowEnd--;
        }
        if (oldEnd > start || nowEnd > start) {
            changes.add(new GraveChange(kind, words(old.subList(start, oldEnd)), words(now.subList(start, nowEnd))));
        }
    }

    private static boolean same(Figure one, Figure other) {
        return one.meaning().equals(other.meaning());
    }

    private static String words(List<Figure> figures) {
        return figures.stream().map(Figure::words).collect(Collectors.joining("、"));
    }

    private static List<Figure> figures(Pattern pattern, String text) {
        List<Figure> figures = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            figures.add(new Figure(matcher.group(), meaning(matcher.group())));
        }
        return figures;
    }

    private static String meaning(String words) {
        return NUMBER.matcher(words)
                .replaceAll(number -> value(number.group()))
                .replaceAll("以内|之内", "内")
                .replace("个工作日", "工作日")
                .replace("个小时", "小时")
                .replace("天", "日")
                .replace("点", ".")
                .replaceAll("100分之([\\d.]+)", "$1%");
    }

    /** In digits; a number that makes none is itself. */
    private static String value(String number) {
        BigDecimal value = valueOf(number);
        return value == null ? number : value.stripTrailingZeros().toPlainString();
    }

    private static @Nullable BigDecimal valueOf(String number) {
        for (char scale : new char[] {'亿', '万'}) {
            int at = number.lastIndexOf(scale);
            if (at >= 0) {
                BigDecimal head = at == 0 ? BigDecimal.ONE : valueOf(number.substring(0, at));
                BigDecimal rest = at + 1 == number.length() ? BigDecimal.ZERO : valueOf(number.substring(at + 1));
                return head == null || rest == null
                        ? null
                        : head.scaleByPowerOfTen(SCALES.getOrDefault(scale, 0)).add(rest);
            }
        }
        if (Character.isDigit(number.charAt(0))) {
            return digits(number);
        }
        OptionalInt parsed = ChineseNumerals.parse(number);
        return parsed.isPresent() ? BigDecimal.valueOf(parsed.getAsInt()) : null;
    }

    /** 5千 is 5000. */
    private static @Nullable BigDecimal digits(String number) {
        int end = number.length();
        int power = 0;
        while (SMALL.containsKey(number.charAt(end - 1))) {
            power += SMALL.getOrDefault(number.charAt(end - 1), 0);
            end--;
        }
        String plain = number.substring(0, end).replace(",", "");
        return plain.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9')
                ? new BigDecimal(plain).scaleByPowerOfTen(power)
                : null;
    }
}
