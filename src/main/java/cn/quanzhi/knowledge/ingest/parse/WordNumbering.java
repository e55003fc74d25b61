package cn.quanzhi.knowledge.ingest.parse;

import cn.quanzhi.knowledge.ChineseNumerals;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Counts automatic numbers as Word shows them: in many files 第一条 is no text, but the look of a list. */
final class WordNumbering implements OfficeXml.Elements {

    private static final int LEVELS = 9;

    private static final class Level {
        private int start = 1;
        private String format = "decimal";
        private String text = "";
    }

    private final Map<String, Level[]> lists = new HashMap<>();
    private final Map<String, String> listOf = new HashMap<>();
    private final Map<String, int[]> counted = new HashMap<>();
    private Level @Nullable [] levels;
    private Level level = new Level();
    private String number = "";

    static WordNumbering of(ZipFile zip) throws IOException {
        WordNumbering numbering = new WordNumbering();
        OfficeXml.read(zip, "word/numbering.xml", numbering);
        return numbering;
    }

    @Override
    public void open(String name, XMLStreamReader at) {
        String value = OfficeXml.attribute(at, "val");
        switch (name) {
            case "abstractNum" -> {
                levels = new Level[LEVELS];
                lists.put(OfficeXml.attribute(at, "abstractNumId"), levels);
            }
            case "num" -> {
                levels = null;
                number = OfficeXml.attribute(at, "numId");
            }
            case "abstractNumId" -> listOf.put(number, value);
            case "lvl" -> {
                level = new Level();
                int index = OfficeXml.number(OfficeXml.attribute(at, "ilvl"), LEVELS);
                Level[] all = levels;
                if (all != null && index >= 0 && index < LEVELS) {
                    all[index] = level;
                }
            }
            case "start" -> level.start = OfficeXml.number(value, 1);
            case "numFmt" -> level.format = value;
            case "lvlText" -> level.text = value;
            default -> {}
        }
    }

    @Override
    public void text(String text) {}

    @Override
    public void close(String name) {}

    /** The label of the next paragraph of a list, "" where it shows none. */
    String next(@Nullable String numbering, int at) {
        String list = numbering == null ? null : listOf.get(numbering);
        Level[] all = list == null ? null : lists.get(list);
        if (list == null || all == null || at < 0 || at >= LEVELS || all[at] == null) {
            return "";
        }
        int[] counts = counted.computeIfAbsent(list, key -> new int[LEVELS]);
        counts[at] = counts[at] == 0 ? all[at].start : counts[at] + 1;
        for (int below = at + 1; below < LEVELS; below++) {
            counts[below] = 0;
        }
        String label = all[at].text;
        for (int part = 0; part <= at; part++) {
            Level one = all[part];
            if (one != null) {
                label = label.replace("%" + (part + 1), formatted(one.format, Math.max(counts[part], one.start)));
            }
        }
        return all[at].format.equals("bullet") ? "" : label.strip();
    }

    private static String formatted(String format, int number) {
        return switch (format) {
            case "chineseCounting",
                    "chineseCountingThousand",
                    "chineseLegalSimplified",
                    "japaneseCounting",
                    "ideographDigital",
                    "taiwaneseCountingThousand" -> number < 10_000 ? ChineseNumerals.format(number) : "" + number;
            case "lowerLetter" -> letters(number, 'a');
            case "upperLetter" -> letters(number, 'A');
            case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" ->
                number <= 20 ? Character.toString(0x2460 + number - 1) : "(" + number + ")";
            case "none", "bullet" -> "";
            default -> Integer.toString(number);
        };
    }

    private static String letters(int number, char first) {
        return Character.toString(first + (number - 1) % 26);
    }
}
