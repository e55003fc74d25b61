package cn.quanzhi.knowledge.ingest;

import cn.quanzhi.knowledge.ingest.parse.Unreadable;
import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks at an archive's directory before anything is unpacked. The directory's own size is read from its last record first:
 * a hostile one would fill the heap of whoever merely opens it.
 */
public final class ZipScan {

    public static final long MOST_BYTES = 200_000_000;
    private static final int MOST_ENTRIES = 2_000;
    private static final int RATIO = 100;
    private static final int SMALL = 1_000_000;
    private static final int LARGEST_DIRECTORY = 2_000_000;
    private static final int END_RECORD = 22;
    private static final int END_MARK = 0x06054b50;

    private ZipScan() {}

    /** Opens an archive that keeps the limits; {@link Unreadable} where it doesn't. */
    public static ZipFile open(Path file) throws IOException {
        checkEnd(file);
        ZipFile zip = opened(file);
        try {
            check(zip, java.nio.file.Files.size(file));
            return zip;
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** For a document that is an archive inside, such as a Word file. */
    public static void check(Path file) throws IOException {
        open(file).close();
    }

    private static ZipFile opened(Path file) throws IOException {
        for (Charset names : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                return new ZipFile(file.toFile(), names);
            } catch (ZipException e) {
                if (names != StandardCharsets.UTF_8) {
                    throw new Unreadable(Reason.ARCHIVE_CORRUPT);
                }
            }
        }
        throw new Unreadable(Reason.ARCHIVE_CORRUPT);
    }

    private static void checkEnd(Path file) throws IOException {
        try (RandomAccessFile archive = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(archive.length(), END_RECORD + 65_535);
            ByteBuffer tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            archive.seek(archive.length() - length);
            archive.readFully(tail.array());
            for (int at = length - END_RECORD; at >= 0; at--) {
                if (tail.getInt(at) == END_MARK) {
                    int entries = tail.getShort(at + 10) & 0xFFFF;
                    long size = tail.getInt(at + 12) & 0xFFFFFFFFL;
                    if (entries > MOST_ENTRIES) {
                        throw new Unreadable(Reason.ARCHIVE_TOO_MANY);
                    }
                    if (size > LARGEST_DIRECTORY) {
                        throw new Unreadable(Reason.ARCHIVE_CORRUPT);
                    }
                    return;
                }
            }
            throw new Unreadable(Reason.ARCHIVE_CORRUPT);
        }
    }

    private static void check(ZipFile zip, long packed) {
        long unpacked = 0;
        for (ZipEntry entry : zip.stream().toList()) {
            long size = Math.max(0, entry.getSize());
            unpacked += size;
            if (size > SMALL && size > RATIO * Math.max(1, entry.getCompressedSize())) {
                throw new Unreadable(Reason.ARCHIVE_RATIO, entry.getName());
            }
        }
        if (unpacked > MOST_BYTES) {
            throw new Unreadable(Reason.ARCHIVE_TOO_LARGE);
        }
        if (unpacked > SMALL && unpacked > RATIO * packed) {
            throw new Unreadable(Reason.ARCHIVE_RATIO);
        }
    }
}
