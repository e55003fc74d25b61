package cn.quanzhi.knowledge.ingest.parse;

import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** The text of a PDF with its layout undone. */
final class PdfReader {

    private static final int MOST_PAGES = 5_000;

    private PdfReader() {}

    static void read(Path file, Collected found) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            int pages = document.getNumberOfPages();
            if (pages > MOST_PAGES) {
                throw new Unreadable(Reason.TOO_LARGE_INSIDE, pages + " 页");
            }
            noteActiveContent(document, found);
            found.progress(0, pages);
            PdfPages walk = new PdfPages(found, page -> found.progress(page, pages));
            walk.writeText(document, Writer.nullWriter());
            PdfLayout.lines(walk.lines()).forEach(found::add);
            if (found.lines().isEmpty() && !found.hasHidden()) {
                throw new Unreadable(
                        hasImages(document) || pages > 0 && isDrawn(document) ? Reason.NO_TEXT : Reason.EMPTY);
            }
        } catch (InvalidPasswordException e) {
            throw new Unreadable(Reason.ENCRYPTED);
        }
    }

    private static void noteActiveContent(PDDocument document, Collected found) {
        var catalog = document.getDocumentCatalog().getCOSObject();
        var names = catalog.getCOSDictionary(COSName.NAMES);
        boolean scripted = catalog.containsKey(COSName.OPEN_ACTION)
                || catalog.containsKey(COSName.AA)
                || names != null && names.containsKey(COSName.getPDFName("JavaScript"));
        if (scripted) {
            found.warn("ACTIVE_CONTENT", "整个文件", "打开时会执行动作或脚本，未采用");
        }
        if (names != null && names.containsKey(COSName.getPDFName("EmbeddedFiles"))) {
            found.warn("EMBEDDED_FILES", "整个文件", "带有附件，附件未采用");
        }
    }

    private static boolean hasImages(PDDocument document) {
        for (PDPage page : document.getPages()) {
            if (page.getResources() != null
                    && page.getResources().getXObjectNames().iterator().hasNext()) {
                return true;
            }
        }
        return false;
    }

    /** Letters turned into outlines are pictures too. */
    private static boolean isDrawn(PDDocument document) throws IOException {
        for (PDPage page : document.getPages()) {
            try (var contents = page.getContents()) {
                if (contents != null && contents.read() >= 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
