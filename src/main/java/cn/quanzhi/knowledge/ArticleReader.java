package cn.quanzhi.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads 第二十六条第二款第（三）项, with its lists and ranges, at one place of a folded text. */
final class ArticleReader {

    private static final String NUMERALS = "[〇零一二三四五六七八九十百千两廿卅壹贰叁肆伍陆柒捌玖拾佰仟]";
    private static final String NUMBER = "(?<number>\\d{1,4}(?:\\.\\d{1,3}){0,4}|" + NUMERALS + "{1,9})";
    private static final Pattern HEAD = Pattern.compile("(?<mark>第|§{1,2}|ART\\.)? {0,2}\\(?" + NUMBER
            + "\\)?(?: {0,2}(?:-|之) {0,2}(?<before>\\d{1,2})(?= {0,2}条))? {0,2}(?<close>条)?"
            + "(?<after>(?<=条)之(?:(?<sub>\\d{1,2})|(?<subs>[一二三四五六七八九十]{1,2})))?");
    private static final Pattern PARAGRAPH = Pattern.compile("[ 的,]{0,2}第? {0,2}\\(?" + NUMBER + "\\)? {0,2}款");
    private static final Pattern ITEM = Pattern.compile("[ 的,]{0,2}第? {0,2}\\(?" + NUMBER + "\\)? {0,2}项");
    private static final Pattern SEPARATOR =
            Pattern.compile(" {0,2}(?:、|,|，|和|与|及|以及|或者|或|/) {0,2}(?=第|§|\\d|" + NUMERALS + ")");
    private static final Pattern RANGE = Pattern.compile(" {0,2}(?:至|到|-{1,2}|~) {0,2}(?=第|§|\\d|" + NUMERALS + ")");
    private static final String UNITS = "年月日号元万亿千百%人家个天种类次倍版修周度克吨米章节编款项届期批页部级点/.:-起台份只分小位名";
    private static final String PLACES = "十百廿卅拾佰";
    /** What may follow a number in words that names an article without saying so. */
    private static final String ASKING = "怎是讲说写规什内吗呢的里中咋有在 ,。?!;:)》";

    private static final int LONGEST_RANGE = 60;

    private final String text;

    /** @param start where it stands in the folded text, {@code end} exclusive */
    record Item(
            int start,
            int end,
            String article,
            @Nullable Integer paragraph,
            @Nullable Integer item) {}

    record Run(List<Item> items, int end) {}

    private record Part(Item item, int end, boolean closed, boolean marked, boolean digits, boolean ranged) {}

    ArticleReader(String text) {
        this.text = text;
    }

    /** The articles that stand here; behind a law's name a number alone is one too. */
    Run read(int at, boolean named) {
        List<Part> parts = new ArrayList<>();
        int lastClosed = 0;
        int next = at;
        while (parts.size() < 30) {
            Part part = part(next);
            if (part == null) {
                break;
            }
            boolean ranged = !parts.isEmpty() && isRange(parts.getLast().end());
            parts.add(
                    ranged
                            ? new Part(part.item(), part.end(), part.closed(), part.marked(), part.digits(), true)
                            : part);
            if (part.closed()) {
                lastClosed = parts.size();
            }
            Matcher separator = separator(part.end());
            if (separator == null) {
                break;
            }
            next = separator.end();
        }
        if (lastClosed == 0 && !parts.isEmpty() && named && stands(parts.getFirst())) {
            lastClosed = 1;
        }
        List<Part> kept = parts.subList(0, lastClosed);
        boolean unmarked = !kept.isEmpty() && !named && !kept.getFirst().marked();
        return kept.isEmpty() || unmarked
                ? new Run(List.of(), at)
                : new Run(expand(kept), kept.getLast().end());
    }

    private @Nullable Matcher separator(int at) {
        Matcher range = RANGE.matcher(text).region(at, text.length());
        if (range.lookingAt()) {
            return range;
        }
        Matcher list = SEPARATOR.matcher(text).region(at, text.length());
        return list.lookingAt() ? list : null;
    }

    private boolean isRange(int at) {
        return RANGE.matcher(text).region(at, text.length()).lookingAt();
    }

    private @Nullable Part part(int at) {
        Matcher head = HEAD.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (!head.lookingAt()) {
            return null;
        }
        String article = article(head.group("number"));
        if (article == null) {
            return null;
        }
        if (isRangeOfDigits(head)) {
            Item from = new Item(at, head.end("number"), article, null, null);
            return new Part(from, from.end(), false, head.group("mark") != null, true, false);
        }
        String sub = sub(head);
        String full = sub == null ? article : article + "-" + sub;
        boolean section = head.group("mark") != null && head.group("mark").startsWith("§");
        boolean closed = head.group("close") != null || section;
        int end = head.end();
        while (text.charAt(end - 1) == ' ') {
            end--;
        }
        Integer paragraph = null;
        Integer item = null;
        if (closed) {
            Matcher matcher = PARAGRAPH.matcher(text).region(end, text.length());
            if (matcher.lookingAt()) {
                paragraph = number(matcher.group("number"));
                end = matcher.end();
            }
            matcher = ITEM.matcher(text).region(end, text.length());
            if (matcher.lookingAt()) {
                item = number(matcher.group("number"));
                end = matcher.end();
            }
        }
        boolean digits = Character.isDigit(head.group("number").charAt(0));
        return new Part(
                new Item(at, end, full, paragraph, item), end, closed, head.group("mark") != null, digits, false);
    }

    /** 23-1条 is 第二十三条之一, 49-53条 are five articles. */
    private static boolean isRangeOfDigits(Matcher head) {
        String before = head.group("before");
        String number = head.group("number");
        return before != null
                && Character.isDigit(number.charAt(0))
                && number.indexOf('.') < 0
                && Integer.parseInt(before) > Integer.parseInt(number);
    }

    /** 产质法45, 产品质量法第五十四 and 产品质量法五十四 name an article, 产品质量法2018年, 产品质量法第三章 and 产品质量法十大案例 do not. */
    private boolean stands(Part part) {
        int end = part.end();
        char next = end < text.length() ? text.charAt(end) : ' ';
        if (UNITS.indexOf(next) >= 0 || !(part.marked() || part.digits() || isSpelled(part, next))) {
            return false;
        }
        String article = part.item().article();
        boolean year =
                !part.marked() && article.length() == 4 && (article.startsWith("19") || article.startsWith("20"));
        return !year && (next < 'A' || next > 'Z');
    }

    /** 标准化法三十七: of two places at least, and before nothing that it could count. */
    private boolean isSpelled(Part part, char next) {
        String number = text.substring(part.item().start(), part.end());
        return number.length() > 1 && number.chars().anyMatch(c -> PLACES.indexOf(c) >= 0) && ASKING.indexOf(next) >= 0;
    }

    private static List<Item> expand(List<Part> parts) {
        List<Item> items = new ArrayList<>();
        for (Part part : parts) {
            Item item = part.item();
            if (part.ranged() && !items.isEmpty()) {
                Item from = items.getLast();
                int first = plain(from.article());
                int last = plain(item.article());
                if (first > 0 && last - first > 1 && last - first <= LONGEST_RANGE) {
                    for (int number = first + 1; number < last; number++) {
                        items.add(new Item(from.start(), item.end(), String.valueOf(number), null, null));
                    }
                }
            }
            items.add(item);
        }
        return items;
    }

    private static int plain(String article) {
        return article.chars().allMatch(Character::isDigit) ? Integer.parseInt(article) : -1;
    }

    private static @Nullable String sub(Matcher head) {
        if (head.group("before") != null) {
            return head.group("before");
        }
        if (head.group("sub") != null) {
            return head.group("sub");
        }
        Integer sub = head.group("subs") == null ? null : number(head.group("subs"));
        return sub == null ? null : sub.toString();
    }

    private static @Nullable String article(String number) {
        if (number.indexOf('.') >= 0) {
            return number;
        }
        Integer value = number(number);
        return value == null || value == 0 ? null : value.toString();
    }

    private static @Nullable Integer number(String number) {
        if (Character.isDigit(number.charAt(0))) {
            return number.indexOf('.') >= 0 ? null : Integer.valueOf(number);
        }
        var parsed = ChineseNumerals.parse(number);
        return parsed.isPresent() ? parsed.getAsInt() : null;
    }
}
