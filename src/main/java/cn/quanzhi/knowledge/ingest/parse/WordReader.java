package cn.quanzhi.knowledge.ingest.parse;

import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The text of a Word file as its readers see it: with automatic numbers, tables as tables, without headers, deleted and
 * hidden text. A general converter gives none of the looks by which hidden text is known.
 */
final class WordReader implements OfficeXml.Elements {

    private static final int TINY_HALF_POINTS = 4;

    private final Collected found;
    private final WordStyles styles;
    private final WordNumbering numbering;
    private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
    private final WordTables tables;
    private Run run = new Run();
    private boolean inRun;
    private boolean inText;
    private int skipped;
    private int count;

    /** A paragraph in the making; a text box puts one inside another. */
    private static final class Paragraph {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder hidden = new StringBuilder();
        private String style = "";
        private @Nullable String list;
        private int level = -1;
        private int outline;
        private boolean shaded;
        private int size;
        private boolean inProperties;
    }

    private static final class Run {
        private String style = "";
        private @Nullable Boolean vanish;
        private @Nullable String colour;
        private @Nullable Integer size;
        private boolean shaded;
    }

    private WordReader(Collected found, WordStyles styles, WordNumbering numbering) {
        this.found = found;
        this.styles = styles;
        this.numbering = numbering;
        this.tables = new WordTables(found);
    }

    static void read(Path file, Collected found) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            WordReader reader = new WordReader(found, WordStyles.of(zip), WordNumbering.of(zip));
            if (!OfficeXml.read(zip, "word/document.xml", reader)) {
                throw new Unreadable(Reason.TYPE_MISMATCH);
            }
            if (zip.getEntry("word/vbaProject.bin") != null) {
                found.warn("ACTIVE_CONTENT", "整个文件", "文件带有宏，未采用");
            }
        } catch (ZipException e) {
            throw new Unreadable(Reason.CORRUPT);
        }
    }

    @Override
    public void open(String name, XMLStreamReader at) {
        if (skipped > 0 || name.equals("Fallback") || name.equals("moveFrom") || name.equals("rt")) {
            skipped++;
            return;
        }
        switch (name) {
            case "p" -> paragraphs.push(new Paragraph());
            case "r" -> {
                run = new Run();
                inRun = true;
            }
            case "t" -> inText = true;
            case "tab" -> append(inRun ? "\t" : "");
            case "br", "cr" -> append(OfficeXml.attribute(at, "type").isEmpty() ? "\n" : "");
            case "noBreakHyphen" -> append("-");
            default -> {
                tables.open(name, at);
                property(name, at);
            }
        }
    }

    private void property(String name, XMLStreamReader at) {
        Paragraph paragraph = paragraphs.peek();
        if (paragraph == null) {
            return;
        }
        String value = OfficeXml.attribute(at, "val");
        if (name.equals("pPr")) {
            paragraph.inProperties = true;
        } else if (paragraph.inProperties) {
            switch (name) {
                case "pStyle" -> paragraph.style = value;
                case "numId" -> paragraph.list = value;
                case "ilvl" -> paragraph.level = OfficeXml.number(value, 0);
                case "outlineLvl" -> paragraph.outline = OfficeXml.number(value, 9) + 1;
                case "shd" -> paragraph.shaded = isDark(at);
                default -> {}
            }
        } else if (inRun) {
            switch (name) {
                case "rStyle" -> run.style = value;
                case "vanish" -> run.vanish = OfficeXml.isOn(at);
                case "color" -> run.colour = value;
                case "sz" -> run.size = OfficeXml.number(value, 21);
                case "shd" -> run.shaded = isDark(at);
                case "highlight" -> run.shaded = !value.equals("none") && !value.equals("white");
                default -> {}
            }
        }
    }

    private static boolean isDark(XMLStreamReader at) {
        String fill = OfficeXml.attribute(at, "fill");
        return !fill.isEmpty() && !fill.equals("auto") && !isWhite(fill);
    }

    private static boolean isWhite(String colour) {
        return colour.matches("(?i)F[C-F]F[C-F]F[C-F]");
    }

    @Override
    public void text(String text) {
        if (inText && skipped == 0) {
            append(text);
        }
    }

    private void append(String text) {
        Paragraph paragraph = paragraphs.peek();
        if (paragraph == null || text.isEmpty()) {
            return;
        }
        if (isHidden(paragraph)) {
            paragraph.hidden.append(text);
        } else {
            paragraph.text.append(text);
            paragraph.size = Math.max(paragraph.size, size(paragraph));
        }
    }

    private boolean isHidden(Paragraph paragraph) {
        boolean vanish =
                Objects.requireNonNullElse(run.vanish, styles.vanishes(run.style) || styles.vanishes(paragraph.style));
        String own = run.colour != null ? run.colour : styles.colour(run.style);
        String colour = own != null ? own : styles.colour(paragraph.style);
        boolean shaded = run.shaded || paragraph.shaded || tables.isShaded();
        return vanish
                || colour != null && isWhite(colour) && !shaded
                || run.size != null && run.size <= TINY_HALF_POINTS;
    }

    private int size(Paragraph paragraph) {
        return run.size != null ? run.size : styles.size(paragraph.style);
    }

    @Override
    public void close(String name) {
        if (skipped > 0) {
            skipped--;
            return;
        }
        switch (name) {
            case "t" -> inText = false;
            case "r" -> inRun = false;
            case "pPr" -> {
                Paragraph paragraph = paragraphs.peek();
                if (paragraph != null) {
                    paragraph.inProperties = false;
                }
            }
            case "p" -> end();
            default -> tables.close(name);
        }
    }

    private void end() {
        Paragraph paragraph = paragraphs.poll();
        if (paragraph == null) {
            return;
        }
        String place = "第 " + ++count + " 段";
        if (!paragraph.hidden.toString().isBlank()) {
            found.warn("HIDDEN_TEXT", place, paragraph.hidden.toString());
        }
        String list = paragraph.list != null ? paragraph.list : styles.numbering(paragraph.style);
        int level = paragraph.level >= 0 ? paragraph.level : styles.numberingLevel(paragraph.style);
        String text = paragraph.text.toString().strip();
        if (text.isEmpty() || styles.isTableOfContents(paragraph.style)) {
            return;
        }
        String label = numbering.next(list, level);
        String whole = label.isEmpty() ? text : label + (label.matches(".*[A-Za-z0-9条章节编]") ? " " : "") + text;
        if (tables.isInside()) {
            tables.text(whole);
            return;
        }
        int heading = paragraph.outline > 0 && paragraph.outline <= 6
                ? paragraph.outline
                : styles.headingLevel(paragraph.style);
        Line.Kind kind = heading > 0 ? Line.Kind.HEADING : Line.Kind.TEXT;
        for (String line : whole.split("\n")) {
            found.add(new Line(kind, heading, line, place, paragraph.size / 2.0));
        }
    }
}
