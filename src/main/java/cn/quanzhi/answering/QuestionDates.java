package cn.quanzhi.answering;

import cn.quanzhi.knowledge.ChineseNumerals;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the date that a question speaks of: 2027年3月, 去年三月, 明年二月, 2026-11-24, 去年, 上个月. */
final class QuestionDates {

    private static final String NUMERAL = "[0-9一二两三四五六七八九十]{1,3}";
    private static final Pattern FULL =
            Pattern.compile("(?<![\\d-])((?:19|20)\\d{2})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)");
    private static final Pattern YEAR_MONTH = Pattern.compile(
            "(?<!\\d)(?<year>(?:19|20)\\d{2}|[012]\\d(?= ?年 ?\\d{1,2} ?月(?![内前后]))|[一二〇零][一二三四五六七八九〇零]{3}) ?年(?!版|修|的?(?:标准|版本|新版|旧版))"
                    + "(?: ?(?<month>" + NUMERAL + ") ?月(?:份)?)?(?: ?(?<day>" + NUMERAL + ") ?[日号])?(?<side>以前|之前|前)?");
    private static final Pattern RELATIVE_YEAR = Pattern.compile("(?<which>大前年|前年|去年|上年|今年|本年|明年|来年|后年)(?:的)?"
            + "(?:(?<word>年初|初|年中|年底|年末|底|末)|(?<month>" + NUMERAL + ") ?月(?:份)?(?:(?<day>" + NUMERAL + ") ?[日号])?)?");
    private static final Pattern RELATIVE_MONTH =
            Pattern.compile("(?<which>上上个?月|上个?月|下个?月|下下个?月)(?:(?<day>" + NUMERAL + ") ?[日号])?");

    /** What somebody did then who asks about now: an event, and not the day whose law is asked for. */
    private static final Pattern NOW = Pattern.compile("现在|目前|如今|眼下|今天|今后|还(?:能|可以|来得及|要不要|用不用|有没有必要)");

    private static final Pattern STANDING =
            Pattern.compile("^[^，。？！,?!]{0,10}?(?:成立|设立|注册|登记|开业|开|领|取得|核发)的(?!票|发票|单|证明|收据)");
    /** A wrong is judged by the law of its day. */
    private static final Pattern JUDGED = Pattern.compile("罚|违法|违规|责任|追究|处理|侵权|赔");

    /** 21年6月 is of this century. */
    private static final int CENTURY = 2_000;

    private static final int SHORT_YEARS = 100;

    private QuestionDates() {}

    /**
     * The date whose law is asked for, the first day of the month or year where no more is said; nothing where the question names
     * none, or only when something began that still is (2018年注册的公司，现在要改章程吗).
     */
    static Optional<LocalDate> read(String question, LocalDate today) {
        String text = Normalizer.normalize(question, Normalizer.Form.NFKC);
        return named(text, today)
                .filter(named -> !named.date().isBefore(today) || !tellsHowItBegan(text, named.end()))
                .map(Named::date);
    }

    /**
     * The message without its days and months: they are of the asker's own case, so what is asked doesn't hang on them. A mere
     * year stays, since whoever asks for figures or plans names one (明年目录会不会改).
     */
    static String withoutDays(String question) {
        String rest = FULL.matcher(question).replaceAll("");
        rest = YEAR_MONTH.matcher(rest).replaceAll(QuestionDates::withoutMonth);
        return RELATIVE_MONTH
                .matcher(RELATIVE_YEAR.matcher(rest).replaceAll(QuestionDates::withoutMonth))
                .replaceAll("");
    }

    private static String withoutMonth(MatchResult date) {
        return date.group("month") == null ? Matcher.quoteReplacement(date.group()) : "";
    }

    /** @param end where the words of the date end */
    private record Named(LocalDate date, int end) {}

    private static boolean tellsHowItBegan(String text, int end) {
        if (JUDGED.matcher(text).find()) {
            return false;
        }
        return NOW.matcher(text).region(end, text.length()).find()
                || STANDING.matcher(text).region(end, text.length()).find();
    }

    private static Optional<Named> named(String text, LocalDate today) {
        try {
            Matcher full = FULL.matcher(text);
            if (full.find()) {
                LocalDate date = LocalDate.of(
                        Integer.parseInt(full.group(1)),
                        Integer.parseInt(full.group(2)),
                        Integer.parseInt(full.group(3)));
                return Optional.of(new Named(date, full.end()));
            }
            Matcher month = YEAR_MONTH.matcher(text);
            if (month.find()) {
                LocalDate date = date(year(month.group("year")), month.group("month"), month.group("day"), today);
                return Optional.of(new Named(month.group("side") == null ? date : date.minusDays(1), month.end()));
            }
            Matcher relative = RELATIVE_YEAR.matcher(text);
            if (relative.find()) {
                return relativeYear(relative, today).map(date -> new Named(date, relative.end()));
            }
            Matcher near = RELATIVE_MONTH.matcher(text);
            return near.find() ? Optional.of(new Named(relativeMonth(near, today), near.end())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty(); // 2026年13月 is no date
        }
    }

    private static Optional<LocalDate> relativeYear(Matcher relative, LocalDate today) {
        int year = today.getYear()
                + switch (relative.group("which")) {
                    case "大前年" -> -3;
                    case "前年" -> -2;
                    case "去年", "上年" -> -1;
                    case "明年", "来年" -> 1;
                    case "后年" -> 2;
                    default -> 0;
                };
        String word = relative.group("word");
        if (year == today.getYear() && word == null && relative.group("month") == null) {
            return Optional.empty(); // 今年 alone is today
        }
        if (word != null) {
            int month = word.endsWith("中") ? 6 : word.endsWith("底") || word.endsWith("末") ? 12 : 1;
            return Optional.of(LocalDate.of(year, month, month == 12 ? 31 : 1));
        }
        return Optional.of(date(year, relative.group("month"), relative.group("day"), today));
    }

    private static LocalDate relativeMonth(Matcher near, LocalDate today) {
        int months = switch (near.group("which").replace("个", "")) {
            case "上上月" -> -2;
            case "上月" -> -1;
            case "下月" -> 1;
            default -> 2;
        };
        LocalDate month = today.plusMonths(months);
        return month.withDayOfMonth(near.group("day") == null ? 1 : number(near.group("day")));
    }

    /** A year alone means this day of it, so that a year whose law changed in its middle is read as now. */
    private static LocalDate date(int year, @Nullable String month, @Nullable String day, LocalDate today) {
        if (month == null) {
            return year == today.getYear()
                    ? today
                    : LocalDate.of(year, year < today.getYear() ? 12 : 1, year < today.getYear() ? 31 : 1);
        }
        return LocalDate.of(year, number(month), day == null ? 1 : number(day));
    }

    private static int year(String text) {
        int year = Character.isDigit(text.charAt(0)) && text.charAt(0) < 128 ? Integer.parseInt(text) : number(text);
        return year < SHORT_YEARS ? CENTURY + year : year;
    }

    private static int number(String text) {
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.parseInt(text);
        }
        OptionalInt parsed = ChineseNumerals.parse(text);
        return parsed.orElseThrow(() -> new DateTimeException(text));
    }
}
