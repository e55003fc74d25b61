package cn.quanzhi.knowledge.ingest.parse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Walks a PDF's pages and keeps each printed line with its place and size; text that no reader would see goes aside. */
final class PdfPages extends PDFTextStripper {

    private static final double TINY = 2;
    private static final double WHITE = 0.95;

    private final List<PdfLine> lines = new ArrayList<>();
    private final List<PdfLine.Word> words = new ArrayList<>();
    private final StringBuilder unseen = new StringBuilder();
    private final Collected found;
    private final IntConsumer afterPage;
    private final PdfBudget budget = new PdfBudget();
    private double y;
    private double size;
    private int page;
    private double height = 1;
    private double width = 1;

    PdfPages(Collected found, IntConsumer afterPage) {
        this.found = found;
        this.afterPage = afterPage;
        addOperator(new SetNonStrokingColorSpace(this));
        addOperator(new SetNonStrokingColor(this));
        addOperator(new SetNonStrokingColorN(this));
        addOperator(new SetNonStrokingDeviceGrayColor(this));
        addOperator(new SetNonStrokingDeviceRGBColor(this));
        addOperator(new SetNonStrokingDeviceCMYKColor(this));
        setSuppressDuplicateOverlappingText(true);
    }

    List<PdfLine> lines() {
        return lines;
    }

    @Override
    public void processPage(PDPage next) throws IOException {
        budget.take(next);
        super.processPage(next);
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        budget.take(form.getStream());
        super.showForm(form);
    }

    @Override
    protected void startPage(PDPage started) throws IOException {
        page++;
        PDRectangle box = started.getCropBox();
        boolean turned = started.getRotation() % 180 != 0;
        height = Math.max(1, turned ? box.getWidth() : box.getHeight());
        width = Math.max(1, turned ? box.getHeight() : box.getWidth());
        super.startPage(started);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (isPainted(text)) {
            super.processTextPosition(text);
        } else if (unseen.length() < 10_000) {
            unseen.append(text.getUnicode());
        }
    }

    private boolean isPainted(TextPosition text) {
        if (getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER) {
            return false;
        }
        boolean outside = text.getYDirAdj() < 0
                || text.getYDirAdj() > height + text.getHeightDir()
                || text.getXDirAdj() + text.getWidthDirAdj() < 0
                || text.getXDirAdj() > width;
        return !outside && text.getYScale() >= TINY && !isWhite();
    }

    private boolean isWhite() {
        try {
            int rgb = getGraphicsState().getNonStrokingColor().toRGB();
            double darkest = Math.min((rgb >> 16) & 0xFF, Math.min((rgb >> 8) & 0xFF, rgb & 0xFF));
            return darkest / 255 > WHITE;
        } catch (IOException | RuntimeException e) {
            return false; // a pattern has no one colour
        }
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        if (text.isBlank() || positions.isEmpty()) {
            return;
        }
        TextPosition first = positions.getFirst();
        TextPosition last = positions.getLast();
        y = first.getYDirAdj();
        size = Math.max(size, first.getYScale());
        words.add(new PdfLine.Word(text.strip(), first.getXDirAdj(), last.getXDirAdj() + last.getWidthDirAdj()));
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphEnd() {
        endLine();
    }

    private void endLine() {
        if (!words.isEmpty()) {
            lines.add(new PdfLine(page, y / height, y, size, words));
            words.clear();
            size = 0;
        }
    }

    @Override
    protected void endPage(PDPage ended) throws IOException {
        endLine();
        if (!unseen.toString().isBlank()) {
            found.warn("HIDDEN_TEXT", "第 " + page + " 页", unseen.toString());
        }
        unseen.setLength(0);
        afterPage.accept(page);
        super.endPage(ended);
    }
}
