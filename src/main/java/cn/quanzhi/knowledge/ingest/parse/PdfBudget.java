package cn.quanzhi.knowledge.ingest.parse;

import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * How much drawing a file may order. The library unpacks a page's orders whole before it looks at the first one, so that some
 * kilobytes become what fills the memory for half a minute: they are counted, without being kept, before it may.
 */
final class PdfBudget {

    private static final long MOST_OF_A_STREAM = 40_000_000;
    private static final long MOST_OF_A_FILE = 400_000_000;

    private long spent;

    void take(PDPage page) throws IOException {
        for (Iterator<PDStream> streams = page.getContentStreams(); streams.hasNext(); ) {
            take(streams.next());
        }
    }

    void take(PDStream stream) throws IOException {
        long length = length(stream.getCOSObject(), stream.getFilters());
        spent += length;
        if (length > MOST_OF_A_STREAM || spent > MOST_OF_A_FILE) {
            throw new Unreadable(Reason.TOO_LARGE_INSIDE);
        }
    }

    /** Only the usual packing is looked into; what else unpacks to too much, the memory's limit ends. */
    private static long length(COSStream stream, List<COSName> filters) throws IOException {
        if (filters.isEmpty() || !isFlate(filters.getFirst())) {
            return stream.getLength();
        }
        byte[] buffer = new byte[65_536];
        long length = 0;
        Inflater inflater = new Inflater();
        try (InputStream raw = stream.createRawInputStream();
                InputStream unpacked = new InflaterInputStream(raw, inflater, buffer.length)) {
            for (int read = unpacked.read(buffer);
                    read >= 0 && length <= MOST_OF_A_STREAM;
                    read = unpacked.read(buffer)) {
                length += read;
            }
        } catch (IOException e) {
            return length; // the library makes of a broken stream what it can
        } finally {
            inflater.end();
        }
        return length;
    }

    private static boolean isFlate(COSName filter) {
        return filter.equals(COSName.FLATE_DECODE) || filter.equals(COSName.FLATE_DECODE_ABBREVIATION);
    }
}
