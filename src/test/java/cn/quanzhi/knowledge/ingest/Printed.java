package cn.quanzhi.knowledge.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;

/** Prints Chinese text as a gazette does: justified lines, indents, running heads, page numbers, columns. */
public final class Printed implements AutoCloseable {

    private static final double LEFT = 72;
    private static final double SIZE = 12;
    private static final int PER_LINE = 36;
    private static final double TOP = 760;
    private static final double BOTTOM = 80;
    private static final double LEADING = 20;

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private final String head;
    private PDPageContentStream page;
    private double y;
    private int number;

    public Printed(String head) throws IOException {
        this.head = head;
        this.font = font();
        this.page = next();
    }

    /** A font that every reader of Chinese has and no file brings along. */
    private static PDFont font() throws IOException {
        COSDictionary system = new COSDictionary();
        system.setItem("Registry", new COSString("Adobe"));
        system.setItem("Ordering", new COSString("GB1"));
        system.setItem("Supplement", COSInteger.get(2));
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName("FontName", "STSong-Light");
        descriptor.setInt("Flags", 4);
        COSDictionary descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setName(COSName.SUBTYPE, "CIDFontType0");
        descendant.setName("BaseFont", "STSong-Light");
        descendant.setItem("CIDSystemInfo", system);
        descendant.setItem("FontDescriptor", descriptor);
        descendant.setInt("DW", 1000);
        COSArray descendants = new COSArray();
        descendants.add(descendant);
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setName(COSName.SUBTYPE, "Type0");
        font.setName("BaseFont", "STSong-Light-UniGB-UCS2-H");
        font.setName("Encoding", "UniGB-UCS2-H");
        font.setItem("DescendantFonts", descendants);
        return PDFontFactory.createFont(font);
    }

    private PDPageContentStream next() throws IOException {
        PDPage added = new PDPage(PDRectangle.A4);
        added.setResources(new PDResources());
        document.addPage(added);
        number++;
        page = new PDPageContentStream(document, added);
        y = TOP;
        if (!head.isEmpty()) {
            show(head, 200, 800, 9);
            show("— " + number + " —", 280, 40, 9);
        }
        return page;
    }

    private void show(String text, double x, double at, double size) throws IOException {
        page.beginText();
        page.setFont(font, (float) size);
        page.newLineAtOffset((float) x, (float) at);
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
        page.appendRawCommands("<" + hex + "> Tj\n");
        page.endText();
    }

    private void room() throws IOException {
        if (y < BOTTOM) {
            page.close();
            next();
        }
    }

    public Printed title(String text) throws IOException {
        show(text, (595 - text.length() * 18.0) / 2, y, 18);
        y -= 50;
        return this;
    }

    Printed centred(String text) throws IOException {
        room();
        y -= LEADING;
        show(text, (595 - text.length() * SIZE) / 2, y, SIZE);
        y -= LEADING * 1.5;
        return this;
    }

    /** Two characters in, then full lines. */
    public Printed paragraph(String text) throws IOException {
        List<String> lines = new ArrayList<>();
        int first = PER_LINE - 2;
        lines.add(text.substring(0, Math.min(first, text.length())));
        for (int at = first; at < text.length(); at += PER_LINE) {
            lines.add(text.substring(at, Math.min(text.length(), at + PER_LINE)));
        }
        for (int i = 0; i < lines.size(); i++) {
            room();
            show(lines.get(i), i == 0 ? LEFT + 2 * SIZE : LEFT, y, SIZE);
            y -= LEADING;
        }
        return this;
    }

    Printed row(String... cells) throws IOException {
        room();
        for (int i = 0; i < cells.length; i++) {
            show(cells[i], LEFT + i * 140, y, SIZE);
        }
        y -= LEADING;
        return this;
    }

    /** White on white. */
    Printed unseen(String text) throws IOException {
        page.setNonStrokingColor(1f, 1f, 1f);
        show(text, LEFT, 60, SIZE);
        page.setNonStrokingColor(0f, 0f, 0f);
        return this;
    }

    /** A picture of text, as a scanner makes it. */
    Printed picture() throws IOException {
        page.addRect(100, 100, 300, 300);
        page.fill();
        return this;
    }

    public int pages() {
        return number;
    }

    public Path save(Path file) throws IOException {
        page.close();
        document.save(file.toFile());
        return file;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
