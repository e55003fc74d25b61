package cn.quanzhi.knowledge.ingest.parse;

import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.Tika;

/** Compares what a file is, by its first bytes, with what its name says. */
final class TypeCheck {

    private static final Set<String> PACKED =
            Set.of("application/zip", "application/x-tika-ooxml", "application/octet-stream");

    private static final Tika TIKA = new Tika();

    private TypeCheck() {}

    /** Loads what it needs. */
    static void ready() {
        TIKA.detect("a.txt");
    }

    static void check(Path file, FileType type) throws IOException {
        String found = TIKA.detect(file.toFile());
        boolean agrees = switch (type) {
            case PDF -> found.equals("application/pdf");
            case WORD ->
                PACKED.contains(magic(file))
                        && (PACKED.contains(found)
                                || found.equals(
                                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
            case ARCHIVE -> PACKED.contains(magic(file));
            // Bytes of GBK or UTF-16 look like nothing known; whether they are text is the decoder's to say.
            case TEXT, MARKDOWN, CSV, HTML -> isText(magic(file));
        };
        if (!agrees) {
            throw new Unreadable(Reason.TYPE_MISMATCH, found);
        }
    }

    private static boolean isText(String magic) {
        return magic.startsWith("text/")
                || magic.equals("application/octet-stream")
                || magic.equals("application/xhtml+xml")
                || magic.equals("application/xml")
                || magic.equals("message/rfc822");
    }

    /** By the bytes alone. */
    private static String magic(Path file) throws IOException {
        try (var in = new java.io.BufferedInputStream(java.nio.file.Files.newInputStream(file))) {
            return TIKA.detect(in);
        }
    }
}
