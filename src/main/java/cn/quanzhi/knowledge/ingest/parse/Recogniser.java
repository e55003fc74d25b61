package cn.quanzhi.knowledge.ingest.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a text says of itself: title, number, issuer and dates, each with its place and words, as proposals. From when
 * it is in force is only hinted at: an amended law keeps its first enactment's date, and a person must say.
 */
final class Recogniser {

    private static final int HEAD = 40;
    private static final int TAIL = 20;
    private static final int QUOTE = 60;
    private static final String DAY = "(\\d{4})年(\\d{1,2})月(\\d{1,2})日";
    private static final Pattern DATED = Pattern.compile(DAY + "(?<what>.{0,60})");
    private static final Pattern EFFECTIVE =
            Pattern.compile("自(?:" + DAY + "|(?<event>[公发印][布发]之日))起?(?:正式)?(?:施行|实施|执行|生效)");
    private static final Pattern STANDARD_DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2}) ?(?<what>发布|实施)");
    private static final Pattern ORDER =
            Pattern.compile("(?:^|[日，,（( ])(?<issuer>\\p{IsHan}{2,30}?)(?:令|公告)(?:\\d{4}年)?第?\\d{1,4}号");
    private static final Pattern PAPER = Pattern.compile("\\p{IsHan}{1,14}[〔\\[（(【]\\d{4}[〕\\]）)】]第?\\d{1,4}号");
    private static final Pattern STANDARD = Pattern.compile(
            "(?:GB|JJF|JJG|DB\\d{2}|HG|JB|YY|SN|RB|CNAS|NY|QB|YD|SJ|T/[A-Z]{2,8})(?:/[TZ])?[- ]?[A-Z]{0,4}\\d{1,6}(?:\\.\\d{1,3})?[-—–]\\d{4}");
    private static final Pattern OFFICE =
            Pattern.compile("\\p{IsHan}{0,24}(?:国务院|总局|监督管理局|知识产权局|管理局|委员会|人民政府|办公厅|办公室|人民法院|人民检察院|部)");
    private static final Pattern TITLE_END =
            Pattern.compile(".*(?:法|条例|办法|规定|细则|规则|规范|标准|通知|意见|指南|公告|决定|解释|批复|方案|要求|目录|程序|准则)(?:[（(].{1,20}[）)])?");

    private final List<Line> lines;
    private final List<Frame.Fact> facts = new ArrayList<>();

    private Recogniser(List<Line> lines) {
        this.lines = lines;
    }

    static List<Frame.Fact> facts(List<Line> lines) {
        Recogniser recogniser = new Recogniser(lines);
        recogniser.title();
        int size = lines.size();
        lines.subList(0, Math.min(HEAD, size)).forEach(recogniser::head);
        lines.subList(Math.max(Math.min(HEAD, size), size - TAIL), size).forEach(recogniser::tail);
        recogniser.signature();
        return recogniser.facts;
    }

    private void title() {
        List<Line> head = lines.subList(0, Math.min(15, lines.size()));
        Optional<Line> marked = head.stream()
                .filter(line -> line.kind() == Line.Kind.HEADING && line.level() == 1)
                .findFirst();
        double largest = head.stream().mapToDouble(Line::size).max().orElse(0);
        double usual = lines.stream()
                .mapToDouble(Line::size)
                .sorted()
                .skip(lines.size() / 2)
                .findFirst()
                .orElse(0);
        Optional<Line> large = head.stream()
                .filter(line -> largest > usual * 1.15 && line.size() > largest * 0.95 && isName(line))
                .findFirst();
        Optional<Line> named = head.stream()
                .filter(line ->
                        isName(line) && TITLE_END.matcher(unmarked(line)).matches())
                .findFirst();
        Optional<Line> first = head.stream().findFirst().filter(line -> lines.size() > 1 && isName(line));
        marked.or(() -> large)
                .or(() -> named)
                .or(() -> first)
                .ifPresent(line -> add("title", unmarked(line).replaceAll("^《(.*)》$", "$1"), line, unmarked(line)));
    }

    /** Markdown comes as it is written: its mark of a heading is no part of a name. */
    private static String unmarked(Line line) {
        return line.text().replaceFirst("^#{1,6}\\s+", "");
    }

    private static boolean isName(Line line) {
        String text = unmarked(line);
        return line.kind() != Line.Kind.ROW
                && text.length() >= 2
                && text.length() <= 60
                && !LawLines.beginsUnit(text)
                && !text.matches("^[（(].*|.*[。；，：;:]$")
                && text.codePoints().anyMatch(Character::isLetter);
    }

    private void head(Line line) {
        String text = close(line.text());
        numbers(line, text);
        dates(line, text);
        effective(line, text);
    }

    private void tail(Line line) {
        effective(line, close(line.text()));
    }

    /** 2018 年 12 月 29 日 as it is typed for looks. */
    private static String close(String text) {
        return text.replaceAll("(?<=[\\d年月第令])\\s+(?=[\\d年月日号])|(?<=\\d)\\s+(?=[年月日号])", "");
    }

    private void numbers(Line line, String text) {
        for (Pattern pattern : List.of(PAPER, STANDARD, ORDER)) {
            Matcher number = pattern.matcher(text);
            if (number.find()) {
                String found = number.group().replaceFirst("^[日，,（( ]", "");
                add("number", found, line, found);
                if (pattern == ORDER) {
                    add("issuer", office(number.group("issuer")), line, number.group());
                }
                return;
            }
        }
    }

    private void dates(Line line, String text) {
        Matcher dated = DATED.matcher(text);
        int from = 0;
        while (dated.find(from)) {
            String what = dated.group("what").split("\\d{4}年|。", 2)[0];
            String field = field(what);
            if (!field.isEmpty()) {
                add(field, day(dated), line, text.substring(dated.start(), dated.start("what") + what.length()));
                String office = office(what.replaceAll("(?:令|公告)第.*|第[^届]{1,6}届|第[^次]{1,8}次.*", ""));
                if (!office.isEmpty() && what.matches(".*(?:通过|公布|发布|令第|公告).*")) {
                    add("issuer", office, line, what);
                }
            }
            from = dated.start("what");
        }
        Matcher standard = STANDARD_DATE.matcher(text);
        while (standard.find()) {
            boolean hint = standard.group("what").equals("实施");
            add(hint ? "effectiveHint" : "publishedOn", day(standard), line, standard.group());
        }
    }

    private static String field(String what) {
        if (what.matches(".*(?:修正|修订|修改).*")) {
            return "amendedOn";
        }
        if (what.matches(".*(?:公布|发布|印发|颁布|令第|公告).*")) {
            return "publishedOn";
        }
        return what.matches(".*(?:通过|批准).*") ? "adoptedOn" : "";
    }

    private void effective(Line line, String text) {
        Matcher effective = EFFECTIVE.matcher(text);
        if (effective.find()) {
            String value = effective.group("event") != null ? effective.group("event") : day(effective);
            add("effectiveHint", value, line, effective.group());
        }
    }

    /** An office and a date under it sign a notice. */
    private void signature() {
        for (int i = Math.max(1, lines.size() - TAIL); i < lines.size(); i++) {
            String text = close(lines.get(i).text());
            if (text.matches(DAY) && OFFICE.matcher(lines.get(i - 1).text()).matches()) {
                Matcher day = Pattern.compile(DAY).matcher(text);
                add(
                        "issuer",
                        lines.get(i - 1).text(),
                        lines.get(i - 1),
                        lines.get(i - 1).text());
                if (day.find()) {
                    add("publishedOn", day(day), lines.get(i), text);
                }
            }
        }
    }

    private static String office(String text) {
        String plain = text.replaceAll("^(?:由|经|根据|《.*》)", "").strip();
        Matcher office = OFFICE.matcher(plain);
        return office.find() ? office.group() : "";
    }

    private static String day(Matcher matcher) {
        return String.format(
                Locale.ROOT,
                "%s-%02d-%02d",
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    /** The first place where something is said counts, but every date of amendment is one of its own. */
    private void add(String field, String value, Line line, String quote) {
        boolean known = facts.stream()
                .anyMatch(fact -> fact.field().equals(field)
                        && (!field.equals("amendedOn") || fact.value().equals(value)));
        if (!value.isBlank() && !known) {
            facts.add(new Frame.Fact(
                    field, value, line.place(), quote.length() > QUOTE ? quote.substring(0, QUOTE) + "…" : quote));
        }
    }
}
