package cn.quanzhi.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of the grammar that reads standard numbers, on folded text. All quantifiers are bounded. */
final class StandardNumbers {

    private static final String TRADES =
            "AQ|BB|CB|CJ|CY|DA|DL|DY|DZ|EJ|FZ|GA|GH|GM|GY|HB|HG|HJ|HS|HY|JB|JC|JG|JR|JT|JY|KA|LB|LD|LS|LY"
                    + "|MH|MT|MZ|NB|NY|QB|QC|QJ|QX|RB|SB|SC|SF|SH|SJ|SL|SN|SW|SY|TB|TD|TY|WB|WH|WJ|WM|WS|WW|XB|XF|YB|YC|YD|YS|YY|YZ|ZY";
    private static final String SPACE = " {0,3}";
    private static final String NUMBER = "(?<number>\\d{1,6}(?:" + SPACE + "[.·]" + SPACE + "\\d{1,4}){0,3})";
    // A year after a mere space is one only where it does not begin a date (2011年).
    private static final String YEAR = "(?:" + SPACE + "[-:]" + SPACE
            + "(?<year>(?:19|20)\\d{2}|[5-9]\\d)(?![\\d.])| {1,3}(?<spaced>(?:19|20)\\d{2})(?![\\d年.-]))?";
    private static final String START = "(?<![A-Z0-9])";
    private static final String END = "(?!\\d)";

    /** 国标2027年7月才实施 tells when. */
    private static final String NO_DATE = "(?!" + SPACE + "(?:19|20)\\d{2} ?年)";

    private static final Pattern ENTERPRISE = Pattern.compile(START + "Q" + SPACE + "/" + SPACE
            + "(?<body>[A-Z][A-Z0-9]{1,9})" + SPACE + "(?<number>\\d{1,6}S?)" + END + YEAR);
    private static final Pattern ASSOCIATION = Pattern.compile(
            START + "(?<!/)T" + SPACE + "/" + SPACE + "(?<body>[A-Z]{2,12})" + SPACE + NUMBER + END + YEAR);
    private static final Pattern LOCAL = Pattern.compile(START
            + "DB" + SPACE + "(?<body>\\d{2}|\\d{4})(?:(?<kind>" + SPACE + "/?" + SPACE + "T)" + SPACE + "| {1,3})"
            + NUMBER
            + END + YEAR);
    private static final Pattern NATIONAL = Pattern.compile(START + "(?:GB(?<kind>" + SPACE + "/" + SPACE + "[TZ]|"
            + SPACE + "T)?|(?<word>(?:推荐性)?(?:国标|国家标准))" + NO_DATE + ")" + SPACE + NUMBER + END + YEAR);
    private static final Pattern NATIONAL_IN_WORDS =
            Pattern.compile("(?<word>(?:推荐性)?国标)" + SPACE + "(?<number>[〇零一二三四五六七八九]{3,6})(?!年)");
    private static final Pattern NATIONAL_SPREAD = Pattern.compile(
            START + "G {1,2}B(?<kind>" + SPACE + "/?" + SPACE + "T)?(?<number>(?: {1,2}\\d){3,6})" + END);
    private static final Pattern TRADE =
            Pattern.compile(START + "(?<body>" + TRADES + "|GBZ|GBJ)(?<kind>" + SPACE + "/?" + SPACE
                    + "T)?" + SPACE + "(?<number>\\d{3,6}(?:" + SPACE + "[.·]" + SPACE
                    + "\\d{1,4}){0,3}|\\d{1,2}(?:\\.\\d{1,4}){0,3}(?= ?-))"
                    + END + YEAR);
    private static final Pattern METROLOGY =
            Pattern.compile(START + "(?<body>JJG|JJF)(?<kind>/T)?" + SPACE + NUMBER + END + YEAR);
    private static final Pattern EQUIPMENT =
            Pattern.compile(START + "(?<body>TSG)[ -]{0,3}(?<number>[A-Z]?" + SPACE + "\\d{2,5})" + END + YEAR);
    private static final Pattern ACCREDITATION = Pattern.compile(START + "(?<body>CNAS)" + SPACE + "-" + SPACE
            + "(?<number>[A-Z]{1,3}\\d{2,3}(?:-[A-Z]?\\d{2,3})?)" + END + YEAR);
    private static final Pattern INTERNATIONAL = Pattern.compile(START
            + "(?<body>ISO" + SPACE + "/" + SPACE + "IEC(?:" + SPACE + "/?" + SPACE + "(?:TS|TR|GUIDE))?|ISO(?:" + SPACE
            + "/"
            + SPACE + "(?:TS|TR))?|IEC(?:" + SPACE + "/" + SPACE + "(?:TS|TR))?)[ -]{0,3}"
            + "(?<number>\\d{1,6}(?:-(?!(?:19|20)\\d{2}(?!\\d))\\d{1,4}){0,3})" + END
            + YEAR.replace("|[5-9]\\d", ""));

    private static final List<Pattern> ALL = List.of(
            ENTERPRISE,
            ASSOCIATION,
            LOCAL,
            NATIONAL_IN_WORDS,
            NATIONAL,
            NATIONAL_SPREAD,
            METROLOGY,
            EQUIPMENT,
            ACCREDITATION,
            INTERNATIONAL,
            TRADE);

    private StandardNumbers() {}

    static List<Reference.Standard> find(FoldedText folded) {
        List<Reference.Standard> found = new ArrayList<>();
        for (Pattern pattern : mayHaveOne(folded.text()) ? ALL : List.<Pattern>of()) {
            Matcher matcher = pattern.matcher(folded.text());
            while (matcher.find()) {
                String code = code(pattern, matcher);
                int start = folded.start(matcher.start());
                int end = folded.end(matcher.end());
                boolean taken = found.stream().anyMatch(other -> start < other.end() && other.start() < end);
                if (code != null && !taken) {
                    found.add(new Reference.Standard(start, end, code, year(pattern, matcher)));
                }
            }
        }
        return found;
    }

    /** Most sentences have neither a capital letter nor the word, and eleven patterns needn't be tried on them. */
    private static boolean mayHaveOne(String text) {
        return text.contains("国标") || text.contains("国家标准") || text.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static @Nullable String code(Pattern pattern, Matcher match) {
        String number = match.group("number").replace(" ", "").replace('·', '.');
        if (pattern == NATIONAL || pattern == NATIONAL_SPREAD || pattern == NATIONAL_IN_WORDS) {
            return national(pattern, match, number);
        }
        String body = match.group("body").replaceAll(" *(/) *", "$1");
        if (pattern == ENTERPRISE) {
            return "Q/" + body + " " + number;
        }
        if (pattern == ASSOCIATION) {
            return "T/" + body + " " + number;
        }
        if (pattern == LOCAL) {
            return "DB" + body + (match.group("kind") == null ? " " : "/T ") + number;
        }
        if (pattern == ACCREDITATION) {
            return body + "-" + number;
        }
        if (pattern == TRADE || pattern == METROLOGY) {
            return body + (match.group("kind") == null ? " " : "/T ") + number;
        }
        return body + " " + number;
    }

    private static @Nullable String national(Pattern pattern, Matcher match, String number) {
        String word = pattern == NATIONAL_SPREAD ? null : match.group("word");
        if (word != null) {
            String digits = pattern == NATIONAL ? number : digits(number);
            // 国家标准 10 项 is a count.
            return digits.length() < 3 ? null : (word.startsWith("推荐性") ? "GB/T " : "GB ") + digits;
        }
        String kind = match.group("kind");
        if (kind == null) {
            // 8 GB 16 is memory; no mandatory standard of the trade has a number that short without a part.
            return number.length() < 3 ? null : "GB " + number;
        }
        return (kind.endsWith("Z") ? "GB/Z " : "GB/T ") + number;
    }

    private static String digits(String numerals) {
        StringBuilder digits = new StringBuilder();
        numerals.chars()
                .forEach(c -> digits.append(
                        ChineseNumerals.parse(String.valueOf((char) c)).orElse(0)));
        return digits.toString();
    }

    private static @Nullable String year(Pattern pattern, Matcher match) {
        if (pattern == NATIONAL_IN_WORDS || pattern == NATIONAL_SPREAD) {
            return null;
        }
        String year = match.group("year") == null ? match.group("spaced") : match.group("year");
        return year != null && year.length() == 2 ? "19" + year : year;
    }
}
