package cn.quanzhi.knowledge.ingest;

import cn.quanzhi.knowledge.ChineseNumerals;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits a statute: one article is one piece, its path the 编, 章 and 节 above it; what stands before the first article or after the last one never sticks to an article. */
public final class LawSplitter {

    private static final String NUMERALS = "[〇零一二三四五六七八九十百千两]{1,9}";
    private static final Pattern HEADING = Pattern.compile("^(#{1,6})\\s+(.*)$");
    private static final Pattern PART = Pattern.compile("第" + NUMERALS + "(分编|编|章|节)");
    private static final Pattern BARE_HEADING = Pattern.compile("^第" + NUMERALS + "(?:分编|编|章|节)[\\s　]+[^。；：，]{1,30}$");
    private static final Pattern ARTICLE =
            Pattern.compile("^(?:\\*\\*)?第(?<number>" + NUMERALS + "|\\d{1,4})条(?:之(?<sub>[一二三四五六七八九十]{1,2}))?"
                    + "(?<separator>(?:\\*\\*)?[\\s　：:]+(?:\\*\\*)?|\\*\\*|$)?(?<text>.*)$");
    // 第四十九条至第五十四条规定的… is a sentence that begins with a reference.
    private static final Pattern REFERENCE = Pattern.compile("^[至、和或与及到的规第款项所，,；。].*");
    private static final Pattern ANNEX =
            Pattern.compile("^(?:附|附件|附录|附表)(?:[\\d一二三四五六七八九十]{0,3})(?:[：:\\s　].{0,40})?$");
    private static final int LONGEST_ANNEX_PIECE = 400;

    private final @Nullable String[] path = new @Nullable String[4];
    private final List<Piece> pieces = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private @Nullable String article;
    private @Nullable String annex;
    private int last;
    private boolean seen;

    private LawSplitter() {}

    public static List<Piece> split(String title, String body) {
        LawSplitter splitter = new LawSplitter();
        body.lines()
                .map(LawSplitter::trimmed)
                .filter(line -> !line.isEmpty())
                .forEach(line -> splitter.line(title, line));
        splitter.flush();
        return splitter.pieces;
    }

    private static String trimmed(String line) {
        return line.replace("\uFEFF", "").strip();
    }

    private void line(String title, String line) {
        Matcher heading = HEADING.matcher(line);
        boolean marked = heading.matches();
        String text = marked ? heading.group(2).strip() : line;
        if (marked && text.equals(title)) {
            return;
        }
        if (seen && ANNEX.matcher(text).matches()) {
            flush();
            article = null;
            annex = text;
            if (!marked) {
                lines.add(text);
            }
            return;
        }
        if (annex == null && (marked || BARE_HEADING.matcher(text).matches())) {
            flush();
            article = null;
            head(text);
            return;
        }
        if (annex != null || !article(text)) {
            lines.add(text);
        }
    }

    /** Begins an article where the line does; a line that only names one is left to the article before it. */
    private boolean article(String line) {
        Matcher match = ARTICLE.matcher(line);
        if (!match.matches()) {
            return false;
        }
        String digits = match.group("number");
        OptionalInt number = Character.isDigit(digits.charAt(0))
                ? OptionalInt.of(Integer.parseInt(digits))
                : ChineseNumerals.parse(digits);
        String sub = match.group("sub");
        if (number.isEmpty() || !follows(number.getAsInt(), sub, match)) {
            return false;
        }
        flush();
        seen = true;
        last = number.getAsInt();
        article = sub == null
                ? String.valueOf(last)
                : last + "-" + ChineseNumerals.parse(sub).orElse(1);
        String text = match.group("text").strip();
        if (!text.isEmpty()) {
            lines.add(text);
        }
        return true;
    }

    private boolean follows(int number, @Nullable String sub, Matcher match) {
        boolean next = !seen || number == last + 1 || (sub != null && number == last);
        if (match.group("separator") == null) {
            return next && !REFERENCE.matcher(match.group("text")).matches();
        }
        // A part that is published alone, or whose neighbour was left out, jumps ahead; nothing but a new count goes
        // back.
        return next || number > last || number == 1;
    }

    private void head(String text) {
        Matcher part = PART.matcher(text);
        List<String> heads = new ArrayList<>();
        int from = 0;
        while (part.find()) {
            if (part.start() > from && !text.substring(from, part.start()).isBlank()) {
                heads.add(text.substring(from, part.start()).strip());
                from = part.start();
            }
        }
        heads.add(text.substring(from).strip());
        for (int i = 0; i < heads.size(); i++) {
            place(heads.get(i));
            if (i < heads.size() - 1) {
                // 第三编 第一节 in one line: no chapter of before stands between them.
                clearBelow(level(heads.get(i)));
            }
        }
    }

    private void place(String head) {
        int level = level(head);
        if (!head.equals(path[level])) {
            path[level] = head;
            clearBelow(level);
        }
    }

    private void clearBelow(int level) {
        for (int below = level + 1; below < path.length; below++) {
            path[below] = null;
        }
    }

    private static int level(String head) {
        Matcher part = PART.matcher(head);
        if (!part.lookingAt()) {
            return 2;
        }
        return switch (part.group(1)) {
            case "编" -> 0;
            case "分编" -> 1;
            case "章" -> 2;
            default -> 3;
        };
    }

    private void flush() {
        if (lines.isEmpty()) {
            return;
        }
        String name = annex;
        if (name != null) {
            Chunks.of(lines, LONGEST_ANNEX_PIECE).forEach(text -> pieces.add(new Piece(null, List.of(name), text)));
        } else {
            pieces.add(new Piece(article, above(), String.join("\n", lines)));
        }
        lines.clear();
    }

    private List<String> above() {
        List<String> above = new ArrayList<>();
        for (String head : path) {
            if (head != null) {
                above.add(head);
            }
        }
        return above;
    }
}
