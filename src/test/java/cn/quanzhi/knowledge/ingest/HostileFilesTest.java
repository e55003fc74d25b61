package cn.quanzhi.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.ingest.parse.FileType;
import cn.quanzhi.knowledge.ingest.parse.Unreadable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Files that are made to harm: each ends as plain text or with a reason, soon, and the next one is read as if nothing were. */
class HostileFilesTest {

    private static final Duration LIMIT = Duration.ofSeconds(50);
    private static final String CONTENT_TYPES = "<?xml version=\"1.0\"?><Types "
            + "xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" "
            + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    @TempDir
    Path directory;

    @Test
    void aDoctypeIsRefused() throws IOException {
        String laughs = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"哈哈\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><w:document xmlns:w=\"" + WORD
                + "\"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>";
        assertThat(outcome(word("laughs.docx", laughs))).isEqualTo("DOCTYPE_REFUSED");
        String external =
                "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\""
                        + WORD + "\"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>";
        assertThat(outcome(word("external.docx", external))).isEqualTo("DOCTYPE_REFUSED");
    }

    @Test
    void aBombGoesOffInTheParserAlone() throws IOException {
        assertThat(outcome(flateBomb())).isIn("TOO_LARGE_INSIDE", "TIMED_OUT", "TOO_MUCH_TEXT", "CORRUPT", "NO_TEXT");
        assertThat(outcome(text("after.txt", "后来的文件。\n"))).isEqualTo("后来的文件。\n");
    }

    @Test
    void aPackedBombIsNotEvenUnpacked() throws IOException {
        Path bomb = directory.resolve("bomb.docx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 50; i++) {
                zip.write(zeros);
            }
        }
        assertThat(outcome(bomb)).isEqualTo("ARCHIVE_RATIO");
        Path many = directory.resolve("many.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(many))) {
            for (int i = 0; i < 2_001; i++) {
                zip.putNextEntry(new ZipEntry(i + ".md"));
            }
        }
        assertThat(outcome(many)).isEqualTo("ARCHIVE_TOO_MANY");
    }

    @Test
    void anArchiveWhoseDirectoryLiesIsRefused() throws IOException {
        byte[] end = new byte[22];
        byte[] mark = {'P', 'K', 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F, 0, 0, 0, 0};
        System.arraycopy(mark, 0, end, 0, mark.length);
        Files.write(directory.resolve("lie.zip"), end);
        assertThat(outcome(directory.resolve("lie.zip"))).isEqualTo("ARCHIVE_CORRUPT");
        Files.write(directory.resolve("no.docx"), "not a zip".getBytes(StandardCharsets.US_ASCII));
        assertThat(outcome(directory.resolve("no.docx"))).isEqualTo("ARCHIVE_CORRUPT");
    }

    @Test
    void aLoopOfPagesEnds() throws IOException {
        String pdf =
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>endobj\n"
                        + "3 0 obj<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n";
        assertThat(outcome(text("loop.pdf", pdf))).isIn("CORRUPT", "EMPTY", "NO_TEXT");
    }

    @Test
    void aDeepPageEndsWithAReason() throws IOException {
        String outcome = outcome(text("deep.html", "<div>".repeat(200_000) + "深处"));
        assertThat(outcome)
                .satisfiesAnyOf(
                        text -> assertThat(text).isEqualTo("CORRUPT"),
                        text -> assertThat(text).contains("深处"));
    }

    @Test
    void aPageOfTwoKindsIsOnlyText() throws IOException {
        String polyglot = "%PDF-1.4\n<html><script>alert(1)</script></html>\n%%EOF";
        assertThat(outcome(text("both.pdf", polyglot))).isIn("CORRUPT", "EMPTY", "NO_TEXT");
        assertThat(outcome(text("script.html", "<p>检定须预约。</p><img src='http://127.0.0.1:1/x' onerror=alert(1)>")))
                .isEqualTo("检定须预约。\n");
    }

    /** The collection of a red team, where the machine has one. */
    @Test
    @EnabledIfEnvironmentVariable(named = "QUANZHI_ATTACKS_DIR", matches = ".+")
    void everyFileOfTheCollectionEndsInTime() throws IOException {
        List<String> table = new ArrayList<>();
        try (var files = Files.list(Path.of(System.getenv("QUANZHI_ATTACKS_DIR")))) {
            for (Path file : files.sorted().toList()) {
                long begun = System.nanoTime();
                String outcome = FileType.of(file.toString()).isEmpty()
                        ? "415"
                        : outcome(Files.copy(
                                file, directory.resolve(file.getFileName().toString())));
                double seconds = (System.nanoTime() - begun) / 1e9;
                table.add(String.format("%-45s %6.1f s  %s", file.getFileName(), seconds, outcome.replace('\n', ' ')));
                assertThat(seconds).as(file.toString()).isLessThan(60);
                assertThat(outcome).doesNotContain("root:x:0");
            }
        }
        Files.write(Path.of("target/attacks.txt"), table);
    }

    /** The text that a file gives, else the reason why it gives none. */
    private String outcome(Path file) {
        FileType type = FileType.of(file.toString()).orElseThrow();
        try {
            if (type == FileType.ARCHIVE) {
                return entries(file);
            }
            if (type == FileType.WORD) {
                ZipScan.check(file);
            }
            return parsed(file, type);
        } catch (Unreadable e) {
            return e.reason().name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String entries(Path file) throws IOException {
        try (ZipFile zip = ZipScan.open(file)) {
            return String.join(",", zip.stream().map(ZipEntry::getName).toList());
        }
    }

    private String parsed(Path file, FileType type) throws IOException {
        Path own = Files.createTempDirectory(directory, "own");
        Path there = Files.copy(file, own.resolve("file"));
        Path named = Files.move(there, own.resolve("file." + type.name().toLowerCase(java.util.Locale.ROOT)));
        try (ParserProcess parser = ParserProcess.start(own, 256)) {
            return parser.parse(named.getFileName().toString(), type, LIMIT, ParserRig.NOBODY)
                    .text();
        }
    }

    private Path text(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private Path word(String name, String document) throws IOException {
        Path file = directory.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(CONTENT_TYPES.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(document.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /** A page whose instructions are 600 MB once they are unpacked. */
    private Path flateBomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed, new Deflater(9))) {
            byte[] blanks = " ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 600; i++) {
                deflater.write(blanks);
            }
        }
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.write(
                ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode/Length "
                                + packed.size() + ">>stream\n")
                        .getBytes(StandardCharsets.US_ASCII));
        packed.writeTo(pdf);
        pdf.write("\nendstream endobj\ntrailer<</Root 1 0 R>>\n".getBytes(StandardCharsets.US_ASCII));
        return Files.write(directory.resolve("flate.pdf"), pdf.toByteArray());
    }
}
