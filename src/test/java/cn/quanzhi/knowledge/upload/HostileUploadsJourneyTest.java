package cn.quanzhi.knowledge.upload;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget.Reply;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** What files that are made to harm cost the service that takes them: one failed job each, with its reason. */
class HostileUploadsJourneyTest extends UploadJourney {

    private static final long MOST_BYTES = 50_000_000;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Set<String> ENDS = Set.of("SUCCEEDED", "FAILED", "WAITING");

    @Value("${quanzhi.data-dir}")
    private Path data;

    @TempDir
    private Path outside;

    @Test
    void eachEndsAsTextOrWithAReasonAndLeavesNothingBehind() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> count(listener, calls));
            String address = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            ended(job(upload("before.txt", utf8(law(2)), metadata(title(), false))));
            Set<Path> before = files();
            long heap = heap();
            Map<String, byte[]> hostile = built(address);
            hostile.putAll(collection());
            for (Map.Entry<String, byte[]> file : hostile.entrySet()) {
                ends(file.getKey(), file.getValue());
            }
            Awaitility.await("the heap is what it was")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(heap() - heap).isLessThan(MOST_BYTES));
            Awaitility.await("nothing is left where files are worked on")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(files()).isSubsetOf(before));
        }
        assertThat(calls.get()).as("connections that a file asked for").isZero();
        try (Stream<Path> written = Files.list(outside)) {
            assertThat(written).isEmpty();
        }
        assertThat(ended(job(upload("after.txt", utf8(law(2)), metadata(title(), false))))
                        .get("state")
                        .asString())
                .isEqualTo("SUCCEEDED");
    }

    private void ends(String name, byte[] bytes) {
        boolean one = !name.endsWith(".zip");
        long begun = System.nanoTime();
        Reply reply = upload(name, bytes, one ? metadata(title(), false) : "{\"kind\":\"LOCAL_RULE\"}");
        if (reply.status() == 415) {
            return;
        }
        JsonNode ended = ended(job(reply));
        assertThat(System.nanoTime() - begun).as(name).isLessThan(LIMIT.toNanos());
        String state = ended.get("state").asString();
        assertThat(state).as(name).isIn(ENDS);
        if (state.equals("FAILED")) {
            assertThat(ended.at("/error/detail").asString())
                    .as(name)
                    .isNotBlank()
                    .doesNotContain("Exception");
            assertThat(ended.at("/error/code").asString()).as(name).isNotEqualTo("INTERNAL_ERROR");
        }
        for (JsonNode file : ended.get("files")) {
            Reply version = administrator()
                    .get(DOCUMENTS + "/" + file.get("documentId").asString("none") + "/versions/"
                            + file.get("documentVersionId").asString());
            assertThat(version.text()).as(name).doesNotContain("root:x:0");
        }
    }

    private Map<String, byte[]> built(String address) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "page.html",
                utf8("<p>茶秤须检定。</p><img src='" + address + "'><script src='" + address
                        + "'></script><link rel=stylesheet href='" + address + "'><iframe src='" + address
                        + "'></iframe>"));
        files.put("entity.docx", word("<!DOCTYPE w [<!ENTITY % x SYSTEM \"" + address + "\"> %x;]>"));
        files.put("link.docx", linked(address));
        files.put(
                "action.pdf",
                utf8("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(" + address
                        + ")>>>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R"
                        + "/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n"));
        String away = "quanzhi-" + UUID.randomUUID();
        Map<String, byte[]> slips = new LinkedHashMap<>();
        slips.put("../../" + away + ".md", utf8("# 外\n外面的。\n"));
        slips.put(outside.resolve(away + ".md").toAbsolutePath().toString(), utf8("# 外\n外面的。\n"));
        slips.put("..\\..\\" + away + ".txt", utf8("外面的。\n外面的。\n"));
        files.put("slip.zip", zip(slips));
        files.put("nested.zip", zip(Map.of("in.zip", zip(Map.of("a.md", new byte[900_000])))));
        files.put("deep.html", utf8("<div>".repeat(100_000) + "深处"));
        files.put("wide.csv", utf8("a,".repeat(4_000)));
        files.put("../../etc/name.md", utf8("# 名\n名字不是路径。\n"));
        return files;
    }

    private static byte[] word(String doctype) {
        return zip(Map.of(
                "[Content_Types].xml",
                utf8(
                        "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-"
                                + "officedocument.wordprocessingml.document.main+xml\"/></Types>"),
                "word/document.xml",
                utf8("<?xml version=\"1.0\"?>" + doctype
                        + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                        + "<w:p><w:r><w:t>茶秤须检定。</w:t></w:r></w:p></w:body></w:document>")));
    }

    private static byte[] linked(String address) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(
                "word/_rels/document.xml.rels",
                utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"r1\" TargetMode=\"External\" Target=\"" + address
                        + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\"/>"
                        + "</Relationships>"));
        parts.put(
                "word/document.xml",
                utf8("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                        + "<w:body><w:p><w:r><w:t>茶秤须检定。</w:t></w:r></w:p></w:body></w:document>"));
        return zip(parts);
    }

    /** The collection of a red team, where the machine has one. */
    private static Map<String, byte[]> collection() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        String directory = System.getenv("QUANZHI_ATTACKS_DIR");
        if (directory != null && !directory.isEmpty()) {
            try (Stream<Path> found = Files.list(Path.of(directory))) {
                for (Path file : found.toList()) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private Set<Path> files() throws IOException {
        List<Path> roots = List.of(data.resolve("work"));
        List<Path> files = new ArrayList<>();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> below = Files.walk(root)) {
                    below.filter(Files::isRegularFile).forEach(files::add);
                }
            }
        }
        return Set.copyOf(files);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void count(ServerSocket listener, AtomicInteger calls) {
        try {
            while (true) {
                listener.accept().close();
                calls.incrementAndGet();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }
}
