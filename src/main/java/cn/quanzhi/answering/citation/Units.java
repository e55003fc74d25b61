package cn.quanzhi.answering.citation;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What figures are counted and measured in, and how it is written. */
final class Units {

    /** A pattern of all of them, the longer before what it begins with. */
    static final String WORDS = "个?工作日|个月|个?小时|个?钟头|个?学时|个?课时|周岁|岁|分钟|秒"
            + "|平方米|平米|平(?![均方时台整行等价安常坦直移板面衡])|立方米|公里|千米|公斤|千克|毫克|毫升|厘米|毫米|分贝|千瓦时|千瓦|米|克|升|吨|亩"
            + "|时|摄氏度|℃|度|元|倍|日|天|号|月|周年|年|周(?![期边围转密全到末折延身])|星期"
            + "|条|款|项|次|人|名|位(?![小于置数移])|家|份|批|台|件|座|层|成|类|级|期|届|例|户|种|辆|套|组|张|枚|笔|起|处|站|页|间"
            + "|分(?![之别期类公配析开级批支清包])|只(?![能有要限需可收准是])|个|%";

    /** With one of these a unit's sign begins. */
    static final String SIGNS = "mgtlhsdkcMGTLHSDKC";

    /** A unit's sign after a figure; in a rate (m/s, mg/m3) it is none. */
    static final Pattern SIGN = Pattern.compile(
            "(?<=[0-9])\\s?(m[23]|[mck]?m|[mk]?g|t|m?l|min|h|s|db|kw(?:·?h)?)(?![a-z0-9*^]|-[a-z]|\\s?[/·•⋅∙‧⁄÷])",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> OF_SIGNS = Map.ofEntries(
            Map.entry("mm", "毫米"),
            Map.entry("cm", "厘米"),
            Map.entry("km", "公里"),
            Map.entry("m", "米"),
            Map.entry("m2", "平方米"),
            Map.entry("m3", "立方米"),
            Map.entry("kg", "千克"),
            Map.entry("mg", "毫克"),
            Map.entry("g", "克"),
            Map.entry("t", "吨"),
            Map.entry("ml", "毫升"),
            Map.entry("l", "升"),
            Map.entry("min", "分钟"),
            Map.entry("h", "小时"),
            Map.entry("s", "秒"),
            Map.entry("db", "分贝"),
            Map.entry("kw", "千瓦"),
            Map.entry("kwh", "千瓦时"),
            Map.entry("kw·h", "千瓦时"));
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
            Map.entry("钟头", "小时"),
            Map.entry("个钟头", "小时"),
            Map.entry("平米", "平方米"),
            Map.entry("平", "平方米"),
            Map.entry("公斤", "千克"),
            Map.entry("摄氏度", "℃"),
            Map.entry("度", "℃"),
            Map.entry("千米", "公里"),
            Map.entry("位", "人"),
            Map.entry("名", "人"));
    private static final Map<Character, Integer> POWERS = Map.of('百', 2, '千', 3, '万', 4, '亿', 8);

    private static final Set<String> PERIODS = Set.of("年", "月", "日", "周", "小时");

    private Units() {}

    /** Whether time is counted in it, by its one name. */
    static boolean isPeriod(String name) {
        return PERIODS.contains(name);
    }

    /** The one name of a unit: 日 for 天. */
    static String name(String written) {
        return SAME.getOrDefault(written, written);
    }

    /** A unit as it may be written: 千克 and 公斤. */
    static Stream<String> written(String name) {
        return Stream.concat(
                Stream.of(name),
                SAME.entrySet().stream()
                        .filter(same -> same.getValue().equals(name))
                        .map(Map.Entry::getKey));
    }

    /** The word for a sign that {@link #SIGN} finds. */
    static String ofSign(String sign) {
        return OF_SIGNS.getOrDefault(sign.toLowerCase(Locale.ROOT), sign);
    }

    /** A text with words for the signs behind its figures: 45mm → 45毫米. */
    static String inWords(String text) {
        return SIGN.matcher(text).replaceAll(sign -> ofSign(sign.group(1)));
    }

    /** 万 → 4. */
    static int power(char scale) {
        return POWERS.getOrDefault(scale, 0);
    }
}
